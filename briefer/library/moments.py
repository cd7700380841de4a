"""Times and days as they are stored: ISO 8601 in UTC, so that text order is time order."""

from __future__ import annotations

import datetime as dt


def stamp(at: dt.datetime) -> str:
    """The stored form of an aware time. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a stored time needs its zone")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def moment(stored: str) -> dt.datetime:
    """The time that `stamp` stored, in UTC."""
    return dt.datetime.fromisoformat(stored)


def day(stored: str) -> dt.date | None:
    """The stored day, None for ""."""
    return dt.date.fromisoformat(stored) if stored else None
