"""Title, authors, outlet, dates and address of a page."""

from __future__ import annotations

import datetime as dt
import re

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.bylines import byline_names, looks_like_name, names_in, tidy_name
from briefer.ingest.cleaning import clean_line, folded
from briefer.ingest.dates import find_date, parse_stamp
from briefer.ingest.draft import Details, Found
from briefer.ingest.web.page import Page
from briefer.ingest.web.structured import Linked, linked_data, meta_values

Meta = dict[str, tuple[str, ...]]

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date", "last-modified-date",
)  # fmt: skip

_SEPARATORS = re.compile(r"\s+[|–—·•»:/-]\s+|\s*[|»]\s*")
_ADDRESS_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-]?(\d{2})[/-]?(\d{2})(?:[/_-]|$)|[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})"
)


def page_details(page: Page) -> Details:
    """What the page says of its article, the surest statement first."""
    linked, meta = linked_data(page.root), meta_values(page.root)
    address = page.address or _address(page.root, meta)
    outlet = _outlet(linked, meta)
    return Details(
        title=_title(page.root, linked, meta, outlet.value if outlet else ""),
        authors=_authors(page.root, linked, meta, outlet.value if outlet else ""),
        outlet=outlet,
        published=_published(page.root, linked, meta, address),
        updated=_updated(linked, meta),
        address=Found(address, DetailSource.STATED) if address else None,
        section=_first(meta, "article:section", also=linked.section),
        language=_language(page.root, linked, meta),
    )


def _first(meta: Meta, *names: str, also: str = "") -> Found[str] | None:
    value = next((meta[name][0] for name in names if meta.get(name)), also)
    return Found(value, DetailSource.STATED) if value else None


def _address(root: html.HtmlElement, meta: Meta) -> str:
    link = root.find(".//link[@rel='canonical']")
    candidates = [
        str(link.get("href") or "") if link is not None else "",
        *meta.get("og:url", ()),
        *meta.get("snapshot-content-location", ()),
    ]
    return next((address for address in map(str.strip, candidates) if re.match(r"https?://[^\s/]+", address)), "")


def _outlet(linked: Linked, meta: Meta) -> Found[str] | None:
    for name in (
        "og:site_name",
        "application-name",
        "al:ios:app_name",
        "twitter:app:name:iphone",
        "dc.publisher",
        "publisher",
    ):
        for value in meta.get(name, ()):
            if not re.match(r"https?://", value) and len(value) <= 80:
                return Found(value, DetailSource.STATED)
    return Found(linked.publisher, DetailSource.STATED) if linked.publisher else None


def _title(root: html.HtmlElement, linked: Linked, meta: Meta, outlet: str) -> Found[str] | None:
    headings = [clean_line(h1.text_content()) for h1 in root.iter("h1")]
    headings = [text for text in headings if 3 < len(text) <= 400]
    element = root.find(".//title")
    page_title = clean_line(element.text_content()) if element is not None else ""
    og = next(iter(meta.get("og:title", ()) or meta.get("twitter:title", ())), "")
    stated = [folded(text) for text in (og, page_title, linked.headline) if text]
    for heading in headings:
        if any(folded(heading) and folded(heading) in text for text in stated):
            return Found(heading, DetailSource.HEADING)
    for text in (og, linked.headline):
        if text:
            return Found(without_outlet(text, outlet), DetailSource.STATED)
    if headings:
        return Found(headings[0], DetailSource.HEADING)
    return Found(without_outlet(page_title, outlet), DetailSource.STATED) if page_title else None


def without_outlet(title: str, outlet: str) -> str:
    """A page's title without the outlet's name at its end or start."""
    pieces = _SEPARATORS.split(title)
    if len(pieces) > 1 and outlet:
        for index in (-1, 0):
            if folded(pieces[index]) in folded(outlet) or folded(outlet) in folded(pieces[index]):
                kept = title[: title.rfind(pieces[-1])] if index else title[title.find(pieces[1], len(pieces[0])) :]
                return kept.strip(" |–—·•»:/-") or title
    return title


def _authors(root: html.HtmlElement, linked: Linked, meta: Meta, outlet: str) -> Found[tuple[str, ...]] | None:
    names = _people(linked.authors, outlet)
    if names:
        return Found(names, DetailSource.STATED)
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "byl",
        "parsely-author",
        "sailthru.author",
        "citation_author",
    ):
        names = _people(meta.get(name, ()), outlet)
        if names:
            return Found(names, DetailSource.STATED)
    for path in (".//*[@rel='author']", ".//*[@itemprop='author']", ".//*[@itemprop='name']"):
        names = _people([clean_line(e.text_content()) for e in root.iterfind(path)][:4], outlet)
        if names:
            return Found(names, DetailSource.PAGE)
    for element in root.xpath(".//*[contains(@class,'byline') or contains(@class,'author')]")[:20]:
        text = clean_line(element.text_content())[:200]
        names = byline_names(text) or tuple(name for name in (tidy_name(text),) if looks_like_name(name))
        if names:
            return Found(names, DetailSource.PAGE)
    return None


def _people(values: tuple[str, ...] | list[str], outlet: str) -> tuple[str, ...]:
    names = [name for value in values if "://" not in value for name in names_in(value)]
    return tuple(dict.fromkeys(name for name in names if folded(name) != folded(outlet)))


def _published(root: html.HtmlElement, linked: Linked, meta: Meta, address: str) -> Found[dt.date] | None:
    for value in (linked.published, *(value for name in _DATE_NAMES for value in meta.get(name, ()))):
        day = parse_stamp(value) if value else None
        if day:
            return Found(day, DetailSource.STATED)
    for element in root.iter("time"):
        day = parse_stamp(str(element.get("datetime") or "")) or find_date(element.text_content())
        if day:
            return Found(day, DetailSource.PAGE)
    match = _ADDRESS_DATE.search(address)
    if match:
        day = parse_stamp("-".join(group for group in match.groups() if group))
        if day:
            return Found(day, DetailSource.ADDRESS)
    return None


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
