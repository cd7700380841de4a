"""An exported Word brief read back, to say of each quotation whether it is still what was exported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefer.core.errors import BrieferError, printable
from briefer.export.bookmarks import Bookmarked, read_bookmarks
from briefer.export.ooxml import name as full_name
from briefer.export.packing import read_parts
from briefer.export.provenance import NAMESPACE, Provenance, Record, read_provenance

_DOCUMENT = full_name("w:document")
LONGEST_QUOTED = 160
"""Code points of each text in the sentence about a quotation."""


class VerifyError(BrieferError):
    """The file cannot be verified."""


class NoRecordError(VerifyError):
    """The file is a Word file without the record that Briefer writes."""

    def __init__(self, file: str) -> None:
        super().__init__(
            f"{printable(file)} carries no record of its quotations: it was not exported by Briefer, or the program "
            "that saved it last left the record out. Export the brief again."
        )
        self.file = file


class QuotationState(StrEnum):
    """What became of a piece of evidence since the export."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    REMOVED = "removed"
    RECORD_CHANGED = "record changed"


@dataclass(frozen=True, slots=True)
class VerifiedQuotation:
    """A piece of evidence then and now; `citation` is the text of its footnote.

    `text_now` is "" where the words were removed; `text_then` is "" where the record says nothing of them.
    """

    text_then: str
    text_now: str
    state: QuotationState
    citation: str

    @property
    def sentence(self) -> str:
        """What is the matter, on one line, for a dialog or the command line."""
        then, now = (printable(text, LONGEST_QUOTED) for text in (self.text_then, self.text_now))
        where = f" ({printable(self.citation).rstrip('.')})" if self.citation else ""
        return {
            QuotationState.UNCHANGED: f"“{then}” is unchanged{where}.",
            QuotationState.CHANGED: f"“{then}” was changed to “{now}”{where}.",
            QuotationState.REMOVED: f"“{then}” was removed{where}.",
            QuotationState.RECORD_CHANGED: (
                f"The record of “{then or now}” was changed{where}, so the words cannot be verified."
                if then or now
                else "The list of recorded quotations was changed, so the brief cannot be verified."
            ),
        }[self.state]


@dataclass(frozen=True, slots=True)
class Verification:
    """All recorded evidence of a brief, in reading order, with the brief's title and marking at export."""

    quotations: tuple[VerifiedQuotation, ...]
    title: str
    marking: str

    @property
    def changed(self) -> tuple[VerifiedQuotation, ...]:
        """Those that are not what they were; empty for a brief that passes."""
        return tuple(item for item in self.quotations if item.state is not QuotationState.UNCHANGED)


def verify_word(content: bytes, name: str) -> Verification:
    """Compare each quotation in the bytes of a .docx with the record that was written with it.

    One changed, added or missing character is found, as is a changed record; formatting, notes and the words
    around do not matter, and insertions under tracked changes count as made. `name` is the file's name for
    messages. Raises `VerifyError` or another `BrieferError` for a file that cannot be read or has no record.
    """
    parts = read_parts(content, name, ("word/document", "customXml/item"))
    body = next((root for root in parts.values() if root.tag == _DOCUMENT), None)
    recorded = next((root for root in parts.values() if root.tag == f"{{{NAMESPACE}}}provenance"), None)
    if body is None or recorded is None:
        raise NoRecordError(name)
    return _compare(read_provenance(recorded), read_bookmarks(body))


def _compare(provenance: Provenance, bookmarks: dict[str, Bookmarked]) -> Verification:
    quotations = [
        _verified(record, bookmarks.get(record.bookmark), is_sound=is_sound)
        for record, is_sound in zip(provenance.records, provenance.sound, strict=True)
    ]
    known = {record.bookmark for record in provenance.records}
    quotations += [
        VerifiedQuotation("", found.text, QuotationState.RECORD_CHANGED, "")
        for title, found in bookmarks.items()
        if title not in known
    ]
    if not provenance.complete and all(item.state is not QuotationState.RECORD_CHANGED for item in quotations):
        quotations.append(VerifiedQuotation("", "", QuotationState.RECORD_CHANGED, ""))
    return Verification(tuple(quotations), provenance.title, provenance.marking)


def _verified(record: Record, found: Bookmarked | None, *, is_sound: bool) -> VerifiedQuotation:
    then, now = record.text, "" if found is None else found.text
    quoted = "" if found is None else found.quoted(record.opening, record.closing)
    if not is_sound:
        state = QuotationState.RECORD_CHANGED
    elif not now.strip():
        state = QuotationState.REMOVED
    elif quoted == f"{record.opening}{then}{record.closing}":
        state = QuotationState.UNCHANGED
    else:
        state = QuotationState.CHANGED
        if now == then:
            then, now = f"{record.opening}{then}{record.closing}", quoted
    return VerifiedQuotation(then, now, state, record.citation)
