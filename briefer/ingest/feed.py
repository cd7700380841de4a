"""Saved news feeds (RSS, RDF and Atom): each entry is an article."""

from __future__ import annotations

import datetime as dt
import email.utils
import html
import re

from lxml import etree

from briefer.core.article import DetailSource
from briefer.ingest.bylines import names_in
from briefer.ingest.cleaning import clean_line, has_words
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.errors import NoTextError
from briefer.ingest.office.properties import text_of
from briefer.ingest.package import parse_xml
from briefer.ingest.web.page import parse_page
from briefer.ingest.web.walk import Walk

_ENTRIES = 2000
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_BEHIND_MAIL = re.compile(r"\S+@\S+\s+\(([^()]{2,100})\)$")
"""RSS names an author behind the address: "desk@post.example (Ann Lee)"."""

_BODIES = ("encoded", "content", "description", "summary")


def read_feed(file: File) -> Drafts:
    """The entries of a feed that hold text, in their order. Raises `NoTextError` where none does."""
    root = parse_xml(file.name, file.content, "a news feed")
    outlet = _plain(
        text_of(
            root.find("./{*}channel/{*}title") if root.find("./{*}channel") is not None else root.find("./{*}title")
        )
    )
    entries = list(root.iter("{*}item", "{*}entry"))[:_ENTRIES]
    drafts = tuple(_draft(file.name, entry, outlet) for entry in entries)
    drafts = tuple(draft for draft in drafts if any(has_words(block.text) for block in draft.blocks))
    if not drafts:
        raise NoTextError(file.name)
    return Drafts(drafts)


def _draft(name: str, entry: etree._Element, outlet: str) -> Draft:
    bodies = [_markup(entry.find(f"./{{*}}{tag}")) for tag in _BODIES]
    markup = max(bodies, key=len)
    blocks: tuple[Block, ...] = ()
    if markup:
        page = parse_page(name, f"<html><body>{markup}</body></html>")
        blocks = tuple(Block(piece.text, piece.kind) for piece in Walk(page.root).pieces)
    return Draft(blocks=blocks, details=_details(entry, outlet), captions_known=True)


def _markup(element: etree._Element | None) -> str:
    """The markup of an entry's body, whether it stands there escaped or as XHTML."""
    if element is None:
        return ""
    if len(element):
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return element.text or ""


def _details(entry: etree._Element, outlet: str) -> Details:
    title = _plain(text_of(entry.find("./{*}title")))
    author = entry.find("./{*}author/{*}name")
    author = author if author is not None else entry.find("./{*}creator")
    author = author if author is not None else entry.find("./{*}author")
    named = _BEHIND_MAIL.match(text_of(author))
    names = names_in(named.group(1) if named else text_of(author), stated=True)
    address = _address(entry)
    stamps = (text_of(entry.find(f"./{{*}}{tag}")) for tag in ("pubDate", "published", "date", "updated"))
    day = next((found for stamp in stamps if stamp and (found := _day(stamp))), None)
    return Details(
        title=Found(title, DetailSource.STATED) if title else None,
        authors=Found(names, DetailSource.STATED) if names else None,
        outlet=Found(outlet, DetailSource.STATED) if outlet else None,
        published=Found(day, DetailSource.STATED) if day else None,
        address=Found(address, DetailSource.STATED) if address.startswith("http") else None,
    )


def _address(entry: etree._Element) -> str:
    """The entry's page: its alternate link, another link, or an id that is an address."""
    links = [link for link in entry.findall("./{*}link") if link.get("rel") in (None, "alternate")]
    links += entry.findall("./{*}link")
    addresses = (clean_line(str(link.get("href") or link.text or "")) for link in links)
    known = (*addresses, *(text_of(element) for element in entry.findall("./{*}guid")))
    return next((address for address in known if address.startswith("http")), "")


def _plain(text: str) -> str:
    """A title without markup, which feeds often escape once more."""
    return clean_line(_MARKUP.sub("", html.unescape(text))) if "&" in text or "<" in text else text


def _day(stamp: str) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(stamp).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return parse_stamp(stamp)
