"""Finds the labels of a transcript: lines that begin with who speaks and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set as AbstractSet

_LABELLED = re.compile(
    r"^[ \t]*(?P<label>[^\W\d_@][^\n:;,.!?“”\"«»]{0,70}(?:\.[^\n:;!?“”\"«»]{0,50})?):[ \t\xa0](?P<rest>\S.*)$",
    re.MULTILINE,
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SMALL = frozenset({"of", "for", "the", "and", "de", "van", "von", "al", "bin"})
_MOST_WORDS = 8
_FEWEST_SHARE = 3
"""A text is a transcript where one in so many of its lines has a label, or where a label comes back."""


def speaker_labels(text: str, of_things: AbstractSet[str]) -> dict[int, int]:
    """Where the label of each labelled line begins and where its colon stands, in code points of `text`.

    Empty for a text that is no transcript. `of_things` are words in lower case that head lines of other kinds, such
    as "photo".
    """
    found: dict[int, int] = {}
    labels: Counter[str] = Counter()
    for line in _LABELLED.finditer(text):
        if _is_name(line["label"], of_things) and len(line["rest"].split()) > 1:
            found[line.start("label")] = line.end("label")
            labels[line["label"]] += 1
    if len(found) < 2:
        return {}
    lines = sum(1 for line in text.split("\n") if line.strip())
    returns = max(labels.values()) > 1 and len(labels) > 1
    return found if returns or len(found) * _FEWEST_SHARE >= lines else {}


def _is_name(label: str, of_things: AbstractSet[str]) -> bool:
    words = _BRACKETED.sub(" ", label).split()
    if not 0 < len(words) <= _MOST_WORDS or any(word.lower() in of_things for word in words):
        return False
    return words[0][:1].isupper() and len(label) > 1 and all(word[:1].isupper() or word in _SMALL for word in words)
