"""E-books (.epub): the chapters in the order of the spine."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from briefer.core.article import DetailSource
from briefer.ingest.bylines import names_in
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.errors import DamagedFileError, PasswordProtectedError
from briefer.ingest.office.properties import text_of
from briefer.ingest.package import Package
from briefer.ingest.web.page import markup_of, parse_page
from briefer.ingest.web.walk import Walk

_KIND = "an e-book"
_CHAPTERS = 1000


def read_book(file: File) -> Drafts:
    """The text of an e-book as one article. Raises an error for a damaged or protected one."""
    with Package(file, _KIND) as package:
        if b"EncryptedData" in package.read("META-INF/encryption.xml") and package.has("META-INF/rights.xml"):
            raise PasswordProtectedError(file.name)
        container = package.tree("META-INF/container.xml")
        root = None if container is None else container.find(".//{*}rootfile")
        path = "" if root is None else posixpath.normpath(str(root.get("full-path") or ""))
        contents = package.tree(path) if package.has(path) else None
        if contents is None:
            raise DamagedFileError(file.name, _KIND)
        blocks = [block for part in _spine(contents, path) for block in _chapter(package, part)]
    return Drafts((Draft(blocks=tuple(blocks), details=_details(contents), captions_known=True, trimmed=True),))


def _spine(contents: etree._Element, path: str) -> list[str]:
    """The names of the chapters' parts in reading order."""
    folder = posixpath.dirname(path)
    parts = {str(item.get("id")): str(item.get("href") or "") for item in contents.iterfind(".//{*}manifest/{*}item")}
    order = [str(item.get("idref")) for item in contents.iterfind(".//{*}spine/{*}itemref")][:_CHAPTERS]
    names = [posixpath.normpath(posixpath.join(folder, unquote(parts[item]))) for item in order if item in parts]
    return [name for name in dict.fromkeys(names) if not name.startswith("..")]


def _chapter(package: Package, part: str) -> list[Block]:
    content = package.read(part)
    if not content:
        return []
    page = parse_page(package.name, markup_of(File(package.name, content)))
    return [Block(piece.text, piece.kind) for piece in Walk(page.root).pieces]


def _details(contents: etree._Element) -> Details:
    def value(name: str) -> str:
        return text_of(contents.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}"))

    creators = contents.iterfind(".//{http://purl.org/dc/elements/1.1/}creator")
    names = tuple(name for creator in creators for name in names_in(text_of(creator), stated=True))
    day = parse_stamp(value("date"))
    language = value("language")[:2].lower()
    return Details(
        title=Found(value("title"), DetailSource.STATED) if value("title") else None,
        authors=Found(names, DetailSource.STATED) if names else None,
        outlet=Found(value("publisher"), DetailSource.STATED) if value("publisher") else None,
        published=Found(day, DetailSource.STATED) if day else None,
        language=Found(language, DetailSource.STATED) if language.isalpha() else None,
    )
