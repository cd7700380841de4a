"""Cutting down to a name what the tagger took for one: "Maybe Trump", "Fox News Poll", "Nevada Democrat"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.spotting import Spotted

_PARTY = re.compile(r"[RDI]-[A-Z]")
"""How American papers give a senator's party and state: "R-Texas"."""

_MOST_WORDS = 16
"""Words of a name at the most; what is longer is a headline or a list."""

_NO_NAME = re.compile(r"[\[\]{}<>@#_=]|-$|^[JS]r\.?$")
_DASHES = frozenset({" - ", " – ", " — "})
_JOINT = re.compile(r" [–—-] |['’]s? | and | in | |[/–—-]")
_OF_A_BODY = re.compile(r"((?:[A-Z][\w.’'-]+ ){0,2}[A-Z][\w’'-]+) of (?=[A-Z])")
_INITIAL = re.compile(r"[A-Z]\. ")
_WORD_BEFORE = re.compile(r"(?<![\w.])[A-Z][a-zé’'-]+ $")
_CAPITALS_BEHIND = re.compile(r"(?: [A-Z][a-z]+){1,3}(?! [A-Z]|[\w’'-])")
_PARTICLES_BEHIND = re.compile(r"((?: [a-z]{2,5}){1,3}) [A-Z][\w’'-]*[a-z]\b")
_DATELINE = re.compile(r"^([A-Z][A-Z.]+(?: [A-Z.]+){0,3})(?:, [A-Z][\w.]+)? (?:\([\w ]+\) )?[–—-] ", re.MULTILINE)
_LAW = frozenset({"act", "agreement", "amendment", "bill", "budget", "law", "plan", "strategy", "treaty"})
_AGAINST = re.compile(r"(?:Anti|Pro|Non|Never)-")
_TAILS = frozenset({"poll", "polls", "survey", "debate", "headline", "website", "t-shirt"})
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n“\"‘]|[.!?][”\"’)])\s*$")


def tidied(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names without the words around them; what is left of some is no name, and so left out."""
    names = tuple(name for name in names if name.text.count(" ") < _MOST_WORDS)
    known = Counter(name.text for name in names)
    ordinary = set(re.findall(r"\b[^\W\dA-Z][\w’'-]*", text))
    apart = [part for name in names for part in _parted(name, lexicon, known)]
    cut = [_lengthened(shorter, text, lexicon) for name in apart if (shorter := _cut(name, text, lexicon, known)).text]
    return (*_in_towns(text, lexicon), *(name for name in cut if _is_name(name, text, lexicon, ordinary)))


def starts_sentence(text: str, offset: int) -> bool:
    """Whether the word at that code point is the first of a sentence, a paragraph or a quotation."""
    return _SENTENCE_START.search(text, max(0, offset - 8), offset) is not None


def _parted(name: Spotted, lexicon: NameLexicon, known: Counter[str]) -> Iterator[Spotted]:
    """Names that the tagger ran together: "Washington Post-ABC News", "CBS’s Face the Nation", "Sen. Ann Vale"."""
    length = len(name.text)
    if name.text in lexicon.famous:
        yield name
    elif joint := _joint(name.text, lexicon, known):
        yield _within(name, 0, joint.start())
        yield from _parted(_within(name, joint.end(), length), lexicon, known)
    elif name.kind is not NameKind.PERSON and (title := _title(name.text, lexicon)):
        yield replace(_within(name, title, length), kind=NameKind.PERSON)
    elif name.kind is NameKind.PERSON and (of := _OF_A_BODY.match(name.text)) and not _is_rank(of[1], lexicon):
        yield _within(name, 0, of.end(1))
        yield replace(_within(name, of.end(), length), kind=NameKind.BODY)
    else:
        yield name


def _joint(words: str, lexicon: NameLexicon, known: Counter[str]) -> re.Match[str] | None:
    """What joins two names: a dash, or anything where one is well known or both stand alone in the article."""
    for joint in _JOINT.finditer(words):
        left, right = words[: joint.start()], words[joint.end() :]
        if not right[:1].isupper():
            continue
        alone = left in known and right in known
        parts = {
            " ": right in lexicon.bodies and left in known and left not in lexicon.places,
            " in ": left in lexicon.bodies,
            " and ": right in lexicon.bodies and " " not in words.replace(" and ", ""),
            "-": alone or left in lexicon.bodies or (right in lexicon.bodies or {left, right} <= lexicon.places),
        }
        if parts.get(joint[0], joint[0] in _DASHES or alone or left in lexicon.famous):
            return joint
    return None


def _is_rank(words: str, lexicon: NameLexicon) -> bool:
    """Whether somebody is called so "of" a place: "Duke of Kent"."""
    last = words.rpartition(" ")[2].lower()
    return last in lexicon.offices or last in lexicon.courtesy or last in ("duke", "duchess", "earl", "joan")


def _title(words: str, lexicon: NameLexicon) -> int:
    """Where the name behind a courtesy title begins, 0 where there is no title."""
    found = [word for word in re.finditer(r"\b[A-Z][a-z]+\. ", words) if word[0].strip().lower() in lexicon.courtesy]
    return found[-1].end() if found else 0


def _within(name: Spotted, start: int, end: int) -> Spotted:
    span = Span(name.span.start + start, name.span.start + end)
    return replace(name, span=span, text=name.text[start:end])


def _cut(name: Spotted, text: str, lexicon: NameLexicon, known: Counter[str]) -> Spotted:
    """The name without the words before and behind that are none of it; perhaps nothing is left."""
    words = name.text.split(" ")
    if name.text in lexicon.famous or name.text in lexicon.things:
        return name
    end = len(words)
    while end and _is_tail(words[:end], name.kind, lexicon):
        end -= 1
    first = int(end > 1 and _is_head(name, " ".join(words[1:end]), text, lexicon, known))
    if (first, end) == (0, len(words)):
        return name
    start = sum(len(word) + 1 for word in words[:first])
    shorter = _within(name, start, max(start, len(" ".join(words[:end]))))
    return replace(shorter, kind=NameKind.PLACE) if shorter.text in lexicon.places else shorter


def _lengthened(name: Spotted, text: str, lexicon: NameLexicon) -> Spotted:
    """A person of whom only a part was found, with the rest beside it; a body to the end of its capitals."""
    start, end = name.span.start, name.span.end
    if name.kind is NameKind.PERSON:
        behind = _PARTICLES_BEHIND.match(text, end)
        if behind and lexicon.particles.issuperset(behind[1].split()):
            end = behind.end()
        if _INITIAL.match(name.text) or name.text.partition(" ")[0] in lexicon.particles:
            before = _WORD_BEFORE.search(text, max(0, start - 20), start)
            start = before.start() if before and not _is_rank(before[0].strip(), lexicon) else start
    elif name.kind is NameKind.BODY and name.text not in lexicon.bodies:
        rest = _CAPITALS_BEHIND.match(text, end)
        if rest and rest[0].rpartition(" ")[2].lower() in lexicon.body_words:
            end = rest.end()
    return replace(name, span=Span(start, end), text=text[start:end])


def _is_head(name: Spotted, rest: str, text: str, lexicon: NameLexicon, known: Counter[str]) -> bool:
    """Whether the first word belongs to the sentence rather than to the name."""
    word = name.text.partition(" ")[0]
    if not rest[:1].isupper():
        return False
    if _is_compound(word, lexicon):
        return True
    if word.lower() in lexicon.openers and starts_sentence(text, name.span.start):
        return name.kind is not NameKind.BODY or rest in known or rest in lexicon.places
    is_given = word.lower() in lexicon.given
    return name.kind is NameKind.PERSON and " " in rest and rest in known and not is_given


def _is_tail(words: list[str], kind: NameKind, lexicon: NameLexicon) -> bool:
    last = words[-1]
    if not last or (last.islower() and len(words) > 1):
        return True
    if len(words) == 1:
        return False
    if last.lower() in lexicon.courtesy_other and last[0].isupper():
        return True
    if kind is NameKind.PERSON:
        return last.isupper() and last.lower() in lexicon.letters
    if last.lower() in _TAILS:
        return True
    if last in lexicon.things:
        return True
    return (last.lower() in lexicon.offices or last in lexicon.demonyms) and "of" not in words


def _is_name(name: Spotted, text: str, lexicon: NameLexicon, ordinary: set[str]) -> bool:
    """Whether it is a name at all; `ordinary` are the words that the text writes with small letters."""
    if name.text in lexicon.demonyms or name.text in lexicon.things or _is_compound(name.text, lexicon):
        return False
    if _NO_NAME.search(name.text) or _AGAINST.match(name.text):
        return False
    if name.kind is not NameKind.PERSON and " " in name.text and name.text.rpartition(" ")[2].lower() in _LAW:
        return False
    if _PARTY.match(text, max(0, name.span.start - 2)) or _PARTY.match(name.text):
        return False
    if " " in name.text or name.text in lexicon.famous:
        return True
    if name.text.removesuffix("s").removesuffix("n").removesuffix("a") in lexicon.places:
        return False
    small = name.text.lower()
    is_none = small in lexicon.no_names or small.removesuffix("s") in lexicon.no_names
    if is_none and not _is_titled(name, text, lexicon):
        return False
    return small not in ordinary or not starts_sentence(text, name.span.start)


def _is_compound(words: str, lexicon: NameLexicon) -> bool:
    """Whether the words end as in "Trump-style"."""
    return words.rpartition("-")[2] in lexicon.compounds and "-" in words


def _is_titled(name: Spotted, text: str, lexicon: NameLexicon) -> bool:
    before = text[max(0, name.span.start - 12) : name.span.start].split()
    return bool(before) and before[-1].lower() in lexicon.courtesy


def _in_towns(text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    """The short forms of American states behind a town ("Macon, Ga."), and the town that a report comes from."""
    for found in re.finditer(r"(?<=[a-z], )[A-Z][\w.]{0,4}\.", text):
        if found[0] in lexicon.states:
            yield Spotted(Span(*found.span()), found[0], NameKind.PLACE)
    for found in _DATELINE.finditer(text):
        if found[1].lower() in lexicon.openers or (found[1].count(" ") > 1 and found[1].title() not in lexicon.places):
            continue
        yield Spotted(Span(*found.span(1)), found[1], NameKind.PLACE)
