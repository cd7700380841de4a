"""When a page's article was published, read in the order of how sure each place of a page is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from briefer.core.article import DetailSource, ParagraphKind
from briefer.ingest.cleaning import clean_line, ends_sentence, words
from briefer.ingest.dates import find_dates, is_date_line, parse_stamp, slash_order
from briefer.ingest.draft import Found
from briefer.ingest.web.structured import Linked, Meta
from briefer.ingest.web.walk import Piece, near_heading

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
_ADDRESS_DAY_FIRST = re.compile(r"[/_-](\d{2})-(\d{2})-((?:19|20)\d{2})(?:[./_-]|$)")
_DATED = re.compile(
    r"\b(?:datum|fecha|data|time|published|posted|created|zeit|stand|veroeffentlicht)\b|date|pubtime|publish",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|aktualisiert|geändert|actualizad|mis à jour|stand:|aggiornat|bijgewerkt|uppdaterad|oppdatert|edited",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |originally )?(?:published|posted|publication date|date published|release date|date of publication|"
    r"issued|date|datum|veröffentlicht|erschienen|publié|date de publication|fecha|publicad[oa]|data|pubblicat[oa]|"
    r"gepubliceerd|opublikowano|publicerad|publisert|udgivet)\b[\s:,]*(?:on|am|vom|le|el|em|il|op|den|:)?[\s:]*",
    re.IGNORECASE,
)
_UNIVERSAL = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*$")
_MONTH_FIRST = re.compile(r"en[-_]us\b|es[-_]us\b|en[-_]ph\b|fil\b", re.IGNORECASE)
_DAY_FIRST_PLACES = re.compile(r"\.(?:uk|ie|au|nz|in|za|eu|ng|ke|sg|mt)$")
_MONTH_FIRST_PLACES = re.compile(r"\.(?:us|gov|mil)$")
_AFTER_DATELINE = re.compile(r"\s*(?:[)\].:|]|[-–—]\s|\([^)]{2,20}\)\s*[-–—])")
_FIRST_YEAR = 1985
"""No page is older, so an earlier year is part of the story."""

_MANY_DAYS = 3
"""Different days printed on a page from which on a guess among them is worth nothing."""


@dataclass(frozen=True, slots=True)
class _Order:
    """How the page writes 4/5/2026: `month_first`, and whether that is `known` or the usual way."""

    month_first: bool
    known: bool


def find_published(
    root: html.HtmlElement, pieces: list[Piece], linked: Linked, meta: Meta, address: str
) -> Found[dt.date] | None:
    """The day of publication: stated, marked on the page, in the address, or on a line near the heading."""
    addressed = _address_day(address)
    order = _order_of(root, pieces, linked, meta, address)
    lines = [piece.text for piece in near_heading(pieces) if len(piece.text) < 160 and not _is_teaser(piece)]
    for value in (linked.published, *(value for name in _DATE_NAMES for value in meta.get(name, ()))):
        day = parse_stamp(value, month_first=order.month_first or not order.known) if value else None
        if day:
            return _newsroom_day(day, value, addressed, lines)
    return (
        _time_element(root, order)
        or (Found(addressed, DetailSource.ADDRESS) if addressed else None)
        or _dated_element(root, order)
        or _dated_line(lines, order)
        or _dateline(pieces, order)
        or _labelled(pieces, order)
    )


def _is_teaser(piece: Piece) -> bool:
    """Whether a piece is an item of a list that leads elsewhere, so that its day is another story's."""
    return piece.kind is ParagraphKind.ITEM and piece.linked > 0


def _newsroom_day(day: dt.date, stamp: str, addressed: dt.date | None, lines: list[str]) -> Found[dt.date]:
    """The stated day, unless its stamp is in universal time and the page itself names the day beside it."""
    if addressed is not None and abs(day - addressed) == dt.timedelta(days=1):
        return Found(addressed, DetailSource.ADDRESS)
    if _UNIVERSAL.search(stamp):
        printed = {found for text in lines if not _UPDATED.search(text) for _, found in find_dates(text)}
        beside = [found for found in printed if abs(day - found) == dt.timedelta(days=1)]
        if len(beside) == 1 and day not in printed:
            return Found(beside[0], DetailSource.PAGE)
    return Found(day, DetailSource.STATED)


def _address_day(address: str) -> dt.date | None:
    """The day in an address such as `/2026/03/12/storm` or `/12-03-2026`."""
    match = _ADDRESS_DATE.search(address)
    if match:
        return parse_stamp("-".join(group.zfill(2) for group in match.groups() if group))
    match = _ADDRESS_DAY_FIRST.search(address)
    return parse_stamp("-".join(reversed(match.groups()))) if match else None


def guess_published(root: html.HtmlElement, pieces: list[Piece], address: str) -> Found[dt.date] | None:
    """A day that htmldate finds anywhere on the page: a guess to be confirmed.

    None where the page prints many days and this is one of them by chance, as on lists of news and in forums.
    """
    import htmldate  # noqa: PLC0415

    text = htmldate.find_date(root, url=address or None, original_date=True)
    day = parse_stamp(text) if text else None
    # The first of January is what htmldate makes of a bare year.
    if day is None or (day.month, day.day) == (1, 1):
        return None
    printed = {found for piece in pieces for _, found in find_dates(piece.text[:500])}
    if len(printed) >= _MANY_DAYS:
        return None
    return Found(day, DetailSource.GUESS, weak=True)


def _order_of(root: html.HtmlElement, pieces: list[Piece], linked: Linked, meta: Meta, address: str) -> _Order:
    """How the page writes days in figures: as its other dates, its language or its address has it."""
    told = {order for piece in pieces if "/" in piece.text for order in slash_order(piece.text[:2000])}
    if len(told) == 1:
        return _Order(told.pop() == "month", known=True)
    places = [str(root.get("lang") or ""), linked.language, *meta.get("og:locale", ())]
    host = re.sub(r"^https?://([^/:?#]*).*", r"\1", address.lower())
    if any(_MONTH_FIRST.match(place) for place in places):
        return _Order(month_first=not _DAY_FIRST_PLACES.search(host), known=True)
    if _MONTH_FIRST_PLACES.search(host):
        return _Order(month_first=True, known=True)
    other = any(place[2:3] in ("-", "_") or place[:2].lower() not in ("", "en") for place in places)
    return _Order(month_first=False, known=other or bool(_DAY_FIRST_PLACES.search(host)))


def _time_element(root: html.HtmlElement, order: _Order) -> Found[dt.date] | None:
    marked: list[Found[dt.date]] = []
    plain: list[Found[dt.date]] = []
    for element in list(root.iter("time"))[:40]:
        found = _time_of(element, order)
        if found is None or _UPDATED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
            continue
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}"
        (marked if "ublish" in names or "pubdate" in names else plain).append(found)
    for element in root.xpath(
        ".//*[@itemprop='datePublished' or @property='schema:datePublished' or @property='dc:date']"
    )[:5]:
        stamp = str(element.get("content") or element.get("datetime") or element.get("title") or element.text_content())
        day = parse_stamp(stamp[:200])
        if day:
            marked.append(Found(day, DetailSource.PAGE))
    return next(iter(marked or plain), None)


def _time_of(element: html.HtmlElement, order: _Order) -> Found[dt.date] | None:
    """The day of a time element; where its stamp is not in the standard form, the words it shows are clearer."""
    stamp = str(element.get("datetime") or element.get("content") or "").strip()
    if re.match(r"\d{4}-\d{2}-\d{2}", stamp):
        day = parse_stamp(stamp)
        return Found(day, DetailSource.PAGE) if day else None
    shown = _first_day(str(element.text_content())[:200], order)
    return shown or _first_day(stamp, order)


def _dated_element(root: html.HtmlElement, order: _Order) -> Found[dt.date] | None:
    """The first day in a small element whose class or id speaks of a date."""
    for element in root.xpath(".//body//*[@class or @id]")[:6000]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _DATED.search(names) or _UPDATED.search(names):
            continue
        text = clean_line(str(element.text_content())[:400])
        found = _first_day(text, order) if len(text) < 120 else None
        if found:
            return found
    return None


def _dated_line(lines: list[str], order: _Order) -> Found[dt.date] | None:
    """The first day on a short line near the heading that is no sentence; one that speaks of an update comes last."""
    near = [text for text in lines if is_date_line(text) or not (ends_sentence(text) and len(words(text)) > 8)]
    near.sort(key=lambda text: (bool(_UPDATED.search(text)), not is_date_line(text)))
    return next((found for text in near if (found := _first_day(text, order))), None)


def _dateline(pieces: list[Piece], order: _Order) -> Found[dt.date] | None:
    """The day before the first words of the story, as in "GENEVA, 3 May 2026 — "."""
    long = [piece.text for piece in near_heading(pieces) if len(piece.text) >= 60]
    for text in long[:4]:
        for (start, end), day in find_dates(text[:120], month_first=order.month_first):
            if len(words(text[:start])) <= 4 and not ends_sentence(text[:start]) and _AFTER_DATELINE.match(text, end):
                return Found(day, DetailSource.PAGE) if day.year > _FIRST_YEAR else None
    return None


def _labelled(pieces: list[Piece], order: _Order) -> Found[dt.date] | None:
    """The one day behind a label such as "Published:" anywhere on the page."""
    days = {found.value: found for found in _behind_labels(pieces, order)}
    return next(iter(days.values())) if len(days) == 1 else None


def _behind_labels(pieces: list[Piece], order: _Order) -> Iterator[Found[dt.date]]:
    for piece in pieces:
        label = _LABEL.match(piece.text) if len(piece.text) < 120 else None
        if label is None:
            continue
        dates = find_dates(piece.text[label.end() :], month_first=order.month_first)
        if dates and dates[0][0][0] <= 16 and dates[0][1].year > _FIRST_YEAR:
            yield Found(dates[0][1], DetailSource.PAGE)


def _first_day(text: str, order: _Order) -> Found[dt.date] | None:
    """The first day in a text; a guess where it can be read in two ways and the page does not tell which."""
    days = [day for _, day in find_dates(text, month_first=order.month_first) if day.year > _FIRST_YEAR]
    if not days:
        return None
    other = [day for _, day in find_dates(text, month_first=not order.month_first) if day.year > _FIRST_YEAR]
    return Found(days[0], DetailSource.PAGE, weak=not order.known and days[0] not in other)
