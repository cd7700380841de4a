"""The rows of a batch: its articles, copies under their lead, and what was not added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QLocale

from briefer.ui.importing.chips import field_name, field_text
from briefer.ui.wording import counted, filled, joined, one_line, tr
from briefer.workflow.batches import Arrival
from briefer.workflow.correcting import Field, Standing
from briefer.workflow.reading import Refusal

_DRAWINGS = {
    "text/html": "html",
    "multipart/related": "html",
    "message/rfc822": "mail",
    "application/vnd.ms-outlook": "mail",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "text/markdown": "md",
}


class Wish(Enum):
    """What can be asked for in a row; the value is the text of its link or button."""

    CONFIRM = "Confirm"
    ADD = "Add"
    SHOW = "Show"
    COMPARE = "Compare"
    LEAD = "Make it the lead"
    APART = "Keep apart"
    PASTE = "Paste text"
    DISMISS = "Dismiss"


@dataclass(frozen=True, slots=True)
class Chip:
    """A detail in a row."""

    field: Field
    name: str
    value: str
    standing: Standing

    @property
    def wish(self) -> Wish | None:
        """What one click on it does; None where there is nothing to do."""
        return {Standing.GUESS: Wish.CONFIRM, Standing.MISSING: Wish.ADD}.get(self.standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One article of a batch, or one refusal: then `sentence` says why and what to do.

    `left_out` says how much of the page was cut; `copy` names what it is a copy of and `same` how much so; `lead_id`
    is that article's id. `is_below` tells that the row stands under it, `is_last` that no other copy follows there.
    """

    key: str
    title: str
    drawing: str = "page"
    facts: str = ""
    chips: tuple[Chip, ...] = ()
    left_out: str = ""
    lead_id: str = ""
    copy: str = ""
    same: str = ""
    is_known: bool = False
    is_below: bool = False
    is_last: bool = False
    sentence: str = ""
    is_heading: bool = False

    @property
    def is_refusal(self) -> bool:
        """Whether nothing was added."""
        return bool(self.sentence)

    @property
    def guesses(self) -> tuple[Field, ...]:
        """The details that can be confirmed."""
        return tuple(chip.field for chip in self.chips if chip.standing is Standing.GUESS)

    @property
    def spoken(self) -> str:
        """The row in words."""
        details = (f"{chip.name}: {chip.value}, {tr(chip.standing.value)}" for chip in self.chips)
        return joined(self.title, self.facts, *details, self.left_out, self.copy, self.same, self.sentence)


def placed(rows: Iterable[BatchRow], refusals: Iterable[BatchRow]) -> tuple[BatchRow, ...]:
    """The rows in the order of the files, each copy below its lead where that came with it, refusals last."""
    here = {row.key: row for row in rows}
    copies: dict[str, list[BatchRow]] = {}
    for row in here.values():
        if row.lead_id in here:
            copies.setdefault(row.lead_id, []).append(row)
    found: list[BatchRow] = []
    for row in here.values():
        if row.lead_id not in here:
            below = copies.get(row.key, [])
            found += [row, *(_below(copy, is_last=copy is below[-1]) for copy in below)]
    return (*found, *refusals)


def row_of(arrival: Arrival) -> BatchRow:
    """The row of an article, not yet placed."""
    glance = arrival.glance
    language = QLocale.languageToString(QLocale(glance.language).language()) if glance.language else ""
    is_copy = bool(arrival.lead_id)
    return BatchRow(
        key=arrival.article_id,
        title=one_line(glance.details.title) or tr("No title"),
        drawing=_DRAWINGS.get(arrival.media_type, "page"),
        facts=joined(one_line(arrival.file, 60), tr(language), counted(glance.words, "word", "words")),
        chips=_chips(arrival),
        left_out=_left_out(arrival),
        lead_id=arrival.lead_id,
        copy=filled("Copy of “%1”", one_line(arrival.lead_title, 90)) if is_copy else "",
        same=filled("%1% the same", round(arrival.similarity * 100)) if is_copy else "",
        is_known=arrival.is_known,
    )


def refusal_row(refusal: Refusal) -> BatchRow:
    """The row of a file that was not added; the same refusal has the same key."""
    sentence = one_line(refusal.sentence)
    return BatchRow(
        key=f"refused:{sentence}",
        title=filled("%1 was not added", one_line(refusal.file.name, 100)),
        drawing="error",
        sentence=sentence,
    )


def _below(row: BatchRow, *, is_last: bool) -> BatchRow:
    return replace(row, copy=tr("Copy of the article above"), is_below=True, is_last=is_last)


def _chips(arrival: Arrival) -> tuple[Chip, ...]:
    """The details that are cited; the title only where it is unsure, since it heads the row."""
    details, made = arrival.glance.details, []
    for field, standing in arrival.glance.standings:
        if field is Field.TITLE and standing is not Standing.GUESS:
            continue
        absent = tr("none given") if standing is Standing.CONFIRMED else tr("not found")
        made.append(Chip(field, field_name(field), one_line(field_text(details, field), 60) or absent, standing))
    return tuple(made)


def _left_out(arrival: Arrival) -> str:
    left_out = arrival.glance.left_out
    if not left_out:
        return ""
    reasons = ", ".join(dict.fromkeys(tr(reason.value) for reason in left_out))
    return filled("%1 left out: %2.", counted(len(left_out), "line", "lines"), reasons)
