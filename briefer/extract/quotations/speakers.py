"""Gives a speaker the name it stands for in the article, where that is safe."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.quotations.items import Item, Tag
from briefer.extract.quotations.lexicon import Lexicon

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her"})
_FORCES = frozenset({"police", "staff", "state", "parliament", "council", "government"})
"""Words that end an office before the name of who holds it: Superintendent of Police Anita Rao."""
_LONGEST_NAME = 5
_PREPOSITION = re.compile(r" (?:of|at|from|for|in|with|on)\b")
_BEHIND_PREPOSITION = re.compile(r"\b(?:of|at|from|for|in|with|on)(?: the)? $")
_NAMESAKES = 50
"""Names that are compared at the most, so that a text of nothing but names takes no longer than others."""


class Source(NamedTuple):
    """Who speaks, by which cue, from whom, and the number of the attribution."""

    speaker: Mention | None = None
    cue: Mention | None = None
    via: str = ""
    group: int = 0


class Said(NamedTuple):
    """Words of a source, before it is known by which name it goes in the article."""

    span: Span
    kind: QuotationKind
    source: Source


@dataclass(frozen=True, slots=True)
class Named:
    """A name of two words or more, or one with a title, where it stands; `title` is in lower case, "" without one."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str
    paragraph: int


def names_of(items: Sequence[Item], paragraph: int, lexicon: Lexicon) -> Iterator[Named]:
    """The names in one tagged paragraph, in order; the words exclude titles, offices and nationalities."""
    run: list[Item] = []
    before = ""
    for item in [*items, Item("", "", 0, 0)]:
        if not run and before == "of" and item.low in _FORCES:
            continue
        if item.tag is Tag.NAME and item.region is None and item.text[:1].isupper():
            run.append(item)
            continue
        before = item.low
        if run:
            named = _named(run, paragraph, lexicon)
            if named is not None:
                yield named
        run = []


def _named(run: Sequence[Item], paragraph: int, lexicon: Lexicon) -> Named | None:
    words = list(run)
    title = ""
    while words:
        low = words[0].low.rstrip(".")
        if low in lexicon.titles["before"] or low in lexicon.speakers["people"]:
            title = low
        elif (
            low not in lexicon.nationalities
            and words[0].low not in lexicon.nationalities
            and not _is_office(words, lexicon)
        ):
            break
        words.pop(0)
    while len(words) > 1 and words[-1].low in lexicon.titles["after"]:
        words.pop()
    if not words or len(words) > _LONGEST_NAME or (len(words) == 1 and not title):
        return None
    return Named(words[0].start, words[-1].end, tuple(word.text for word in words), title, paragraph)


def _is_office(words: Sequence[Item], lexicon: Lexicon) -> bool:
    """Whether a title still follows, as in "Defence Secretary Anna Lindqvist"."""
    return any(
        word.low.rstrip(".") in lexicon.titles["before"] or word.low in lexicon.speakers["people"]
        for word in words[1:3]
    )


def resolved(
    found: Iterable[Said], groups: Mapping[int, int], names: Sequence[Named], text: str, lexicon: Lexicon
) -> tuple[Quotation, ...]:
    """The quotations with `resolved` filled where the name is certain, and with the number of their group in `groups`.

    What was found and names are in order of the text; a group that has no number becomes 0.
    """
    return _Resolver(names, text, lexicon).resolve(found, groups)


class _Resolver:
    def __init__(self, names: Sequence[Named], text: str, lexicon: Lexicon) -> None:
        self._names = names
        self._lexicon = lexicon
        self._offices = lexicon.speakers["people"] | lexicon.titles["before"]
        self._by_word: dict[str, dict[tuple[str, ...], Named]] = {}
        self._in_paragraph: dict[tuple[str, int], set[tuple[str, ...]]] = {}
        for named in names:
            for word in {named.words[0], named.words[-1]} if len(named.words) > 1 else ():
                self._by_word.setdefault(word, {}).setdefault(named.words, named)
                self._in_paragraph.setdefault((word, named.paragraph), set()).add(named.words)
        self._places = [named.start for named in names]
        self._starts = {named.start: named for named in names}
        self._ends = {named.end: named for named in names}
        self._text = text
        self._last: tuple[str, str, int] = ("", "", -1)

    def resolve(self, found: Iterable[Said], groups: Mapping[int, int]) -> tuple[Quotation, ...]:
        """One pass over what was found, remembering who spoke last."""
        quotations: list[Quotation] = []
        paragraph = 0
        counted = 0
        seen: dict[tuple[int, int], str] = {}
        for span, kind, source in found:
            paragraph += self._text.count("\n", counted, span.start)
            counted = max(counted, span.start)
            name = ""
            if source.speaker is not None:
                place = (source.speaker.span.start, source.speaker.span.end)
                if place not in seen:
                    seen[place] = self._name(source.speaker, paragraph)
                name = seen[place]
            quotations.append(
                Quotation(
                    span=span,
                    kind=kind,
                    speaker=source.speaker,
                    cue=source.cue,
                    resolved=name,
                    via=source.via,
                    group=groups.get(source.group, 0),
                )
            )
        return tuple(quotations)

    def _name(self, speaker: Mention, paragraph: int) -> str:
        low = speaker.text.lower()
        if low in _HE or low in _SHE:
            return self._pronoun(low, speaker, paragraph)
        if low == "who":
            before = self._text[: speaker.span.start].rstrip(", ")
            named = self._ends.get(len(before))
        else:
            named = self._named_inside(speaker) or self._apposed(speaker)
        if named is None:
            return self._body(speaker)
        name = self._fullest(named, speaker.span.start, paragraph)
        if name:
            self._last = (name, _sex(named.title, self._lexicon), paragraph)
        return name

    def _named_inside(self, speaker: Mention) -> Named | None:
        first = bisect_left(self._places, speaker.span.start)
        last = bisect_left(self._places, speaker.span.end, first)
        inside = [named for named in self._names[first:last] if named.end <= speaker.span.end]
        pairs = pairwise(inside)
        if any(_is_joint(self._text[one.end : other.start], self._lexicon) for one, other in pairs):
            return None
        own = [named for named in inside if not self._is_behind_preposition(named, speaker.span.start)]
        if own and speaker.text[0].isupper():
            ends = own[-1].end == speaker.span.end
            return own[-1] if ends or _PREPOSITION.match(self._text, own[-1].end) else None
        words = speaker.text.split()
        if len(words) == 1 and words[0][0].isupper():
            return Named(speaker.span.start, speaker.span.end, (words[0],), "", -1)
        return None

    def _is_behind_preposition(self, named: Named, start: int) -> bool:
        """Whether the name only says whose or where: "Ann Lee of Fjord Securities"."""
        return _BEHIND_PREPOSITION.search(self._text, start, named.start) is not None

    def _apposed(self, speaker: Mention) -> Named | None:
        """The full name between commas behind an office: "the mayor, Julio Ferrer, said"."""
        named = self._starts.get(speaker.span.end + 2) if self._text.startswith(", ", speaker.span.end) else None
        if named is None or len(named.words) < 2 or self._text[named.end : named.end + 1] not in (",", "."):
            return None
        head = speaker.text.split(",")[0].split()
        return named if any(word.lower() in self._offices for word in head) else None

    def _fullest(self, named: Named, at: int, paragraph: int) -> str:
        if len(named.words) != 1:
            return " ".join(named.words)
        (word,) = named.words
        known = list(islice(self._by_word.get(word, {}).values(), _NAMESAKES))
        fitting = [
            other for other in known if other.start < at and _sexes_agree(named.title, other.title, self._lexicon)
        ]
        if len(fitting) > 1:
            close = self._in_paragraph.get((word, paragraph), set())
            fitting = [other for other in fitting if other.words in close]
        return " ".join(fitting[0].words) if len(fitting) == 1 else ""

    def _pronoun(self, low: str, speaker: Mention, paragraph: int) -> str:
        """The last speaker, where it is near and no other person stands between."""
        name, sex, last_paragraph = self._last
        if not name or paragraph - last_paragraph > 2:
            return ""
        if sex and sex != ("female" if low in _SHE else "male"):
            return ""
        begin = self._text.rfind("\n", 0, speaker.span.start) + 1
        first, end = bisect_left(self._places, begin), bisect_left(self._places, speaker.span.start)
        if any(named.words[-1] not in name.split() for named in self._names[max(first, end - _NAMESAKES) : end]):
            return ""
        self._last = (name, sex, paragraph)
        return name

    def _body(self, speaker: Mention) -> str:
        """The one capitalised name that ends in the speaker's noun: "the strategy" after "Green Growth Strategy"."""
        words = speaker.text.split()
        if len(words) != 2 or words[0].lower() not in ("the", "this") or not words[1].islower():
            return ""
        ending = words[1].capitalize()
        names = {
            " ".join(named.words)
            for named in islice(self._by_word.get(ending, {}).values(), _NAMESAKES)
            if named.words[-1] == ending and named.start < speaker.span.start
        }
        return names.pop() if len(names) == 1 else ""


def _is_joint(between: str, lexicon: Lexicon) -> bool:
    """Whether two names speak together: "and", perhaps with a title behind it, is all that stands between them."""
    joint, *titles = between.replace(",", " ").lower().split() or [""]
    return joint in ("and", "&") and all(word.rstrip(".") in lexicon.titles["before"] for word in titles)


def _sex(title: str, lexicon: Lexicon) -> str:
    if title in lexicon.titles["female"]:
        return "female"
    return "male" if title in lexicon.titles["male"] else ""


def _sexes_agree(one: str, other: str, lexicon: Lexicon) -> bool:
    first, second = _sex(one, lexicon), _sex(other, lexicon)
    return not first or not second or first == second
