"""Cuts the items of a paragraph into sentences, with an eye on quotation marks and abbreviations."""

from __future__ import annotations

import re

from briefer.extract.quotations.cues import SPEECH, verb_cues
from briefer.extract.quotations.items import Item, Tag
from briefer.extract.quotations.lexicon import Lexicon

LONGEST = 300
"""Items of one sentence at the most, so that text without stops takes no more time than other text."""

_INITIALS = re.compile(r"(?:\w\.)+")
_CUE_REACH = 20
_ENDS = (".", "!", "?", "…")
_MAY_END = frozenset({Tag.STOP, Tag.QUOTED})
_TRAILING = " \t\xa0”’'\"»)]"


def sentences_of(items: list[Item], lexicon: Lexicon) -> list[list[Item]]:
    """The sentences of one tagged paragraph, in order; a stop or a quoted stretch that ends in one closes them."""
    sentences: list[list[Item]] = []
    start = 0
    for index, item in enumerate(items):
        may_end = item.tag in _MAY_END or item.region is not None or item.text[-1] == "."
        if (may_end and _ends_here(items, index, lexicon)) or index - start >= LONGEST:
            sentences.append(items[start : index + 1])
            start = index + 1
    if start < len(items):
        sentences.append(items[start:])
    return sentences


def _ends_here(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    item = items[index]
    if index + 1 >= len(items):
        return False
    following = items[index + 1]
    if item.tag is Tag.STOP:
        return following.tag is not Tag.STOP and _opens(following)
    if item.region is not None:
        return _quoted_end(items, index, following, lexicon)
    if item.text.endswith(".") and len(item.text) > 1 and item.text[0].isalpha():
        if item.low in lexicon.words["abbreviations"] or _INITIALS.fullmatch(item.text):
            return item.low in ("p.m.", "a.m.", "u.s.", "d.c.") and _opens(following) and following.tag is not Tag.NAME
        return _opens(following)
    return False


def _opens(item: Item) -> bool:
    return item.tag is Tag.QUOTED or item.text[:1].isupper() or item.text[:1].isdigit() or item.tag is Tag.OPEN


def _quoted_end(items: list[Item], index: int, following: Item, lexicon: Lexicon) -> bool:
    inner = items[index].text.rstrip(_TRAILING)
    if not inner.endswith(_ENDS) or following.tag in (Tag.STOP, Tag.COMMA, Tag.COLON):
        return False
    if not _opens(following):
        return False
    if inner.endswith("."):
        return not (inner.endswith("...") and _cue_follows(items, index, lexicon))
    return not _cue_follows(items, index, lexicon)


def _cue_follows(items: list[Item], index: int, lexicon: Lexicon) -> bool:
    """Whether a reporting verb stands among the next words, as in "Why?" Ann Lee asked."""
    for at in range(index + 1, min(index + _CUE_REACH, len(items))):
        item = items[at]
        if item.tag in (Tag.STOP, Tag.QUOTED):
            return False
        if item.tag is Tag.VERB:
            return any(cue.takes(*SPEECH) for cue in verb_cues(items, lexicon, at, at + 1))
        if item.tag in (Tag.BE, Tag.AUXILIARY, Tag.RELATIVE, Tag.COLON):
            return False
    return False
