"""Dates in the words of many languages."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

from briefer.paths import resource_text

_CENTURIES = ("19", "20")
"""How the year begins that every date is read with."""


@cache
def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in resource_text("ingest/months.txt").splitlines():
        number, *names = line.split()
        for name in names:
            numbers.setdefault(unicodedata.normalize("NFC", name), int(number))
    return numbers


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    month = "|".join(sorted(map(re.escape, _month_numbers()), key=len, reverse=True))
    return (
        (re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)"), "ymd"),
        (re.compile(r"(?<!\d)((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?!\d)"), "ymd"),
        (re.compile(r"((?:19|20)\d{2})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?"), "ymd"),
        (
            re.compile(
                rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?[.,]?\s*(?:de |of )?-?({month})\b"
                r"\.?,?\s*(?:de |del )?-?((?:19|20)\d{2})(?!\d)",
                re.IGNORECASE,
            ),
            "dmy",
        ),
        (
            re.compile(
                rf"\b({month})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at )?((?:19|20)\d{{2}})(?!\d)", re.IGNORECASE
            ),
            "mdy",
        ),
        (re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)"), "dmy"),
        (re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})(?!\d)"), "slash"),
        (re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"), "ymd"),
    )


def find_date(text: str, month_first: bool = False) -> dt.date | None:  # noqa: FBT001  (reads as a flag of the text)
    """The first date in `text` that names day, month and year, or None.

    A date such as 4/5/2026 is read day first unless `month_first` or only the other order is possible.
    """
    found = find_dates(text[:2000], month_first=month_first)
    return found[0][1] if found else None


def find_dates(text: str, *, month_first: bool = False) -> list[tuple[tuple[int, int], dt.date]]:
    """All dates in `text` with their place (code points), in order."""
    if not any(century in text for century in _CENTURIES):
        return []
    found: list[tuple[tuple[int, int], dt.date]] = []
    lowered = unicodedata.normalize("NFC", text)
    for pattern, order in _patterns():
        for match in pattern.finditer(lowered):
            day = _day(match, order, month_first=month_first)
            if day is not None and not any(match.start() < end and start < match.end() for (start, end), _ in found):
                found.append((match.span(), day))
    return sorted(found)


def is_date_line(text: str) -> bool:
    """Whether a short line holds little but a date, perhaps with a time, a weekday or "Published"."""
    if len(text) > 120:
        return False
    dates = find_dates(text)
    if not dates:
        return False
    rest = list(text)
    for (start, end), _ in dates:
        rest[start:end] = " " * (end - start)
    left = _DATE_WORDS.sub(" ", "".join(rest))
    return len(re.findall(r"\w+", left)) <= (3 if len(text) <= 60 else 2)


_DATE_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|first|on|at|date|time|veröffentlicht|aktualisiert|stand|am|um|uhr|"
    r"publié|"
    r"le|mis|à|jour|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|gmt|utc|bst|est|edt|cet|cest|pst|pdt|et|"
    r"a\.?m\.?|p\.?m\.?|"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d{1,2}h\d{0,2}|min|read)\b",
    re.IGNORECASE,
)


_STAMP = re.compile(r"((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")
_CLOCK_STAMP = re.compile(
    r"[A-Z][a-z]{2},? ([A-Z][a-z]{2}) +(\d{1,2}) \d{1,2}:\d{2}(?::\d{2})?(?: [A-Z+:\d-]{1,6})? (\d{4})$"
)
"""As C and Java print a time: "Mon Oct 11 14:57:21 CEST 2027"."""


def parse_stamp(text: str, *, month_first: bool = True) -> dt.date | None:
    """The day of a machine-written time stamp (ISO 8601, RFC 2822 or a plain date), as written there, or None."""
    text = text.strip()[:200]
    match = _STAMP.match(text)
    if match:
        return _date(*map(int, match.groups()))
    match = _CLOCK_STAMP.match(text)
    if match:
        return _date(int(match.group(3)), month_number(match.group(1)), int(match.group(2)))
    return find_date(text, month_first=month_first)


_SLASHES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d{2}(?!\d)")


def slash_order(text: str) -> set[str]:
    """Which part must come first in the dates of `text` that are written as 24/1/2026: "day", "month", or neither."""
    pairs = [(int(first), int(second)) for first, second in _SLASHES.findall(text)]
    return {"day" for first, second in pairs if first > 12 >= second} | {
        "month" for first, second in pairs if second > 12 >= first
    }


def _day(match: re.Match[str], order: str, *, month_first: bool) -> dt.date | None:
    first, second, third = match.groups()
    if order == "ymd":
        return _date(int(first), int(second), int(third))
    if order == "mdy":
        return _date(int(third), _month(first), int(second))
    if order == "slash":
        day, month = int(first), int(second)
        if (month_first and day <= 12) or month > 12:
            day, month = month, day
        return _date(int(third), month, day)
    return _date(int(third), _month(second), int(first))


def month_number(name: str) -> int:
    """The number of a month's name or abbreviation in any known language; 0 for other words."""
    return _month_numbers().get(name.casefold().rstrip("."), 0)


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _month_numbers().get(name.casefold(), 0)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
