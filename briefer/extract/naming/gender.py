"""Which of he and she goes with a person, as far as titles and given names tell."""

from __future__ import annotations

import re
from enum import Enum

from briefer.core.span import Span
from briefer.extract.naming.lexicon import NameLexicon

_REACH = 14
_WOMEN = frozenset({"sister", "wife", "daughter", "mother", "widow", "aunt", "niece", "grandmother", "granddaughter"})
_MEN = frozenset({"brother", "husband", "son", "father", "widower", "uncle", "nephew", "grandfather", "grandson"})
_RELATIVES = "|".join(sorted(_WOMEN | _MEN))
_RELATIVE_BEHIND = re.compile(rf", (?:the |his |her |their )?(?:[\w-]+ ){{0,2}}({_RELATIVES})\b")
_RELATIVE_BEFORE = re.compile(rf"\b({_RELATIVES}),? $", re.IGNORECASE)


class Gender(Enum):
    """The pronoun that an article uses of a person."""

    MALE = "he"
    FEMALE = "she"


def titled_gender(span: Span, text: str, lexicon: NameLexicon) -> Gender | None:
    """What the courtesy title before a name tells: Mr or Ms; None where there is none or it tells nothing."""
    words = text[max(0, span.start - _REACH) : span.start].lower().split()
    if not words:
        return None
    if words[-1] in lexicon.courtesy_male:
        return Gender.MALE
    return Gender.FEMALE if words[-1] in lexicon.courtesy_female else None


def related_gender(span: Span, text: str) -> Gender | None:
    """What a word for a relative beside a name tells: "Kim Yo Jong, the sister of"; None where there is none."""
    found = _RELATIVE_BEHIND.match(text, span.end) or _RELATIVE_BEFORE.search(text, max(0, span.start - 40), span.start)
    if found is None:
        return None
    return Gender.FEMALE if found[1].lower() in _WOMEN else Gender.MALE


def given_gender(full: str, lexicon: NameLexicon) -> Gender | None:
    """What a frequent given name tells; None for a rare one or a surname alone."""
    given, _, rest = full.lower().partition(" ")
    if not rest:
        return None
    if given in lexicon.male:
        return Gender.MALE
    return Gender.FEMALE if given in lexicon.female else None
