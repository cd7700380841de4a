"""What undo covers: the brief, the evidence kept, decisions and articles set right, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefer.brief import edit
from briefer.brief.model import Brief
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span, find_anchor
from briefer.core.suggestion import Decision, moved_id
from briefer.workflow.correcting import change_between, set_right

if TYPE_CHECKING:
    from briefer.library import Library

LETTERS = {EvidenceKind.QUOTATION: "Q", EvidenceKind.FIGURE: "F", EvidenceKind.PASSAGE: "P"}
"""The letter with which a card of each kind is named."""


@dataclass(frozen=True, slots=True, order=True)
class SuggestionKey:
    """A suggestion of an article, by the ids of both."""

    article_id: str
    suggestion_id: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One state of the work; an edit returns another.

    `decisions` holds only what was decided since the library was opened (None: made undecided again),
    `origins` the suggestion behind each piece of evidence by its id, where there is one, and `articles` those
    that a step next to this state sets right, by their ids. Places count in the texts as they are in this state.
    """

    brief: Brief
    evidence: tuple[Evidence, ...] = ()
    decisions: Mapping[SuggestionKey, Decision | None] = field(default_factory=lambda: MappingProxyType({}))
    origins: Mapping[str, SuggestionKey] = field(default_factory=lambda: MappingProxyType({}))
    articles: Mapping[str, Article] = field(default_factory=lambda: MappingProxyType({}))

    def with_brief(self, brief: Brief) -> Desk:
        """The same work with another state of the brief."""
        return replace(self, brief=brief)

    def keeping(self, evidence: Evidence, origin: SuggestionKey | None) -> Desk:
        """The work with the evidence kept."""
        desk = replace(self, evidence=(*self.evidence, evidence))
        if origin is None:
            return desk
        return replace(
            desk,
            decisions=MappingProxyType({**desk.decisions, origin: Decision.KEPT}),
            origins=MappingProxyType({**desk.origins, evidence.id: origin}),
        )

    def skipping(self, key: SuggestionKey) -> Desk:
        """The work with a suggestion set aside."""
        return replace(self, decisions=MappingProxyType({**self.decisions, key: Decision.SKIPPED}))

    def discarding(self, evidence_id: str, origin: SuggestionKey | None) -> Desk:
        """The work without that evidence: its words stay in the brief as the writer's own."""
        decisions = self.decisions if origin is None else MappingProxyType({**self.decisions, origin: None})
        return replace(
            self,
            brief=edit.without_evidence(self.brief, evidence_id),
            evidence=tuple(item for item in self.evidence if item.id != evidence_id),
            decisions=decisions,
        )

    def knowing(self, articles: Iterable[Article]) -> Desk:
        """The same work, from which these articles are about to be set right."""
        return replace(self, articles=MappingProxyType({article.id: article for article in articles}))

    def setting_right(self, articles: Iterable[Article]) -> Desk:
        """The work with articles it knows as they are given: anchors and decisions move with their words.

        Evidence whose words are gone stays as it is.
        """
        desk, fresh = self, tuple(articles)
        for article in fresh:
            if self.articles[article.id].text != article.text:
                desk = desk._moved(self.articles[article.id], article)
        return desk.knowing(fresh)

    def _moved(self, old: Article, article: Article) -> Desk:
        moved = change_between(old, article).moved

        def anchored(item: Evidence) -> Evidence:
            found = find_anchor(item.anchor, article.text) if item.anchor.article_id == article.id else None
            return item if found is None else replace(item, anchor=anchor_span(article, found))

        def keyed(key: SuggestionKey) -> SuggestionKey | None:
            if key.article_id != article.id:
                return key
            name = moved_id(key.suggestion_id, moved)
            return None if name is None else replace(key, suggestion_id=name)

        decisions = {new: value for key, value in self.decisions.items() if (new := keyed(key)) is not None}
        origins = {name: new for name, key in self.origins.items() if (new := keyed(key)) is not None}
        return replace(
            self,
            evidence=tuple(anchored(item) for item in self.evidence),
            decisions=MappingProxyType(decisions),
            origins=MappingProxyType(origins),
        )

    def replacing(self, evidence: Evidence) -> Desk:
        """The work with one piece of evidence changed, such as its note."""
        return replace(self, evidence=tuple(evidence if old.id == evidence.id else old for old in self.evidence))


@dataclass(frozen=True, slots=True)
class Writes:
    """What the library must write to go from one desk to another; the brief is saved apart.

    `set_right` pairs each article as it was with what it becomes; the rest is written after that.
    """

    set_right: tuple[tuple[Article, Article], ...] = ()
    kept: tuple[tuple[Evidence, str], ...] = ()
    discarded: tuple[str, ...] = ()
    updated: tuple[Evidence, ...] = ()
    decided: tuple[tuple[SuggestionKey, Decision | None], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.set_right or self.kept or self.discarded or self.updated or self.decided)


def writes_between(before: Desk, after: Desk) -> Writes:
    """What changes in the library between two desks, in the order it is to be written."""
    known = before.articles
    pairs = tuple((known[name], new) for name, new in after.articles.items() if known.get(name, new) != new)
    if pairs:
        before = before.setting_right(new for _old, new in pairs)
    old = {item.id: item for item in before.evidence}
    new = {item.id: item for item in after.evidence}
    origins = {**before.origins, **after.origins}
    keys = sorted({*before.decisions, *after.decisions})
    return Writes(
        set_right=pairs,
        kept=tuple(
            (item, origins[item.id].suggestion_id if item.id in origins else "")
            for item in after.evidence
            if item.id not in old
        ),
        discarded=tuple(item.id for item in before.evidence if item.id not in new),
        updated=tuple(item for item in after.evidence if item.id in old and old[item.id] != item),
        decided=tuple(
            (key, after.decisions.get(key)) for key in keys if before.decisions.get(key) != after.decisions.get(key)
        ),
    )


def write_all(library: Library, writes: Writes) -> None:
    """Bring the library to where the writes lead. Raises the library's errors."""
    for old, new in writes.set_right:
        set_right(library, old, new)
    for evidence_id in writes.discarded:
        library.discard(evidence_id)
    for evidence, from_suggestion in writes.kept:
        library.keep(evidence, from_suggestion)
    for evidence in writes.updated:
        library.update_evidence(evidence)
    for key, decision in writes.decided:
        library.decide(key.article_id, key.suggestion_id, decision)


def evidence_labels(evidence: tuple[Evidence, ...]) -> dict[str, str]:
    """The short name of each piece of evidence by its id, such as Q1 or F2: counted by kind, in kept order."""
    counts: dict[EvidenceKind, int] = {}
    labels: dict[str, str] = {}
    for item in evidence:
        counts[item.kind] = counts.get(item.kind, 0) + 1
        labels[item.id] = f"{LETTERS[item.kind]}{counts[item.kind]}"
    return labels
