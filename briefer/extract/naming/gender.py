"""Which of he and she goes with a person, as far as titles and given names tell."""

from __future__ import annotations

from enum import Enum

from briefer.core.span import Span
from briefer.extract.naming.lexicon import NameLexicon

_REACH = 14


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


def given_gender(full: str, lexicon: NameLexicon) -> Gender | None:
    """What a frequent given name tells; None for a rare one or a surname alone."""
    given, _, rest = full.lower().partition(" ")
    if not rest:
        return None
    if given in lexicon.male:
        return Gender.MALE
    return Gender.FEMALE if given in lexicon.female else None
