"""Title, authors, outlet, dates and address of a page."""

from __future__ import annotations

import datetime as dt
import re

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.cleaning import clean_line
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Details, Found
from briefer.ingest.web.bylined import find_authors
from briefer.ingest.web.dated import find_published, guess_published
from briefer.ingest.web.page import Page
from briefer.ingest.web.structured import Linked, Meta, linked_data, meta_values
from briefer.ingest.web.titles import choose_title, outlet_behind
from briefer.ingest.web.walk import Piece

_OUTLET_NAMES = (
    "og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone", "dc.publisher", "publisher",
    "citation_journal_title", "cre", "apple-mobile-web-app-title",
)  # fmt: skip


def page_details(page: Page, pieces: list[Piece]) -> Details:
    """What the page says of its article, the surest statement first."""
    root = page.root
    linked, meta = linked_data(root), meta_values(root)
    address = page.address or _address(root, meta)
    outlet = _outlet(linked, meta)
    name = outlet.value if outlet else ""
    og = next(iter(meta.get("og:title", ()) or meta.get("twitter:title", ())), "")
    title = choose_title(root, og, linked.headline, name)
    published = find_published(root, pieces, linked, meta, address) or guess_published(root, pieces, address)
    return Details(
        title=title,
        authors=find_authors(root, pieces, linked, meta, name),
        outlet=outlet or _outlet_in_titles(root, title, og),
        published=published,
        updated=_updated(linked, meta),
        address=Found(address, DetailSource.STATED) if address else None,
        section=_first(meta, "article:section", also=linked.section),
        language=_language(root, linked, meta),
    )


def _first(meta: Meta, *names: str, also: str = "") -> Found[str] | None:
    value = next((meta[name][0] for name in names if meta.get(name)), also)
    return Found(value, DetailSource.STATED) if value else None


def _address(root: html.HtmlElement, meta: Meta) -> str:
    link = root.find(".//link[@rel='canonical']")
    canonical = str(link.get("href") or "") if link is not None else ""
    candidates = (canonical, *meta.get("og:url", ()), *meta.get("twitter:url", ()))
    return next((address for address in map(str.strip, candidates) if re.match(r"https?://[^\s/]+", address)), "")


def _outlet(linked: Linked, meta: Meta) -> Found[str] | None:
    for name in _OUTLET_NAMES:
        for value in meta.get(name, ()):
            if not re.match(r"https?://", value) and len(value) <= 80:
                return Found(value, DetailSource.STATED)
    return Found(linked.publisher, DetailSource.STATED) if linked.publisher else None


def _outlet_in_titles(root: html.HtmlElement, title: Found[str] | None, og: str) -> Found[str] | None:
    """The name behind the title in what the page is called: a guess to be confirmed."""
    element = root.find(".//title")
    stated = (og, clean_line(str(element.text_content())) if element is not None else "")
    names = (outlet_behind(title.value, text) for text in stated if title is not None)
    name = next((name for name in names if name), "")
    return Found(name, DetailSource.GUESS, weak=True) if name else None


def _updated(linked: Linked, meta: Meta) -> Found[dt.date] | None:
    for value in (linked.modified, *meta.get("article:modified_time", ()), *meta.get("og:updated_time", ())):
        day = parse_stamp(value) if value else None
        if day:
            return Found(day, DetailSource.STATED)
    return None


def _language(root: html.HtmlElement, linked: Linked, meta: Meta) -> Found[str] | None:
    stated = str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "") or linked.language
    stated = stated or next(iter(meta.get("content-language", ()) or meta.get("og:locale", ())), "")
    return Found(stated[:2].lower(), DetailSource.STATED) if re.match(r"[A-Za-z]{2}(?:[-_]|$)", stated) else None
