"""Lines that stand round an article without being part of it, told by their words."""

from __future__ import annotations

import re
from functools import cache

from briefer.core.article import CutReason
from briefer.ingest.cleaning import ends_sentence, words
from briefer.paths import resource_text

_REASONS = {
    "related": CutReason.RELATED,
    "sharing": CutReason.SHARING,
    "legal": CutReason.LEGAL,
    "label": CutReason.FURNITURE,
    "caption": CutReason.CAPTION,
    "byline": CutReason.BYLINE,
}
_RULE = re.compile(r"^[\W_]+$")


def furniture(text: str) -> CutReason | None:
    """What sort of page furniture a line is, or None where it reads like part of the article."""
    if not text or len(text) > 420:
        return None
    if _RULE.match(text):
        return CutReason.FURNITURE
    match = _pattern().fullmatch(text)
    return _REASONS[match.lastgroup] if match and match.lastgroup else None


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all kinds of furniture, with a named group for each."""
    kinds: dict[str, list[str]] = {}
    for line in resource_text("ingest/furniture.txt").splitlines():
        if line.startswith("[") and line.strip("[]") in _REASONS:
            kinds[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            kinds[list(kinds)[-1]].append(line)
    groups = "|".join(f"(?P<{kind}>{'|'.join(kinds[kind])})" for kind in _REASONS)
    return re.compile(rf"[\W_]*(?:{groups})[\W_]*", re.IGNORECASE)


def is_short_label(text: str) -> bool:
    """Whether it is a short line that ends like no sentence, as captions, labels and teasers do."""
    return len(words(text)) <= 12 and not ends_sentence(text)


_SIGNATURE = re.compile(
    r"^(?:--|—|best(?: regards| wishes)?|kind regards|regards|sincerely|cheers|thanks|yours \w+),?$", re.IGNORECASE
)


def opens_signature(text: str) -> bool:
    """Whether a line of a mail opens its sender's signature."""
    return bool(_SIGNATURE.match(text.strip()))
