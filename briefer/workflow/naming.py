"""An index of the people, bodies and places of one article and of a library, with where each is mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.core.span import Span
from briefer.core.suggestion import NameKind, Quotation, Suggestions

if TYPE_CHECKING:
    from briefer.library import Library, NamesFound, SpokenWords

_NO_LEADS: Mapping[str, str] = MappingProxyType({})
_JOINTS = re.compile(r"[\s\u00ad\u2010-\u2013-]+")


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Words of an article, in code points of its text."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry:
    """One person, body or place.

    `full` is the fullest form as first written, `key` the same folded; `roles` are as written, in order of first
    appearance. `mentions` and `quotations`, the words given to it, follow the order of the articles and then of the
    text; of a quotation that its attribution cuts only the first stretch counts.
    """

    full: str
    key: str
    kind: NameKind
    roles: tuple[str, ...] = ()
    mentions: tuple[NamePlace, ...] = ()
    quotations: tuple[NamePlace, ...] = ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles that mention it, in their order."""
        return tuple(dict.fromkeys(place.article_id for place in self.mentions))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """What is the same for all spellings that differ in hyphens, spaces, full stops, apostrophes and case only."""
    return _JOINTS.sub(" ", name.replace(".", "").replace("’", "'")).casefold().strip()


def article_names(article_id: str, found: Suggestions | NamesFound) -> tuple[NamedEntry, ...]:
    """Whom and what one article names, most mentioned first; empty where no names were found."""
    drafts: dict[tuple[NameKind, str], _Draft] = {}
    by_name: dict[str, _Draft] = {}
    for name in found.names:
        key = folded(name.full)
        draft = drafts.setdefault((name.kind, key), _Draft(name.full, key, name.kind))
        draft.mentions.append(NamePlace(article_id, name.span))
        if name.role:
            draft.roles.append(name.role)
        by_name.setdefault(key, draft)
    _add_quotations(by_name, article_id, found.quotations)
    return _in_order(draft.entry() for draft in drafts.values())


def library_names(
    articles: Iterable[tuple[NamedEntry, ...]], leads: Mapping[str, str] = _NO_LEADS
) -> tuple[NamedEntry, ...]:
    """The names of several articles as one index, most mentioned first.

    The same full name and kind is one entry. A person known by one word alone stays apart in each article:
    nothing tells whether two articles mean the same Kim. `leads` names the lead copy of an article that repeats
    another: what copies of one story name counts once, in the lead copy where that names it too.
    """
    told = list(articles)
    counted = _counted_once(told, leads)
    alike: dict[tuple[NameKind, str, str], list[NamedEntry]] = {}
    for entries in told:
        for entry in entries:
            if counted[_story(entry, leads)] != entry.mentions[0].article_id:
                continue
            is_bare = entry.kind is NameKind.PERSON and " " not in entry.key
            apart = entry.mentions[0].article_id if is_bare else ""
            alike.setdefault((entry.kind, entry.key, apart), []).append(entry)
    return _in_order(_joined(entries) for entries in alike.values())


def _counted_once(
    articles: Sequence[tuple[NamedEntry, ...]], leads: Mapping[str, str]
) -> dict[tuple[str, NameKind, str], str]:
    """The article in which a story's name counts: the lead copy, else the first copy that names it."""
    counted: dict[tuple[str, NameKind, str], str] = {}
    for entries in articles:
        for entry in entries:
            article_id, story = entry.mentions[0].article_id, _story(entry, leads)
            if article_id == story[0]:
                counted[story] = article_id
            else:
                counted.setdefault(story, article_id)
    return counted


def _story(entry: NamedEntry, leads: Mapping[str, str]) -> tuple[str, NameKind, str]:
    article_id = entry.mentions[0].article_id
    return (leads.get(article_id) or article_id, entry.kind, entry.key)


def read_names(library: Library, article_ids: Iterable[str]) -> dict[str, tuple[NamedEntry, ...]]:
    """The names of these articles by id, in their order; none for articles not yet searched.

    Takes up to a millisecond an article, so a large library is read in parts.
    """
    return {article_id: _read(library, article_id) for article_id in article_ids}


@dataclass(slots=True)
class _Draft:
    """An entry while it is put together."""

    full: str
    key: str
    kind: NameKind
    roles: list[str] = field(default_factory=list)
    mentions: list[NamePlace] = field(default_factory=list)
    quotations: list[NamePlace] = field(default_factory=list)

    def entry(self) -> NamedEntry:
        return NamedEntry(
            full=self.full,
            key=self.key,
            kind=self.kind,
            roles=_distinct(self.roles),
            mentions=tuple(self.mentions),
            quotations=tuple(self.quotations),
        )


def _joined(entries: Sequence[NamedEntry]) -> NamedEntry:
    first = entries[0]
    if len(entries) == 1:
        return first
    return replace(
        first,
        roles=_distinct(role for entry in entries for role in entry.roles),
        mentions=tuple(place for entry in entries for place in entry.mentions),
        quotations=tuple(place for entry in entries for place in entry.quotations),
    )


def _distinct(roles: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for role in roles:
        seen.setdefault(folded(role), role)
    return tuple(seen.values())


def _add_quotations(
    by_name: Mapping[str, _Draft], article_id: str, quotations: Sequence[Quotation | SpokenWords]
) -> None:
    seen: set[int] = set()
    for quotation in quotations:
        draft = by_name.get(folded(quotation.resolved)) if quotation.resolved else None
        if draft is None or quotation.group in seen:
            continue
        if quotation.group:
            seen.add(quotation.group)
        draft.quotations.append(NamePlace(article_id, quotation.span))


def _in_order(entries: Iterable[NamedEntry]) -> tuple[NamedEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-len(entry.mentions), entry.key, entry.kind)))


def _read(library: Library, article_id: str) -> tuple[NamedEntry, ...]:
    found = library.names_found(article_id)
    return () if found is None else article_names(article_id, found)
