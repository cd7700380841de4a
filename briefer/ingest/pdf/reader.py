"""PDF files to drafts."""

from __future__ import annotations

from typing import Any

from briefer.core.article import DetailSource
from briefer.ingest.draft import Details, Draft, Drafts, File, Found
from briefer.ingest.errors import DamagedFileError, PasswordProtectedError, ScannedPdfError, TooManyPagesError
from briefer.ingest.office.properties import stated_details
from briefer.ingest.pdf.glyphs import Sheet, read_sheet
from briefer.ingest.pdf.guard import check_pdf
from briefer.ingest.pdf.ligatures import UNNAMED
from briefer.ingest.pdf.paragraphs import page_blocks

PAGES_LIMIT = 2000
_KIND = "a PDF"


def read_pdf(file: File) -> Drafts:
    """The article of a PDF. Raises an error for a protected, damaged, scanned or endless one."""
    import pypdfium2

    check_pdf(file.name, file.content)
    try:
        document = pypdfium2.PdfDocument(file.content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PasswordProtectedError(file.name) from error
        raise DamagedFileError(file.name, _KIND) from error
    try:
        return Drafts((_draft(file, document),))
    finally:
        document.close()


def _draft(file: File, document: Any) -> Draft:
    pages = len(document)
    if pages > PAGES_LIMIT:
        raise TooManyPagesError(file.name, pages, PAGES_LIMIT)
    sheets = tuple(_sheets(document, pages))
    if not sheets:
        raise DamagedFileError(file.name, _KIND)
    if not any(sheet.lines for sheet in sheets):
        raise ScannedPdfError(file.name, pages, sum(1 for sheet in sheets if sheet.pictures))
    blocks, title = page_blocks(sheets)
    stated = document.get_metadata_dict(skip_empty=True)
    details = stated_details(stated.get("Title", ""), stated.get("Author", ""), _stamp(stated.get("CreationDate", "")))
    largest = Details(title=Found(title, DetailSource.HEADING)) if title else Details()
    unnamed = sum(line.text.count(UNNAMED) for sheet in sheets for line in sheet.lines)
    return Draft(blocks=blocks, details=largest.or_else(details), warnings=_warnings(unnamed))


def _warnings(unnamed: int) -> tuple[str, ...]:
    """What the user must know before quoting: how many signs of the file had to be guessed."""
    if not unnamed:
        return ()
    signs = "one sign" if unnamed == 1 else f"{unnamed} signs"
    return (f"The PDF does not say which letters {signs} stand for; they were guessed: check quotations against it.",)


def _sheets(document: Any, pages: int) -> list[Sheet]:
    import pypdfium2

    sheets: list[Sheet] = []
    for index in range(pages):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        try:
            sheets.append(read_sheet(page))
        finally:
            page.close()
    return sheets


def _stamp(text: str) -> str:
    """A PDF date such as D:20260124093000Z as 2026-01-24."""
    digits = text.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 and digits.isdigit() else ""
