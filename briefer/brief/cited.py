"""A brief together with all that its citations point to: what checks and exports work on."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.brief.model import Brief
from briefer.brief.template import Template
from briefer.core.citation import Source
from briefer.core.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBrief:
    """A brief, its template, and the evidence and sources that it cites, in order of first appearance."""

    brief: Brief
    template: Template
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]

    def evidence_by_id(self) -> dict[str, Evidence]:
        """The evidence by its id."""
        return {item.id: item for item in self.evidence}

    def sources_by_id(self) -> dict[str, Source]:
        """The sources by the id of their article."""
        return {source.article_id: source for source in self.sources}
