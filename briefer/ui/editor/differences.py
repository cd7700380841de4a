"""Which words of an altered quotation are not the source's own: what gets the wave underline."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from briefer.brief.verbatim import folded

_WORD = re.compile(r"\S+")
MOST_WORDS = 400
"""Words of a quotation up to which they are compared one by one; a longer one is marked whole."""


@lru_cache(maxsize=256)
def altered_spans(quoted: str, source: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `quoted` (code points, in order) that differ from `source`.

    Where words of the source are missing, the words on both sides of the gap are named. An altered quotation
    without words gives nothing.
    """
    here = list(_WORD.finditer(quoted))
    if not here:
        return ()
    there = [folded(word) for word in _WORD.findall(source)]
    if max(len(here), len(there)) > MOST_WORDS:
        return ((here[0].start(), here[-1].end()),)
    matcher = SequenceMatcher(None, [folded(match.group()) for match in here], there, autojunk=False)
    wrong: set[int] = set()
    for tag, start, end, _from, _to in matcher.get_opcodes():
        if tag == "insert":
            wrong.update({max(0, start - 1), min(start, len(here) - 1)})
        elif tag != "equal":
            wrong.update(range(start, end))
    spans: list[tuple[int, int]] = []
    for index in sorted(wrong):
        start, end = here[index].span()
        if spans and index - 1 in wrong:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)
