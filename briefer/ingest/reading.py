"""The way in: one file, or what was pasted, to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefer.core.article import Article, Original, seal
from briefer.core.reading import Pointers, ReadResult
from briefer.ingest.archive import Reader, read_archive
from briefer.ingest.assemble import assemble
from briefer.ingest.book import read_book
from briefer.ingest.cleaning import has_words
from briefer.ingest.draft import Drafts, File
from briefer.ingest.errors import DamagedFileError, EmptyFileError, FileTooLargeError, NoTextError
from briefer.ingest.feed import read_feed
from briefer.ingest.formats import Format, sniff
from briefer.ingest.mail import read_mail
from briefer.ingest.markdown import read_markdown
from briefer.ingest.office.open_document import read_open_document
from briefer.ingest.office.rich_text import read_rich_text
from briefer.ingest.office.word import read_word
from briefer.ingest.outlook import read_outlook
from briefer.ingest.pdf.reader import read_pdf
from briefer.ingest.plain_text import draft_of_text, read_plain_text
from briefer.ingest.references.bibtex import read_bibtex
from briefer.ingest.references.exchange import read_csl, read_endnote_xml
from briefer.ingest.references.ris import read_ris
from briefer.ingest.references.tagged import read_pubmed, read_refer, read_web_of_science
from briefer.ingest.web.reader import draft_of_markup, read_web_page

SIZE_LIMIT = 50 * 1024 * 1024
"""Bytes of a file beyond which it is not looked at."""

_PASTED = "Pasted text"

CONTAINERS: dict[Format, Callable[[File, int, Reader], Drafts]] = {
    Format.ARCHIVE: read_archive,
    Format.SAVED_PAGE: read_mail,
    Format.MAIL: read_mail,
    Format.OUTLOOK: read_outlook,
}

READERS: dict[Format, Callable[[File], Drafts]] = {
    Format.OPEN_DOCUMENT: read_open_document,
    Format.RICH_TEXT: read_rich_text,
    Format.BOOK: read_book,
    Format.FEED: read_feed,
    Format.RIS: read_ris,
    Format.BIBTEX: read_bibtex,
    Format.CSL: read_csl,
    Format.ENDNOTE_XML: read_endnote_xml,
    Format.PUBMED: read_pubmed,
    Format.REFER: read_refer,
    Format.WEB_OF_SCIENCE: read_web_of_science,
    Format.TEXT: read_plain_text,
    Format.MARKDOWN: read_markdown,
    Format.WEB_PAGE: read_web_page,
    Format.WORD: read_word,
    Format.PDF: read_pdf,
}


def read_articles(content: bytes, name: str) -> ReadResult:
    """The articles of a file called `name` (without folders), in their order in it.

    Nothing is opened and nothing fetched: the same arguments give the same result everywhere. Raises an
    `IngestError` where the whole file is refused; parts that are refused while others are read are listed.
    """
    name = name.replace("\\", "/").rsplit("/", 1)[-1] or "The file"
    if not content:
        raise EmptyFileError(name)
    if len(content) > SIZE_LIMIT:
        raise FileTooLargeError(name, len(content), SIZE_LIMIT)
    file = File(name, content)
    found = sniff(file)
    drafts = _read(file, 0, found)
    original = Original(name, seal(content), len(content), found.value)
    articles = tuple(assemble(draft, original, position) for position, draft in enumerate(drafts.drafts))
    articles = tuple(article for article in articles if has_words(article.text))
    if not articles and not drafts.refused:
        raise NoTextError(name)
    return ReadResult(articles, drafts.refused, tuple(_pointers(drafts)))


def _pointers(drafts: Drafts) -> Iterator[Pointers]:
    for position, draft in enumerate(drafts.drafts):
        if draft.pointers is not None:
            yield replace(draft.pointers, position=position)


def read_pasted(text: str, html: str = "") -> Article:
    """The article in what was pasted; `html` is the clipboard's markup where it has some.

    The original is the UTF-8 of the markup, or of the text where there is none. Raises an `IngestError`
    where there are no words.
    """
    content = (html or text).encode("utf-8", "replace")
    if len(content) > SIZE_LIMIT:
        raise FileTooLargeError(_PASTED, len(content), SIZE_LIMIT)
    rich = bool(html.strip())
    draft = draft_of_markup(_PASTED, html) if rich else draft_of_text(text)
    media = Format.WEB_PAGE if rich else Format.TEXT
    article = assemble(draft, Original(_PASTED, seal(content), len(content), media.value), 0)
    if has_words(article.text):
        return article
    if rich and has_words(text):
        return read_pasted(text)
    raise NoTextError(_PASTED)


def _read(file: File, depth: int, known: Format | None = None) -> Drafts:
    """The drafts of a file `depth` containers deep, of the `known` format where that has been found out.

    Nesting or size that a parser cannot bear becomes a sentence about the file.
    """
    if not file.content:
        raise EmptyFileError(file.name)
    found = known or sniff(file)
    try:
        if found in CONTAINERS:
            return CONTAINERS[found](file, depth, _read)
        return READERS[found](file)
    except (RecursionError, MemoryError) as error:
        raise DamagedFileError(file.name, "an article") from error
