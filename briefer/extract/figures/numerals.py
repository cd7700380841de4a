"""Numbers in digits: groups, decimals, fractions in one sign, and both decimal conventions."""

from __future__ import annotations

import math
import re

LONGEST_DIGITS = 30
"""Characters of a written number at the most; a longer run of digits is an identifier."""

VULGAR = {
    "¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅐": 1 / 7, "⅑": 1 / 9, "⅒": 1 / 10, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5,
    "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_ROUND_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.000")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = frozenset(
    {"de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "no", "fi", "cs", "ru", "uk", "tr", "el"}
)


def is_digits(word: str) -> bool:
    """Whether the piece is a number written in digits."""
    return word[:1].isdecimal() or (word[:1] == "." and word[1:2].isdecimal())


def uses_decimal_comma(tag: str) -> bool:
    """Whether texts in the language of that BCP 47 tag write 1.234,5 for 1,234.5."""
    return tag[:2].lower() in _DECIMAL_COMMA


def parse_digits(text: str, *, decimal_comma: bool = False) -> tuple[float, float] | None:
    """The value of a number in digits and the worth of its last digit; None where it is not one number.

    Where only one reading is possible it is taken whatever the convention ("1.234.567", "2,75").
    """
    plain = re.sub(r"[\s'’]", "", text).replace("·", ".")
    if len(plain) > LONGEST_DIGITS:
        return None
    if decimal_comma and _POINT_GROUPS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif not decimal_comma and _ROUND_THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "")
    elif not decimal_comma and _COMMA_GROUPS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    elif _COMMA_GROUPS.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _POINT_GROUPS.fullmatch(plain) and (plain.count(".") > 1 or "," in plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    decimals = len(plain) - plain.index(".") - 1 if "." in plain else 0
    return value, 10.0**-decimals
