"""From files to a drafted brief in one go, without a library: what `briefer compose` does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.brief.checks import Report
from briefer.brief.cited import CitedBrief
from briefer.brief.edit import with_field
from briefer.core.article import Article
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.citation import source_of
from briefer.core.errors import BrieferError
from briefer.workflow.checking import check_draft
from briefer.workflow.drafting import Draft, draft_brief
from briefer.workflow.exporting import gather
from briefer.workflow.placing import FoundArticle
from briefer.workflow.reading import Refusal, find_in_article, read_file, refused_parts
from briefer.workflow.templates import template

if TYPE_CHECKING:
    from briefer.worker import Worker

__all__ = ["Composition", "Draft", "FoundArticle", "Order", "compose", "draft_brief"]


class NothingToComposeError(BrieferError):
    """None of the files gave an article."""

    def __init__(self) -> None:
        super().__init__("No brief was written: none of the files could be read.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What kind of brief is wanted. An empty title becomes that of the first article."""

    template: str
    title: str = ""
    marking: str = ""
    to: str = ""
    sender: str = ""
    at: dt.datetime = field(default_factory=lambda: dt.datetime.now().astimezone())


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The drafted brief, with the articles it rests on, and warnings about them in words for the user.

    `left_out` are the headings under which the draft has nothing, such as that of the writer's own judgement;
    they do not stand in the brief. `report` is what the checks of the brief find.
    """

    cited: CitedBrief
    articles: tuple[Article, ...]
    report: Report
    warnings: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def compose(
    worker: Worker,
    paths: Sequence[Path],
    order: Order,
    on_refused: Callable[[Refusal], None],
    cancel: CancelFlag,
) -> Composition:
    """Read the files, find what is in them and draft the brief.

    A file that cannot be read is handed to `on_refused` and the others go on. Raises `NothingToComposeError`
    where none is left, `NoSuchTemplateError`, or `Cancelled`.
    """
    chosen = template(order.template)
    found = tuple(_found(worker, paths, on_refused, cancel))
    if not found:
        raise NothingToComposeError
    day = order.at.date()
    title = order.title or found[0].article.title or chosen.name
    draft = draft_brief(chosen, found, title, day, order.marking, order.at)
    full = with_field(with_field(draft.brief, "to", order.to), "from", order.sender)
    brief = replace(full, sections=tuple(section for section in full.sections if not section.is_empty))
    sources = [source_of(item.article, day) for item in found]
    return Composition(
        cited=gather(brief, draft.evidence, sources),
        articles=tuple(item.article for item in found),
        warnings=tuple(warning for item in found for warning in _warnings(item)),
        left_out=tuple(section.heading for section in full.sections if section.is_empty),
        report=check_draft(brief, draft.evidence, found),
    )


def _found(
    worker: Worker, paths: Sequence[Path], on_refused: Callable[[Refusal], None], cancel: CancelFlag
) -> list[FoundArticle]:
    found: dict[str, FoundArticle] = {}
    for path in paths:
        try:
            result = read_file(worker, path, cancel).result
            for article in result.articles:
                if article.id not in found:
                    text = find_in_article(worker, article, cancel)
                    found[article.id] = FoundArticle(replace(article, warnings=text.warnings), text.suggestions)
        except Cancelled:
            raise
        except BrieferError as error:
            on_refused(Refusal(path, error.sentence))
            continue
        for refusal in refused_parts(path, result):
            on_refused(refusal)
    return list(found.values())


def _warnings(item: FoundArticle) -> tuple[str, ...]:
    nothing = not item.suggestions.quotations and not item.suggestions.figures
    extra = ("no quotation and no figure was found. Keep passages by hand in the window.",) if nothing else ()
    return tuple(f"{item.article.original.name}: {warning}" for warning in (*item.article.warnings, *extra))
