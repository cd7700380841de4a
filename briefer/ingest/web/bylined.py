"""Who wrote a page's article, and when."""

from __future__ import annotations

import datetime as dt
import re

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.bylines import byline_names, looks_like_name, names_in
from briefer.ingest.cleaning import clean_line, folded
from briefer.ingest.dates import find_dates, is_date_line, parse_stamp
from briefer.ingest.draft import Found
from briefer.ingest.web.structured import Linked, Meta
from briefer.ingest.web.walk import Piece

_AUTHOR_NAMES = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl", "parsely-author",
    "sailthru.author", "citation_author", "cxenseparse:author", "og:article:author", "twitter:creator:name",
    "web_author",
)  # fmt: skip
_DATE_NAMES = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "date", "dc.date", "dc.date.issued", "dc:date", "dcterms.created", "dcterms.date",
    "dcterms.issued", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publicationdate", "published_at", "published", "parsely-pub-date", "sailthru.date",
    "article.published", "citation_publication_date", "sw-pubdate", "citation_date", "bepress_citation_date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "originalpublicationdate",
    "timestamp", "datecreated", "created",
)  # fmt: skip
_ADDRESS_DATE = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)|"
    r"/((?:19|20)\d{2})(\d{2})(\d{2})(?:[/_-]|$)|[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})"
)
_DATED = re.compile(
    r"\b(?:datum|fecha|data|time|published|posted|created|zeit|stand|veroeffentlicht)\b|date|pubtime|publish",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updat|modif|aktualisiert|geändert|actualizad|mis à jour|stand:", re.IGNORECASE)
_AUTHORED = (
    ".//*[contains(@class,'byline') or contains(@class,'author') or contains(@class,'autor') or contains(@id,'byline')]"
)
_FIRST_YEAR = 1985
"""No page is older, so an earlier year is part of the story."""
_NEAR = 14
"""Pieces before and after the heading that may hold byline and date."""


def find_authors(
    root: html.HtmlElement, pieces: list[Piece], linked: Linked, meta: Meta, outlet: str
) -> Found[tuple[str, ...]] | None:
    """The authors: whom the page states, or else whom a line of it names. A person goes before a body."""
    linked_names = _stated(linked.authors, outlet)
    if linked_names:
        return Found(linked_names, DetailSource.STATED)
    stated = [_stated(meta.get(name, ()), outlet) for name in _AUTHOR_NAMES]
    stated = [names for names in stated if names]
    people = next((names for names in stated if any(map(looks_like_name, names))), ())
    if people:
        return Found(people, DetailSource.STATED)
    named = _marked(root, outlet) or _in_lines(pieces)
    if named:
        return Found(named, DetailSource.PAGE)
    return Found(stated[0], DetailSource.STATED) if stated else None


def _stated(values: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    names = [name for value in values if "://" not in value for name in names_in(value, stated=True)]
    return tuple(dict.fromkeys(name for name in names if folded(name) != folded(outlet)))


def _marked(root: html.HtmlElement, outlet: str) -> tuple[str, ...]:
    """Names in elements that are marked as the author's."""
    for path in (".//*[@rel='author']", ".//*[@itemprop='author']"):
        elements = root.xpath(path)[:6]
        texts = [clean_line(str(element.text_content()))[:120] for element in elements]
        names = [name for text in texts for name in names_in(text) if looks_like_name(name)]
        if names:
            return tuple(dict.fromkeys(names))[:4]
    for element in root.xpath(_AUTHORED)[:30]:
        text = clean_line(str(element.text_content()))
        if len(text) > 160:
            continue
        names = list(byline_names(text) or (name for name in names_in(text)[:4] if looks_like_name(name)))
        names = [name for name in names if folded(name) != folded(outlet)]
        if names:
            return tuple(names)
    return ()


def _in_lines(pieces: list[Piece]) -> tuple[str, ...]:
    """Names in a line such as "By Ann Lee" near the heading or at the end of the text."""
    for piece in _near_heading(pieces):
        names = byline_names(piece.text)
        if names and len(piece.text) < 120:
            return names
    return ()


def find_published(
    root: html.HtmlElement, pieces: list[Piece], linked: Linked, meta: Meta, address: str
) -> Found[dt.date] | None:
    """The day of publication: stated, marked on the page, in the address, or on a line near the heading."""
    addressed = _address_day(address)
    for value in (linked.published, *(value for name in _DATE_NAMES for value in meta.get(name, ()))):
        day = parse_stamp(value) if value else None
        if day:
            # A stamp in universal time may name the next day; the address keeps the day of the newsroom.
            near = addressed is not None and abs(day - addressed) == dt.timedelta(days=1)
            return Found(addressed, DetailSource.ADDRESS) if addressed and near else Found(day, DetailSource.STATED)
    day = _time_element(root)
    if day:
        return Found(day, DetailSource.PAGE)
    if addressed:
        return Found(addressed, DetailSource.ADDRESS)
    day = _dated_element(root) or _dated_line(pieces)
    if day:
        return Found(day, DetailSource.PAGE)
    return None


def _address_day(address: str) -> dt.date | None:
    """The day in an address such as `/2026/03/12/storm`."""
    match = _ADDRESS_DATE.search(address)
    return parse_stamp("-".join(group.zfill(2) for group in match.groups() if group)) if match else None


def guess_published(root: html.HtmlElement, address: str) -> Found[dt.date] | None:
    """A day that htmldate finds anywhere on the page: a guess to be confirmed."""
    import htmldate  # noqa: PLC0415

    text = htmldate.find_date(root, url=address or None, original_date=True)
    day = parse_stamp(text) if text else None
    # The first of January is what htmldate makes of a bare year.
    if day is None or (day.month, day.day) == (1, 1):
        return None
    return Found(day, DetailSource.GUESS, weak=True)


def _time_element(root: html.HtmlElement) -> dt.date | None:
    marked: list[dt.date] = []
    plain: list[dt.date] = []
    for element in list(root.iter("time"))[:40]:
        stamp = str(element.get("datetime") or element.get("content") or "")
        day = parse_stamp(stamp) or _first_day(str(element.text_content())[:200])
        if day is None or _UPDATED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
            continue
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}"
        (marked if "ublish" in names or "pubdate" in names else plain).append(day)
    for element in root.xpath(
        ".//*[@itemprop='datePublished' or @property='schema:datePublished' or @property='dc:date']"
    )[:5]:
        stamp = str(element.get("content") or element.get("datetime") or element.get("title") or element.text_content())
        day = parse_stamp(stamp[:200])
        if day:
            marked.append(day)
    return next(iter(marked or plain), None)


def _dated_element(root: html.HtmlElement) -> dt.date | None:
    """The first day in a small element whose class or id speaks of a date."""
    for element in root.xpath(".//body//*[@class or @id]")[:6000]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _DATED.search(names) or _UPDATED.search(names):
            continue
        text = clean_line(str(element.text_content())[:400])
        day = _first_day(text) if len(text) < 120 else None
        if day:
            return day
    return None


def _dated_line(pieces: list[Piece]) -> dt.date | None:
    """The first day on a short line near the heading; a line that speaks of an update comes last."""
    near = [piece.text for piece in _near_heading(pieces) if len(piece.text) < 160]
    near.sort(key=lambda text: (bool(_UPDATED.search(text)), not is_date_line(text)))
    return next((day for text in near if (day := _first_day(text))), None)


def _first_day(text: str) -> dt.date | None:
    found = find_dates(text)
    return next((day for _, day in found if day.year > _FIRST_YEAR), None)


def _near_heading(pieces: list[Piece]) -> list[Piece]:
    place = next((index for index, piece in enumerate(pieces) if piece.tag == "h1"), None)
    if place is None:
        place = next((index for index, piece in enumerate(pieces) if piece.tag in ("h2", "h3")), 0)
    return pieces[place : place + _NEAR] + pieces[max(0, place - _NEAR // 2) : place]
