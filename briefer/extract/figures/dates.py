"""Dates that carry a numeral, as ISO 8601: full, cut ("2026", "2024-Q3", "1970s") or with an unknown year (XXXX)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from briefer.extract.figures.lexicon import CueTable
from briefer.extract.figures.pieces import Pieces

UNKNOWN_YEAR = "XXXX"

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BEFORE_YEARS = frozenset({"in", "since", "the", "year", "early", "late", "mid", "during", "by", "his", "her"})
_BEFORE_CHRIST = frozenset({"BC", "BCE", "B.C.", "B.C.E."})
_AFTER_CHRIST = frozenset({"AD", "CE", "A.D.", "C.E."})
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_DAY = re.compile(r"\d{1,2}$")
_DECADE = re.compile(r"(1[0-9]|20)\d0$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.]*\d)")
_SPLIT_YEAR = re.compile(r"((?:1[5-9]|20)\d\d)(?:([/–-])| ([–-]) )((?:1[5-9]|20)\d\d|\d\d)(?![\d/–,.:-]*\d)")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date in the pieces `first` to `after` (exclusive). `years` holds both ends of a range of years."""

    first: int
    after: int
    date: str
    guess: bool = False
    years: tuple[float, ...] = ()


class DateReader:
    """Reads dates; one without a year is resolved against the day on which the article was published."""

    def __init__(self, cues: CueTable, published: dt.date | None, *, month_first: bool = False) -> None:
        self._cues = cues
        self._published = published
        self._month_first = month_first

    def read(self, pieces: Pieces, index: int) -> DateReading | None:
        """The date that begins at `index`; None where none does. A lone year is left to `year`."""
        word = pieces.words[index]
        if word[:1].isdecimal():
            return (
                _of_era(pieces, index)
                or self._written(pieces, index)
                or self._day_first(pieces, index)
                or self._decade(pieces, index)
            )
        month = MONTHS.get(word.lower())
        if month and word[0].isupper():
            return self._month_led(pieces, index, month)
        if word.lower() in _QUARTERS and pieces.lower[index + 1] == "quarter":
            return self._named_quarter(pieces, index)
        if word in ("Q", "H", "FY"):
            return self._coded(pieces, index)
        return None

    def year(self, pieces: Pieces, index: int, *, counts: bool) -> bool:
        """Whether the four digits at `index` are a year; `counts` tells that a plural noun stands behind them."""
        word = pieces.words[index]
        if len(word) != 4 or not word.isascii() or not word.isdigit():
            return False
        value = int(word)
        if not 1000 <= value < 2200:
            return False
        before = pieces.before(index)
        if before == "." and pieces.before(index, 2) in ("c", "ca"):
            return not counts
        if before in self._cues.counting:
            return False
        if 1900 <= value < 2100:
            return not counts or before in _BEFORE_YEARS or before.endswith(("'s", "’s"))
        return not counts and before in self._cues.year and (value >= 1400 or before in ("in", "since", "year"))

    def _written(self, pieces: Pieces, index: int) -> DateReading | None:
        """2025-01-31, 31/01/2025, 31.1.2025, 2024/25, 2021-2025."""
        start = pieces.starts[index]
        match = _ISO.match(pieces.text, start)
        if match:
            return self._full(pieces, index, match.end(), (int(match[1]), int(match[2]), int(match[3])))
        match = _NUMERIC.match(pieces.text, start)
        if match:
            one, other, year = int(match[1]), int(match[3]), int(match[4])
            year += 0 if year > 99 else 2000 if year < 50 else 1900
            month_first = other > 12 or (self._month_first and one <= 12)
            day, month = (other, one) if month_first else (one, other)
            return self._full(pieces, index, match.end(), (year, month, day))
        match = _SPLIT_YEAR.match(pieces.text, start)
        if match:
            return self._years(pieces, index, match)
        return None

    def _years(self, pieces: Pieces, index: int, match: re.Match[str]) -> DateReading | None:
        low, mark, end = int(match[1]), match[2] or match[3], match[4]
        high = int(end) if len(end) == 4 else low // 100 * 100 + int(end)
        if high <= low or high - low > 150:
            return None
        if len(end) == 2 and mark != "/" and int(end) <= 12 and high - low != 1:
            return None
        return DateReading(index, _behind(pieces, index, match.end()), f"{low}/{high}", years=(float(low), float(high)))

    def _full(self, pieces: Pieces, index: int, end: int, parts: tuple[int, int, int]) -> DateReading | None:
        try:
            day = dt.date(*parts)
        except ValueError:
            return None
        return DateReading(index, _behind(pieces, index, end), day.isoformat())

    def _day_first(self, pieces: Pieces, index: int) -> DateReading | None:
        """1 July 2024, 1st of July, 30 Sept."""
        after = index + 1
        if not _DAY.match(pieces.words[index]):
            return None
        if pieces.lower[after] in self._cues.ordinal_ends and pieces.glued(after):
            after += 1
        if pieces.lower[after] == "of":
            after += 1
        month = MONTHS.get(pieces.lower[after])
        if not month or not pieces.words[after][0].isupper() or pieces.glued(after):
            return None
        after += 1
        if pieces.words[after] == "." and len(pieces.words[after - 1]) < 5 and pieces.words[after + 1][:1].isdecimal():
            after += 1
        year, after = self._year_at(pieces, after)
        return self._resolved(pieces, (index, after), (year, month, int(pieces.words[index])))

    def _month_led(self, pieces: Pieces, index: int, month: int) -> DateReading | None:
        """November 8, 2016; Feb. 9; September 2015; March 5th."""
        after = index + 1
        if pieces.words[after] == "." and pieces.glued(after):
            after += 1
        word = pieces.words[after]
        if not word.isdecimal():
            return None
        if len(word) == 4:
            year = int(word)
            return DateReading(index, after + 1, f"{year:04d}-{month:02d}") if 1400 < year < 2200 else None
        if len(word) > 2:
            return None
        day = int(word)
        after += 1
        if pieces.lower[after] in self._cues.ordinal_ends and pieces.glued(after):
            after += 1
        if (
            pieces.words[after] in ("-", "–", "/", ":", ".")
            and pieces.glued(after)
            and pieces.words[after + 1].isdecimal()
            and pieces.glued(after + 1)
        ):
            return self._days(pieces, index, after, (month, day))
        year, after = self._year_at(pieces, after)
        return self._resolved(pieces, (index, after), (year, month, day))

    def _days(self, pieces: Pieces, index: int, dash: int, start: tuple[int, int]) -> DateReading | None:
        """March 5-7, 2024 as an ISO interval."""
        last = pieces.words[dash + 1]
        if len(last) > 2 or pieces.words[dash] not in "-–":
            return None
        year, after = self._year_at(pieces, dash + 2)
        first = self._resolved(pieces, (index, after), (year, *start))
        second = self._resolved(pieces, (index, after), (year, start[0], int(last)))
        if first is None or second is None:
            return None
        return DateReading(index, after, f"{first.date}/{second.date}", guess=first.guess)

    def _year_at(self, pieces: Pieces, index: int) -> tuple[int, int]:
        """The year at `index`, perhaps behind a comma, and the piece behind it; 0 and `index` where there is none."""
        place = index + 1 if pieces.words[index] == "," else index
        word = pieces.words[place]
        if len(word) == 4 and word.isdecimal() and 1400 < int(word) < 2200:
            return int(word), place + 1
        return 0, index

    def _resolved(self, pieces: Pieces, place: tuple[int, int], parts: tuple[int, int, int]) -> DateReading | None:
        year, month, day = parts
        try:
            dt.date(year or 2024, month, day)
        except ValueError:
            return None
        first, after = place
        guess = not year and self._published is not None
        if guess:
            year = self._named_year(pieces, after) or self._guessed_year(pieces, first, month, day)
        shown = f"{year:04d}" if year else UNKNOWN_YEAR
        return DateReading(first, after, f"{shown}-{month:02d}-{day:02d}", guess=guess)

    def _named_year(self, pieces: Pieces, after: int) -> int:
        """As in "June 16th of last year"; 0 where the words behind the day name no year."""
        assert self._published is not None
        place = after + (pieces.lower[after] == "of")
        step = _YEARS_AWAY.get(pieces.lower[place]) if pieces.lower[place + 1] == "year" else None
        return 0 if step is None else self._published.year + step

    def _guessed_year(self, pieces: Pieces, first: int, month: int, day: int) -> int:
        """The year that the words before the date speak for: the next such day where they look ahead, else the last.

        Without such words a day at most 45 days ahead is taken as coming, any other as past.
        """
        assert self._published is not None
        today = self._published
        cues = pieces.lower[max(0, first - 10) : first]
        day_this_year = dt.date(today.year, month, min(day, 28))
        ahead = (day_this_year - today).days
        coming = any(cue in self._cues.coming for cue in cues) and not any(cue in self._cues.past for cue in cues[-8:])
        if ahead < 0:
            return today.year + 1 if coming else today.year
        return today.year if coming or ahead <= 45 else today.year - 1

    def _decade(self, pieces: Pieces, index: int) -> DateReading | None:
        """1970s."""
        glued_s = pieces.lower[index + 1] == "s" and pieces.glued(index + 1)
        quoted_s = pieces.words[index + 1] in ("'", "’") and pieces.lower[index + 2] == "s" and pieces.glued(index + 2)
        if glued_s and len(pieces.words[index]) == 2 and pieces.before(index) in ("'", "’", "‘"):
            return self._short_decade(pieces, index)
        if (glued_s or quoted_s) and _DECADE.match(pieces.words[index]):
            return DateReading(index, index + (2 if glued_s else 3), f"{pieces.words[index]}s")
        return None

    def _short_decade(self, pieces: Pieces, index: int) -> DateReading | None:
        """The digits of '70s."""
        word = pieces.words[index]
        if word[1] != "0":
            return None
        century = 20 if int(word) < 30 else 19
        return DateReading(index, index + 2, f"{century}{word}s")

    def _coded(self, pieces: Pieces, index: int) -> DateReading | None:
        """Q3 2024, H1 2025, FY2024."""
        word, digits = pieces.words[index], pieces.words[index + 1]
        if not digits.isdecimal():
            return None
        if word == "FY":
            year = int(digits) if len(digits) == 4 else 2000 + int(digits) if len(digits) == 2 else 0
            return DateReading(index, index + 2, str(year)) if year else None
        if not pieces.glued(index + 1) or not 1 <= int(digits[:4]) <= (4 if word == "Q" else 2):
            return None
        place = index + 3 if pieces.lower[index + 2] == "of" else index + 2
        year, after = self._year_at(pieces, place)
        if not year:
            return DateReading(index, index + 2, f"{UNKNOWN_YEAR}-{word}{digits}") if word == "Q" else None
        return DateReading(index, after, f"{year}-{word}{digits}")

    def _named_quarter(self, pieces: Pieces, index: int) -> DateReading | None:
        """Third quarter of 2024."""
        place = index + 3 if pieces.lower[index + 2] in ("of", "in") else index + 2
        year, after = self._year_at(pieces, place)
        return DateReading(index, after, f"{year}-Q{_QUARTERS[pieces.lower[index]]}") if year else None


def _of_era(pieces: Pieces, index: int) -> DateReading | None:
    """As in 1000 BC, 512-511 BC, 833 AD and AD 79; the year 1 BC is 0000 in ISO 8601."""
    place = index + 1
    if pieces.words[place] in "-–" and pieces.words[place] and pieces.words[place + 1].isdecimal():
        place += 2
    if pieces.words[index - 1] in _AFTER_CHRIST and index:
        era = _AFTER_CHRIST
        place = index + 1
    else:
        era = next((era for era in (_BEFORE_CHRIST, _AFTER_CHRIST) if pieces.words[place] in era), frozenset())
        place += 1
    years = [word for word in pieces.words[index:place] if word.isdecimal()]
    if not era or any(len(year) > 4 for year in years):
        return None
    dates = [f"{int(year):04d}" if era is _AFTER_CHRIST else _before_christ(int(year)) for year in years]
    return DateReading(index, place, "/".join(dates))


def _before_christ(year: int) -> str:
    return f"{1 - year:05d}" if year > 1 else "0000"


def _behind(pieces: Pieces, index: int, end: int) -> int:
    """The first piece that begins at `end` or later."""
    while index < len(pieces) and pieces.starts[index] < end:
        index += 1
    return index
