"""Which reader a file gets: its content is believed first, its ending second."""

from __future__ import annotations

import re
from enum import StrEnum

from briefer.ingest.draft import File
from briefer.ingest.encoding import decode, looks_binary
from briefer.ingest.errors import (
    DamagedFileError,
    NotTextError,
    OldWordError,
    PasswordProtectedError,
    UnknownFormatError,
)
from briefer.ingest.package import Package
from briefer.ingest.references.exchange import is_csl


class Format(StrEnum):
    """A format that is read, with its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    WEB_PAGE = "text/html"
    SAVED_PAGE = "multipart/related"
    MAIL = "message/rfc822"
    OUTLOOK = "application/vnd.ms-outlook"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
    RICH_TEXT = "application/rtf"
    PDF = "application/pdf"
    BOOK = "application/epub+zip"
    FEED = "application/rss+xml"
    RIS = "application/x-research-info-systems"
    BIBTEX = "application/x-bibtex"
    CSL = "application/vnd.citationstyles.csl+json"
    ENDNOTE_XML = "application/x-endnote-library-xml"
    PUBMED = "application/nbib"
    REFER = "application/x-endnote-refer"
    WEB_OF_SCIENCE = "application/x-inst-for-scientific-info"
    ARCHIVE = "application/zip"


_IMAGES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "sound"),
    (b"\x1f\x8b", "packed data (gzip)"),
    (b"7z\xbc\xaf", "packed data (7z)"),
    (b"Rar!", "packed data (RAR)"),
    (b"SQLite format 3", "a database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_START = re.compile(
    r"^\s*(?:<!doctype\s+html|<html\b|<head\b|<body\b|<article\b|<div\b|<p\b|<table\b|<meta\b)", re.IGNORECASE
)
_WEB_ANYWHERE = re.compile(r"<(?:html|body|!doctype html)\b", re.IGNORECASE)
_FEED = re.compile(
    r"^\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
_DRAWING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<svg\b", re.DOTALL)
_HEADER_LINE = re.compile(
    r"^(?:from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|x-[\w-]+):",
    re.IGNORECASE,
)
_REFERENCES = (
    (Format.RIS, re.compile(r"^\ufeff?[ \t]*TY[ \t]{1,3}-[ \t]*[A-Z]{3,6}[ \t\r]*$", re.MULTILINE)),
    (
        Format.BIBTEX,
        re.compile(
            r"^\s*@[A-Za-z]{3,20}\s*[{(]\s*(?:[^,\s={}\"]{0,200}\s*,\s*)?[A-Za-z][\w-]*\s*=\s*[{\"\w]", re.MULTILINE
        ),
    ),
    (Format.PUBMED, re.compile(r"^PMID- ?\d+[ \t\r]*$", re.MULTILINE)),
    (Format.REFER, re.compile(r"\A\s*%0 [A-Z]\w+")),
    (Format.WEB_OF_SCIENCE, re.compile(r"\A\s*FN (?:Clarivate|Thomson|ISI)|\A\s*PT [JBSP]\s*\nA[UF] ")),
    (Format.ENDNOTE_XML, re.compile(r"\A\s*(?:<\?xml[^>]*\?>)?\s*(?:<xml>\s*)?<records>\s*<record>")),
)
"""How each form of bibliographic records starts."""

_ENDINGS: dict[str, Format] = {
    "txt": Format.TEXT, "text": Format.TEXT, "md": Format.MARKDOWN, "markdown": Format.MARKDOWN,
    "html": Format.WEB_PAGE, "htm": Format.WEB_PAGE, "xhtml": Format.WEB_PAGE, "xht": Format.WEB_PAGE,
    "mht": Format.SAVED_PAGE, "mhtml": Format.SAVED_PAGE, "eml": Format.MAIL,
    "ris": Format.RIS, "bib": Format.BIBTEX, "bibtex": Format.BIBTEX, "rss": Format.FEED, "atom": Format.FEED,
    "nbib": Format.PUBMED, "enw": Format.REFER, "ciw": Format.WEB_OF_SCIENCE,
}  # fmt: skip
_KINDS_OF_REFERENCES = frozenset(kind for kind, _ in _REFERENCES)
_BINARY_KINDS = {
    "docx": "a Word document", "odt": "an OpenDocument text", "epub": "an e-book", "pdf": "a PDF",
    "zip": "a zip archive", "msg": "an Outlook mail", "rtf": "a rich text file",
}  # fmt: skip


def sniff(file: File) -> Format:
    """The format of a file. Raises an error with the reason where it is none that is read."""
    for look in (_by_signature, _by_text):
        found = look(file)
        if found is not None:
            return found
    raise UnknownFormatError(file.name)


def _by_signature(file: File) -> Format | None:
    content = file.content
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _packed(file)
    if content.startswith(_OLE):
        return _ole(file)
    if b"%PDF-" in content[:2048]:
        return Format.PDF
    if content.lstrip()[:5] == b"{\\rtf":
        return Format.RICH_TEXT
    for mark, found in _IMAGES:
        if content.startswith(mark) and (len(mark) > 2 or looks_binary(content)):
            raise NotTextError(file.name, found)
    if _DRAWING.match(content):
        raise NotTextError(file.name, "a picture (SVG)")
    if content[:4] == b"RIFF" or content[4:8] == b"ftyp":
        raise NotTextError(file.name, "a picture, sound or film")
    return None


def _packed(file: File) -> Format:
    with Package(file, _BINARY_KINDS.get(file.ending, "a zip archive")) as package:
        if package.has("[Content_Types].xml") and any(name.startswith("word/") for name in package.names):
            return Format.WORD
        kind = package.read("mimetype", 1000)[:100].decode("ascii", "replace").strip()
        if kind.startswith(Format.OPEN_DOCUMENT) or file.ending == "odt":
            return Format.OPEN_DOCUMENT
        if kind == Format.BOOK or package.has("META-INF/container.xml"):
            return Format.BOOK
        if package.has("[Content_Types].xml"):
            return _other_office(file, package)
    return Format.ARCHIVE


def _other_office(file: File, package: Package) -> Format:
    if any(name.startswith(("xl/", "ppt/")) for name in package.names):
        raise UnknownFormatError(file.name)
    return Format.WORD


def _ole(file: File) -> Format:
    wide = {
        name: name.encode("utf-16-le") in file.content
        for name in ("EncryptedPackage", "WordDocument", "__properties_version1.0")
    }
    if wide["EncryptedPackage"]:
        raise PasswordProtectedError(file.name)
    if wide["__properties_version1.0"]:
        return Format.OUTLOOK
    if wide["WordDocument"]:
        raise OldWordError(file.name)
    raise UnknownFormatError(file.name)


def _by_text(file: File) -> Format | None:
    """The format of a text file, from its first characters and its ending."""
    if file.ending in _BINARY_KINDS and looks_binary(file.content):
        raise DamagedFileError(file.name, _BINARY_KINDS[file.ending])
    if looks_binary(file.content):
        raise NotTextError(file.name)
    start = decode(file.content[:20_000]).lstrip("\ufeff")
    stated = _ENDINGS.get(file.ending)
    if _FEED.match(start):
        return Format.FEED
    if stated in (Format.MARKDOWN, Format.WEB_PAGE):
        return stated
    if _is_mail(start):
        return Format.SAVED_PAGE if stated is Format.SAVED_PAGE else Format.MAIL
    references = next((kind for kind, begins in _REFERENCES if begins.search(start)), None)
    if stated in (Format.SAVED_PAGE, Format.MAIL) or (stated in _KINDS_OF_REFERENCES and references is None):
        return stated
    if _WEB_START.match(start) or _WEB_ANYWHERE.search(start[:1000]):
        return Format.WEB_PAGE
    if references is None and is_csl(start):
        return Format.CSL
    return references or Format.TEXT


def _is_mail(start: str) -> bool:
    """Whether the text opens with the headers of a mail, at least two that only mail has."""
    lines = start.split("\n")[:15]
    headers = 0
    for line in lines:
        if _HEADER_LINE.match(line):
            headers += 1
        elif not line[:1].isspace() and not re.match(r"^[\w-]{1,60}:", line):
            break
    return headers >= 3 or (
        headers >= 2
        and any(
            line.lower().startswith(("mime-version:", "message-id:", "received:", "return-path:")) for line in lines
        )
    )
