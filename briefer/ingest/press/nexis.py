"""Articles exported by LexisNexis: Nexis with labels in capitals, and Lexis Advance (Nexis Uni)."""

from __future__ import annotations

import re

from briefer.core.article import DetailSource
from briefer.ingest.dates import find_date
from briefer.ingest.draft import Details, Draft, Found
from briefer.ingest.press.fields import COPYRIGHT, LABEL, WORD_COUNT, press_details, press_draft

_KNOWN = frozenset(
    ("byline", "section", "length", "dateline", "load-date", "language", "publication-type", "publication type",
     "journal-code", "journal code", "subject", "graphic", "highlight", "series", "organization", "company", "person",
     "geographic", "country", "state", "city", "industry", "ticker", "type", "document-type", "copyright", "headline",
     "acc-no", "notes", "url", "edition", "correction", "correction-date", "column", "source", "name", "pub-type",
     "rubrik", "länge", "autor", "ladedatum", "update", "sprache", "publikationsart", "fach", "thema", "zeitungs-code",
     "auteur", "longueur", "langue", "encadré", "titre", "body", "text", "full text", "classification", "kicker",
     "distribution", "contact", "abstract", "insert-graphic", "photos", "photo", "cite", "page", "disclaimer", "sic",
     "product", "legislation", "cases", "events", "mots clés", "auszeichnung", "publikation", "ort", "volume", "issn")
)  # fmt: skip
_TAIL = frozenset(
    ("load-date", "language", "publication-type", "publication type", "journal-code", "journal code", "subject",
     "organization", "company", "person", "geographic", "country", "state", "city", "industry", "ticker", "pub-type",
     "ladedatum", "update", "sprache", "publikationsart", "zeitungs-code", "classification", "document-type", "acc-no",
     "langue", "issn", "cite")
)  # fmt: skip
_OPENS_BODY = frozenset(("body", "text", "full text", "hauptteil", "corps", "cuerpo"))
_EDITION = re.compile(r"\s+-\s+\w[\w ]{0,30}\b(?:edition|ausgabe)$", re.IGNORECASE)
_GRAPHIC = frozenset(("graphic", "graphics", "graphik", "notes", "related articles"))


def nexis_draft(lines: list[str]) -> Draft:
    """An article whose head is outlet, day, title and labelled fields, in this order."""
    lines = [line for line in lines if line != "\xa0"]
    dated = next((index for index, line in enumerate(lines[:8]) if find_date(line) and not COPYRIGHT.match(line)), -1)
    start = dated + 1
    outlet = next((line for line in lines[: max(dated, 1)] if not COPYRIGHT.match(line)), "") if dated != 0 else ""
    fields: dict[str, str] = {}
    title, place = "", start
    for place in range(start, len(lines)):
        label, value = _field(lines[place])
        if label and label not in _OPENS_BODY:
            fields.setdefault(label, value)
        elif label or (title and (fields or place > start + 3)):
            break
        elif not title and not COPYRIGHT.match(lines[place]):
            title = lines[place]
        elif title and not fields and len(lines[place]) > 200 and not _field_follows(lines, place):
            break
    return _draft(
        lines,
        place,
        fields,
        title=fields.get("headline") or title,
        outlet=outlet,
        day=lines[dated] if dated >= 0 else "",
    )


def advance_draft(lines: list[str]) -> Draft:
    """An article whose head is title, outlet, day, copyright and fields, perhaps below a cover page."""
    opened = next((index for index, line in enumerate(lines) if line.lower() in _OPENS_BODY), -1)
    if opened < 0:
        opened = next((index for index, line in enumerate(lines) if _field(line)[0] in ("length", "byline")), 0)
    head = lines[: opened + 1]
    legal = next((index for index in range(len(head) - 1, -1, -1) if COPYRIGHT.match(head[index])), len(head))
    days = [index for index in range(legal) if find_date(head[index]) and not _field(head[index])[0]]
    dated = days[-1] if days else max(0, legal - 1)
    fields = dict(field for field in map(_field, reversed(head[dated + 1 :])) if field[0])
    outlet = head[dated - 1] if dated >= 1 else ""
    title = head[dated - 2] if dated >= 2 else ""
    return _draft(
        lines, opened + 1, fields, title=title, outlet=outlet, day=head[dated] if head else "", start=max(0, dated - 2)
    )


def _draft(
    lines: list[str], place: int, fields: dict[str, str], *, title: str, outlet: str, day: str, start: int = 0
) -> Draft:
    end = _tail_start(lines, place)
    body = [line for line in lines[place:end] if line.lower() not in _OPENS_BODY and line.lower() != "abstract"]
    for line in lines[end:]:
        label, value = _field(line)
        if label:
            fields.setdefault(label, value)
    details = press_details(
        title=title,
        outlet=_EDITION.sub("", outlet).rstrip("."),
        day=day,
        byline=(fields.get("byline") or fields.get("autor") or fields.get("auteur") or "").split(";")[0],
        section=fields.get("section") or fields.get("rubrik") or "",
        language=fields.get("language") or fields.get("sprache") or fields.get("langue") or "",
    )
    loaded = find_date(fields.get("load-date", ""))
    if loaded:
        details = details.or_else(Details(published=Found(loaded, DetailSource.GUESS, weak=True)))
    return press_draft(details, lines[start:place], body, lines[end:])


def _tail_start(lines: list[str], place: int) -> int:
    """Index of the first line of the fields at the end; the body is before."""
    end = len(lines)
    while end > place:
        line = lines[end - 1]
        label = _field(line)[0]
        ending = label in _TAIL or line.lower() in _TAIL or COPYRIGHT.match(line) or WORD_COUNT.match(line)
        within = label and label not in _OPENS_BODY and any(_field(later)[0] in _TAIL for later in lines[end:])
        if not ending and not within:
            break
        end -= 1
    first = next(
        (index for index in range(place, end) if _field(lines[index])[0] in ("load-date", "publication-type")), end
    )
    return first if first > place else end


def _field_follows(lines: list[str], place: int) -> bool:
    """Whether a field comes within a few lines, so that the line at `place` is still of the head."""
    return any(_field(line)[0] in ("byline", "section", "length") for line in lines[place + 1 : place + 5])


def _field(line: str) -> tuple[str, str]:
    """The label in lower case and the value of a field; ("", "") for other lines."""
    if line.lower() in _OPENS_BODY or line.lower() == "classification":
        return line.lower(), ""
    match = LABEL.match(line)
    if match is None:
        return "", ""
    label = match.group(1).strip().lower()
    return (label, match.group(2).strip()) if label in _KNOWN else ("", "")
