"""The language of searches: words, "phrases", begin*, -without, and fields such as outlet:Reuters or from:2026-03.

A search is what a person types, so nothing in it is a fault but a field's value that cannot be understood.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from briefer.core.errors import printable
from briefer.core.evidence import EvidenceKind
from briefer.library.errors import QueryError

FIELDS = ("outlet", "speaker", "title", "kind", "marking", "date", "from", "to")
KINDS = {
    "article": ("article",),
    "brief": ("brief",),
    "evidence": tuple(kind.value for kind in EvidenceKind),
    **{kind.value: (kind.value,) for kind in EvidenceKind},
}
LENGTH_LIMIT = 2000
"""Code points of a search that are looked at."""

_TERM = re.compile(
    r"""(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))(?P<star>\*)?"""
)
_COLUMNS = {"outlet": "outlet", "speaker": "speakers", "title": "title"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search as the index understands it.

    `match` is an FTS5 expression, "" where the search has no words. `first` and `last` are ISO days, both
    included, "" for no bound. `kinds` is empty for all.
    """

    match: str = ""
    kinds: tuple[str, ...] = ()
    marking: str = ""
    first: str = ""
    last: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the search asks for nothing at all."""
        return self == Query()


def parse_query(text: str) -> Query:
    """The search that a person typed. Raises `QueryError` for a field whose value makes no sense."""
    wanted: list[str] = []
    unwanted: list[str] = []
    kinds: tuple[str, ...] = ()
    marking = first = last = ""
    for term in _TERM.finditer(text[:LENGTH_LIMIT]):
        field, value = _field_and_value(term)
        if field == "kind":
            kinds += _kinds(value)
        elif field == "marking":
            marking = value.casefold()
        elif field in {"date", "from", "to"}:
            start, end = _days(field, value)
            first = first if field == "to" else max(first, start)
            last = last if field == "from" else min(last or end, end)
        else:
            phrase = _phrase(value, is_prefix=bool(term["star"]) or value.endswith("*"))
            if phrase:
                column = _COLUMNS.get(field)
                (unwanted if term["minus"] else wanted).append(f"{column} : {phrase}" if column else phrase)
    return Query(match=_expression(wanted, unwanted), kinds=kinds, marking=marking, first=first, last=last)


def _field_and_value(term: re.Match[str]) -> tuple[str, str]:
    field = (term["field"] or "").lower()
    value = term["phrase"] if term["phrase"] is not None else term["word"]
    if field and field not in FIELDS:
        # An unknown field is a word with a colon in it, such as a time or an address.
        return "", f"{term['field']}:{value}"
    return field, value


def _phrase(value: str, *, is_prefix: bool) -> str:
    if not any(char.isalnum() for char in value):
        return ""
    quoted = '"' + value.rstrip("*").replace('"', '""').replace("\0", " ") + '"'
    return f"{quoted} *" if is_prefix else quoted


def _expression(wanted: list[str], unwanted: list[str]) -> str:
    if not wanted:
        return ""
    together = " AND ".join(f"({part})" for part in wanted)
    return f"({together})" + "".join(f" NOT ({part})" for part in unwanted)


def _kinds(value: str) -> tuple[str, ...]:
    singular = value.lower().removesuffix("s")
    if singular not in KINDS:
        raise QueryError(f"“kind:{printable(value, 40)}” is not known. Use one of: {', '.join(KINDS)}.")
    return KINDS[singular]


def _days(field: str, value: str) -> tuple[str, str]:
    """First and last day of a year, month or day, or of a range with `..` between two of them."""
    start, dots, end = value.partition("..")
    days = [_period(part) if part else None for part in ((start, end) if dots else (start, start))]
    if None in days and not (dots and any(days)):
        raise QueryError(
            f"“{field}:{printable(value, 40)}” is not a date. "
            f"Write {field}:2026, {field}:2026-03 or {field}:2026-03-17."
        )
    first, last = days
    return (first[0] if first else ""), (last[1] if last else "9999-12-31")


def _period(value: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", value)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        start = dt.date(year, month or 1, day or 1)
        if day:
            end = start
        elif month:
            end = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        else:
            end = dt.date(year, 12, 31)
    except ValueError:
        return None
    return start.isoformat(), end.isoformat()
