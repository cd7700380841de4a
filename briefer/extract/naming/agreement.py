"""Making the names of one article agree with each other.

A tagger judges each place by itself; a newspaper names the same thing the same way throughout. So one spelling
gets one kind, surnames follow their full names, well-known places are places, and repeats that were missed are
filled in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.spotting import Spotted

_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_SHORTEST = 2


def agreed(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names with one kind a spelling and the missed repeats, in order, without overlaps."""
    kinds = _kinds(names, lexicon)
    found = [Spotted(name.span, name.text, kinds[name.text]) for name in names if name.text in kinds]
    return _filled(found, kinds, text, lexicon)


def _kinds(names: tuple[Spotted, ...], lexicon: NameLexicon) -> dict[str, NameKind]:
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        if len(name.text) >= _SHORTEST and name.text[0].isupper() and name.text not in lexicon.demonyms:
            votes[name.text][name.kind] += 1
    kinds = {text: counts.most_common(1)[0][0] for text, counts in votes.items()}
    surnames = {text.rpartition(" ")[2] for text, kind in kinds.items() if kind is NameKind.PERSON and " " in text}
    for text, kind in tuple(kinds.items()):
        if text in lexicon.places and text not in surnames:
            kinds[text] = NameKind.PLACE
        elif (text in lexicon.bodies and text not in surnames) or _is_body(text, lexicon):
            kinds[text] = NameKind.BODY
        elif kind is NameKind.PERSON and " " in text:
            surname = text.rpartition(" ")[2]
            if surname not in lexicon.places:
                kinds[surname] = NameKind.PERSON
    return kinds


def _is_body(text: str, lexicon: NameLexicon) -> bool:
    words = text.lower().rstrip(".").split()
    return len(words) > 1 and words[-1] in lexicon.body_words and words[0] not in lexicon.male | lexicon.female


def _filled(found: list[Spotted], kinds: dict[str, NameKind], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names found, lengthened to a longer known name they lie in, and the repeats that were missed."""
    known = {**dict.fromkeys(lexicon.places, NameKind.PLACE), **kinds}
    by_first = _by_first_word(known)
    repeats: list[Spotted] = []
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or not word[0][0].isupper():
            continue
        for name in _candidates(by_first, word[0]):
            span = Span(word.start(), word.start() + len(name))
            if _stands(text, name, span):
                repeats.append(Spotted(span, name, known[name]))
                end = span.end
                break
    return _longest([*found, *repeats])


def _by_first_word(known: dict[str, NameKind]) -> dict[str, list[str]]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=len, reverse=True):
        first = _WORD.match(name)
        if first:
            by_first[first[0]].append(name)
    return by_first


def _candidates(by_first: dict[str, list[str]], word: str) -> list[str]:
    found = by_first.get(word, [])
    bare = re.sub(r"(?:['’]s|[.'’-])$", "", word)
    if bare != word:
        found = found + by_first.get(bare, [])
    head = word.partition("-")[0]
    return found + by_first.get(head, []) if head != word else found


def _stands(text: str, name: str, span: Span) -> bool:
    if not text.startswith(name, span.start):
        return False
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before.isalnum() or before in ("-", "@", "#"):
        return False
    if after[:1] == "-" or (after[:1] == "." and name.isupper() and len(name) <= _SHORTEST and after[1:2].isalpha()):
        return False
    return not after[:1].isalnum()


def _longest(names: list[Spotted]) -> tuple[Spotted, ...]:
    """Of names that overlap the longest, the first among equals; in order."""
    kept: list[Spotted] = []
    for name in sorted(names, key=lambda name: name.span):
        while kept and kept[-1].span.overlaps(name.span) and len(name.span) > len(kept[-1].span):
            kept.pop()
        if not kept or not kept[-1].span.overlaps(name.span):
            kept.append(name)
    return tuple(kept)
