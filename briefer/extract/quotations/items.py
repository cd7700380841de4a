"""The words of a text as the rules see them: one item a word, or one for a whole quoted stretch, with a coarse tag."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefer.extract.quotations.pairing import Region


class Tag(StrEnum):
    """The part an item plays in a sentence."""

    QUOTED = "Q"
    STOP = "."
    COMMA = ","
    COLON = ":"
    DASH = "-"
    OPEN = "("
    CLOSE = ")"
    DETERMINER = "D"
    NUMBER = "#"
    PREPOSITION = "P"
    TO = "T"
    COORDINATOR = "C"
    SUBORDINATOR = "S"
    SUBJECT = "R"
    OBJECT = "O"
    RELATIVE = "W"
    QUESTION = "K"
    BE = "B"
    AUXILIARY = "A"
    ADVERB = "J"
    POSSESSIVE = "X"
    VERB = "V"
    NAME = "N"
    NOUN = "n"
    OTHER = "o"


HEADS = frozenset({Tag.NAME, Tag.NOUN, Tag.QUOTED, Tag.NUMBER, Tag.OTHER})
"""What a noun phrase may end in."""
PRONOUNS = frozenset({Tag.SUBJECT, Tag.OBJECT})
FINITE = frozenset({Tag.VERB, Tag.BE, Tag.AUXILIARY})


@dataclass(slots=True)
class Item:
    """A word, a mark or a quoted stretch of the text; offsets are code points, `low` the word in lower case."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag = Tag.OTHER
    region: Region | None = None


def paragraphs_of(
    text: str, tokens: Iterable[tuple[int, int]], regions: Sequence[Region], abbreviations: Container[str] = ()
) -> Iterator[list[Item]]:
    """The items of each paragraph of `text`, untagged, in order; tokens are half-open and in order.

    Words joined by a hyphen become one item, a quoted stretch becomes one item that hides its words. A full stop
    joins a capitalised word that is one of the `abbreviations` with it.
    """
    items: list[Item] = []
    upcoming = iter(regions)
    region = next(upcoming, None)
    outside = len(text) if region is None else region.start
    glue = False
    last: Region | None = None
    for start, end in tokens:
        begin = start
        while begin < end:
            if region is not None and outside <= begin:
                if region.end <= begin:
                    region = next(upcoming, None)
                    outside = len(text) if region is None else region.start
                    continue
                if not items or region is not last:
                    items += _quoted(text, region)
                    last = region
                begin, glue = min(end, region.end), False
                continue
            stop = min(end, outside)
            word = text[begin:stop]
            if not glue and word[0].isalnum():
                items.append(Item(word, word.lower(), begin, stop))
            elif "\n" in word:
                if items:
                    yield items
                items, glue = [], False
            elif word[0] in _BRACKETS and len(word) > 1 and _BRACKETS.issuperset(word):
                items += [Item(char, char, at, at + 1) for at, char in enumerate(word, begin)]
            elif not word.isspace():
                glue = _append(items, word, begin, stop, abbreviations, glue=glue)
            begin = stop
    if items:
        yield items


def _quoted(text: str, region: Region) -> list[Item]:
    """The item of a quoted stretch, and a comma of no length where one stands inside its closing mark."""
    item = Item(text[region.start : region.end], "", region.start, region.end, region=region)
    if region.closed and text[region.inner_start : region.inner_end].rstrip().endswith(","):
        return [item, Item(",", ",", region.end, region.end)]
    return [item]


_BRACKETS = frozenset("()[]:;,")
"""Marks that a tokenizer may take together for a face: (Con):"""
_HYPHENS = frozenset("-‐‑–/&")


def _append(items: list[Item], word: str, start: int, end: int, abbreviations: Container[str], *, glue: bool) -> bool:
    """Adds the word, joined to the one before where a hyphen stands between them; tells if the next may join."""
    if word in _HYPHENS and items:
        before = items[-1]
        if before.region is None and before.end == start and before.text[-1:].isalnum():
            items.append(Item(word, word, start, end))
            return True
    if glue and word[:1].isalnum() and items[-1].end == start:
        hyphen, first = items.pop(), items.pop()
        whole = first.text + hyphen.text + word
        items.append(Item(whole, whole.lower(), first.start, end))
        return False
    if word == "." and items and _is_abbreviated(items[-1], start, abbreviations):
        first = items.pop()
        items.append(Item(f"{first.text}.", f"{first.low}.", first.start, end))
        return False
    items.append(Item(word, word.lower(), start, end))
    return False


def _is_abbreviated(before: Item, stop: int, abbreviations: Container[str]) -> bool:
    return before.end == stop and before.text[0].isupper() and f"{before.low}." in abbreviations and before.low != "no"


def last_of(tags: Sequence[Tag], wanted: Tag, before: int) -> int:
    """The last position before `before` with the wanted tag; -1 where there is none."""
    for at in range(before - 1, -1, -1):
        if tags[at] is wanted:
            return at
    return -1
