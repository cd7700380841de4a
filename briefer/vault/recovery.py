"""The recovery code: 14 groups of 4 characters, shown once, each group checked as it is typed.

A group is three characters of secret and one that checks them and the group's place, so a mistyped, swapped or
misplaced character or group is pointed out before the code is tried. 14 x 15 = 210 bits of secret.
"""

from __future__ import annotations

import secrets

from briefer.vault.errors import MistypedCodeError

GROUPS = 14
GROUP_LENGTH = 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_WEIGHTS = (2, 4, 8)


def new_code() -> str:
    """A fresh code, its groups parted by spaces."""
    groups = []
    for place in range(GROUPS):
        values = [secrets.randbelow(32) for _ in _WEIGHTS]
        groups.append("".join(_ALPHABET[value] for value in (*values, _check_value(values, place))))
    return " ".join(groups)


def secret_of(code: str) -> bytes:
    """The secret in a code as it was typed. Raises `MistypedCodeError` naming the groups that cannot be right."""
    groups = split_code(code)
    wrong = mistyped_groups(code)
    if wrong or len(groups) != GROUPS:
        raise MistypedCodeError(wrong)
    value = 0
    for group in groups:
        for char in group[:-1]:
            value = value * 32 + _ALPHABET.index(char)
    return value.to_bytes((GROUPS * len(_WEIGHTS) * 5 + 7) // 8, "big")


def mistyped_groups(code: str) -> tuple[int, ...]:
    """The numbers, from 1, of the complete groups typed so far that cannot be right."""
    return tuple(
        place + 1
        for place, group in enumerate(split_code(code))
        if place >= GROUPS or (len(group) == GROUP_LENGTH and not _is_right(group, place))
    )


def split_code(code: str) -> tuple[str, ...]:
    """The groups of a typed code; case, spaces and hyphens do not count, and O, I and L are read as 0, 1 and 1."""
    characters = "".join(char for char in code.upper() if char.isalnum()).translate(_READ_AS)
    return tuple(characters[start : start + GROUP_LENGTH] for start in range(0, len(characters), GROUP_LENGTH))


def _is_right(group: str, place: int) -> bool:
    values = [_ALPHABET.find(char) for char in group]
    return min(values) >= 0 and values[-1] == _check_value(values[:-1], place)


def _check_value(values: list[int], place: int) -> int:
    # A weighted sum in the field of 32 elements: different weights catch swaps, non-zero ones single slips.
    total = place
    for weight, value in zip(_WEIGHTS, values, strict=True):
        total ^= _product(weight, value)
    return total


def _product(one: int, other: int) -> int:
    result = 0
    while other:
        if other & 1:
            result ^= one
        other >>= 1
        one <<= 1
        if one & 32:
            one ^= 0b100101
    return result
