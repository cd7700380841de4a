"""Whom the speaker of a quotation stands for: pronouns, surnames, offices and common nouns.

A speaker is resolved only where the article leaves little doubt; otherwise it stays as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Name, NameKind, Quotation, QuotationKind
from briefer.extract.naming.gender import Gender, given_gender, titled_gender
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.spotting import Spotting

REACH = 6
"""Sentences that an antecedent may lie back."""

_MARGIN = 0.4
_PRONOUNS = re.compile(r"(he|she|it)(?:['’](?:s|d|ll))?", re.IGNORECASE)
_POSSESSED = re.compile(
    r"(?:his|her|its|their|a|an|one|some|many|several|two|three|both|other|another)\b", re.IGNORECASE
)
_FOR_ANOTHER = re.compile(
    r"(?:\w+\s+){0,3}(?:spokes\w+|analysts|researchers|economists|scientists|experts|doctors|aides?|lawyers?|officials?|sources?|people|members?|advis[eo]rs?|allies|supporters?"
    r"|relatives?|friends?|staff\w*|critics?)\s+(?:for|of|to|from|at|in|within|close)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that)\s+(.+)", re.IGNORECASE | re.DOTALL)
_AFTER_HEAD = re.compile(r"\b(?:of|for|in|at|from|who|which|that|with|on)\b|[,(]")
_CAPITALS = re.compile(
    r"[A-Z][\w’'&-]*(?:\s(?:of|for|on|and|the|in|of the|on the|for the)(?=\s[A-Z])|\s[A-Z][\w’'&-]*)+"
)
_JOINS = re.compile(r",?\s+(?:and|&)\s+(?:\w+\.?\s+)?")
_TITLE_REACH = 3000
_YEARS_OLD = re.compile(r"\d+-year-old\b")
_COUNTRYMAN = re.compile(r"[A-Z]\w+(?:man|woman|an|ard|on)")
_ACCUSED = frozenset({"defendant", "accused", "suspect"})
_CHARGED = re.compile(r"[^.!?]{0,30}\b(?:denie[sd]|plead(?:s|ed)|accused|charged|on trial|arrested|stands? trial)\b")
_PAST = frozenset({"former", "ex", "then"})
_AUTHORED = re.compile(r"\b(?:by|from)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Answer:
    name: str
    because: str


def resolved(
    quotations: tuple[Quotation, ...], names: tuple[Name, ...], spotting: Spotting, text: str, lexicon: NameLexicon
) -> tuple[Quotation, ...]:
    """The quotations with the names their speakers stand for; where that is in doubt, a quotation stays as it was."""
    article = _Article(quotations, names, spotting, text, lexicon)
    answers: dict[Span, _Answer | None] = {}
    joint: set[Span] = set()
    in_order = sorted(
        {quotation.speaker.span: quotation.speaker for quotation in quotations if quotation.speaker}.items()
    )
    for span, mention in in_order:
        if article.is_joint(mention):
            joint.add(span)
            continue
        answers[span] = article.answer(mention)
        if answer := answers[span]:
            article.heard(span, answer.name)
    return tuple(
        replace(quotation, resolved="", resolved_because="")
        if quotation.speaker and quotation.speaker.span in joint
        else _with_answer(quotation, answers)
        for quotation in quotations
    )


def _with_answer(quotation: Quotation, answers: dict[Span, _Answer | None]) -> Quotation:
    answer = answers.get(quotation.speaker.span) if quotation.speaker else None
    if answer is None:
        return quotation
    return replace(quotation, resolved=answer.name, resolved_because=answer.because)


class _Article:
    """What is known of one article while its speakers are resolved from the front."""

    def __init__(
        self,
        quotations: tuple[Quotation, ...],
        names: tuple[Name, ...],
        spotting: Spotting,
        text: str,
        lexicon: NameLexicon,
    ) -> None:
        self._names = names
        self._text = text
        self._lexicon = lexicon
        self._quoted = [quotation.span for quotation in quotations if quotation.kind is QuotationKind.DIRECT]
        self._subjects = {subject.end for subject in spotting.subjects}
        self._starts = [sentence.start for sentence in spotting.sentences]
        self._parsed = spotting.parsed
        self._paragraphs = [syntax.words[0].start for syntax in spotting.parsed]
        self._spoken: list[tuple[int, str]] = []
        self._genders = self._known_genders()

    def answer(self, mention: Mention) -> _Answer | None:
        """Whom the mention stands for, None where that is in doubt."""
        words = mention.text.strip(" ,“”\"‘’'")
        if _FOR_ANOTHER.match(words):
            return None
        if words.lower() == "who":
            return self._relative(mention.span)
        if named := self._named(mention):
            return named
        if pronoun := _PRONOUNS.fullmatch(words):
            return self._pronoun(mention.span, pronoun[1].lower())
        if _POSSESSED.match(words):
            return None
        if definite := _DEFINITE.fullmatch(words):
            return self._common_noun(mention.span, definite[1])
        return None

    def is_joint(self, mention: Mention) -> bool:
        """Whether two people or more speak together: one name would put the words of all into one mouth."""
        inside = [name for name in self._names if name.kind is NameKind.PERSON and mention.span.contains(name.span)]
        return any(_are_joined(one, other, self._text) for one, other in pairwise(inside))

    def heard(self, span: Span, name: str) -> None:
        """Remember who spoke at that place."""
        self._spoken.append((span.start, name))

    def _named(self, mention: Mention) -> _Answer | None:
        inside = [name for name in self._names if mention.span.contains(name.span)]
        persons = [name for name in inside if name.kind is NameKind.PERSON]
        if persons:
            name = persons[0]
        elif inside and _is_whole(mention, inside[0], self._text):
            name = inside[0]
        else:
            return None
        written = name.span.cut(self._text)
        because = "named here" if written == name.full else f"“{written}” is short for {name.full} in this article"
        return _Answer(name.full, because)

    def _relative(self, span: Span) -> _Answer | None:
        """The person whom the relative clause of a "who" describes: "Anna Vale, a vet from Leeds who said"."""
        at = bisect_right(self._paragraphs, span.start) - 1
        syntax = self._parsed[at] if at >= 0 else None
        noun = syntax.antecedent(span.start) if syntax else None
        if syntax is None or noun is None:
            return None
        heads = (noun, syntax.words[noun].head) if syntax.words[noun].relation == "appos" else (noun,)
        for head in heads:
            word = syntax.words[head]
            for name in self._names:
                if name.kind is NameKind.PERSON and name.span.start <= word.start < name.span.end <= span.start:
                    return _Answer(name.full, "the person whom “who” describes")
        return None

    def _pronoun(self, span: Span, pronoun: str) -> _Answer | None:
        if pronoun == "it":
            return self._nearest(span, lambda name: name.kind is NameKind.BODY, "the body named last before “it”")
        gender = Gender(pronoun)

        def fits(name: Name) -> bool:
            return name.kind is NameKind.PERSON and self._genders.get(name.full, gender) is gender

        return self._nearest(span, fits, f"the person “{pronoun}” follows on")

    def _common_noun(self, span: Span, phrase: str) -> _Answer | None:
        head = _AFTER_HEAD.split(phrase)[0].split()
        noun = head[-1].lower() if head else ""
        before = [name for name in self._names if name.span.end <= span.start]
        if noun in self._lexicon.offices and (held := self._office(before, [word.lower() for word in head])):
            return held
        if noun in _ACCUSED:
            return self._accused()
        if head and (_YEARS_OLD.match(head[0]) or self._is_countryman(head[-1])):
            return self._nearest(span, self._fits_noun(head[-1]), f"the person “the {phrase}” follows on")
        if noun in self._lexicon.documents and (document := self._document(before, noun, span)):
            return document
        if noun in self._lexicon.companies:
            return self._body(before, noun, span)
        return None

    def _office(self, before: list[Name], office: list[str]) -> _Answer | None:
        wanted = [word for word in office if word not in self._lexicon.passing]
        is_past = not _PAST.isdisjoint(wanted)
        wanted = [word for word in wanted if word not in _PAST]
        held = [name for name in self._names if name.role and _is_office(name.role, wanted, self._lexicon)]
        held = [name for name in held if is_past <= _is_past(name.role)]
        known = [name for name in held if name in before] or held
        if not known or (len({name.full for name in known}) > 1 and known[-1] not in before[-8:]):
            return None
        return _Answer(known[-1].full, f"called “{known[-1].role}” in this article")

    def _accused(self) -> _Answer | None:
        """The only person of whom the article says that they are charged, or deny it."""
        charged = {
            name.full
            for name in self._names
            if name.kind is NameKind.PERSON and _CHARGED.match(self._text, name.span.end)
        }
        return _Answer(charged.pop(), "the one who is accused in this article") if len(charged) == 1 else None

    def _is_countryman(self, word: str) -> bool:
        return word in self._lexicon.demonyms and _COUNTRYMAN.fullmatch(word) is not None

    def _fits_noun(self, noun: str) -> Callable[[Name], bool]:
        if noun.endswith("woman"):
            gender: Gender | None = Gender.FEMALE
        else:
            gender = Gender.MALE if noun.endswith(("shman", "chman", "tsman")) else None
        return lambda name: (
            name.kind is NameKind.PERSON and (gender is None or self._genders.get(name.full, gender) is gender)
        )

    def _document(self, before: list[Name], noun: str, span: Span) -> _Answer | None:
        titles = self._lexicon.documents if noun == "document" else {noun}
        named = [name for name in before if _ends_or_begins(name.full, titles)]
        if named:
            return _Answer(named[-1].full, f"the {noun} named last")
        written = self._in_capitals(noun, span)
        if written:
            return _Answer(written, f"the {noun} named last")
        for found in reversed(list(re.finditer(rf"\b{noun}\b", self._text[: span.start], re.IGNORECASE))[-6:]):
            for name in before:
                gap = self._text[found.end() : name.span.start]
                if name.kind is NameKind.BODY and 0 < len(gap) < 24 and _AUTHORED.search(gap):
                    return _Answer(name.full, f"the {noun} is by {name.full}")
        return None

    def _in_capitals(self, noun: str, span: Span) -> str:
        """The last title in capitals before `span` that such a noun ends or begins, "" where there is none."""
        nouns = self._lexicon.documents if noun == "document" else {noun}
        found = ""
        for title in _CAPITALS.finditer(self._text, max(0, span.start - _TITLE_REACH), span.start):
            words = title[0].split()
            if words[0] in ("The", "A", "An"):
                words = words[1:]
            if len(words) > 1 and _ends_or_begins(" ".join(words), nouns):
                found = " ".join(words)
        return found

    def _body(self, before: list[Name], noun: str, span: Span) -> _Answer | None:
        bodies = [name for name in before if name.kind is NameKind.BODY]
        called = [name for name in bodies if _ends_or_begins(name.full, {noun})]
        if called:
            return _Answer(called[-1].full, f"the {noun} named last")
        written = self._in_capitals(noun, span)
        if written:
            return _Answer(written, f"the {noun} named last")
        if noun not in self._lexicon.any_body:
            return self._only_body(bodies, noun)
        return self._nearest(span, lambda name: name.kind is NameKind.BODY, f"the body named last before “the {noun}”")

    def _only_body(self, bodies: list[Name], noun: str) -> _Answer | None:
        """The body that such a noun fits best: by a word of its name, or as the only firm the article names."""
        hints = self._lexicon.hints.get(noun, frozenset())
        hinted = [name for name in bodies if not hints.isdisjoint(name.full.lower().split())]
        if hinted:
            return _Answer(hinted[-1].full, f"the {noun} named last")
        firms = {name.full for name in bodies if name.full not in self._lexicon.bodies}
        if noun in self._lexicon.firms and len(firms) == 1:
            return _Answer(firms.pop(), f"the only body that “the {noun}” can be")
        return None

    def _nearest(self, span: Span, fits: Callable[[Name], bool], because: str) -> _Answer | None:
        sentence = self._sentence(span.start)
        scores: dict[str, float] = {}
        for name in self._names:
            if name.span.end > span.start:
                break
            distance = sentence - self._sentence(name.span.start)
            if distance <= REACH and fits(name) and not self._is_quoted(name):
                scores[name.full] = max(scores.get(name.full, -99.0), self._score(name, distance))
        for place, speaker in self._spoken[-2:]:
            if speaker in scores:
                scores[speaker] = max(scores[speaker], 0.8 - 0.5 * (sentence - self._sentence(place)))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return None
        return _Answer(ranked[0][0], because)

    def _score(self, name: Name, distance: int) -> float:
        score = -0.5 * distance
        if name.span.end in self._subjects:
            score += 0.8
        return score

    def _is_quoted(self, name: Name) -> bool:
        """Whether the name stands inside somebody's words: whom speakers name seldom speaks next."""
        return any(quoted.contains(name.span) for quoted in self._quoted)

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _known_genders(self) -> dict[str, Gender]:
        found: dict[str, Gender] = {}
        for name in self._names:
            if name.kind is not NameKind.PERSON:
                continue
            gender = titled_gender(name.span, self._text, self._lexicon)
            if gender is not None:
                found[name.full] = gender
            elif gender := given_gender(name.full, self._lexicon):
                found.setdefault(name.full, gender)
        return found


def _are_joined(one: Name, other: Name, text: str) -> bool:
    """Whether two people speak together, as in "Anna Vale and Omar Reed"."""
    between = text[one.span.end : other.span.start]
    return one.full != other.full and _JOINS.fullmatch(between) is not None


def _is_whole(mention: Mention, name: Name, text: str) -> bool:
    """Whether the mention is the name itself, but for an article and what follows a comma."""
    before = text[mention.span.start : name.span.start].strip().lower()
    after = text[name.span.end : mention.span.end]
    return before in ("", "the") and (not after.strip() or after.lstrip()[0] in ",(")


def _ends_or_begins(full: str, nouns: frozenset[str] | set[str]) -> bool:
    """Whether a noun is the head of the name: "Bank of Norland", "Energy Safety Authority"."""
    words = full.lower().split()
    return len(words) > 1 and (words[-1] in nouns or (words[0] in nouns and words[1] in ("of", "for", "on")))


def _is_past(role: str) -> bool:
    return not _PAST.isdisjoint(role.lower().replace("-", " ").split())


def _is_office(role: str, wanted: list[str], lexicon: NameLexicon) -> bool:
    """Whether the role as written ("Energy Minister") may be called by that office ("the minister").

    A prime minister is not called the minister, nor a shadow chancellor the chancellor; a justice is a judge.
    """
    words = _AFTER_HEAD.split(role)[0].lower().split()
    if wanted and words and len(wanted) == 1 and words[-1] in lexicon.wider.get(wanted[0], ()):
        return True
    if not wanted or words[-len(wanted) :] != wanted:
        return False
    rest = words[: -len(wanted)]
    return not rest or rest[-1] not in lexicon.other_office
