"""Which of a page's headings and stated titles is the title of its article."""

from __future__ import annotations

import re

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.cleaning import clean_line, folded, words
from briefer.ingest.draft import Found

_BARS = re.compile(r"\s*[|»›·•]\s*|\s+::+\s+")
_DASHES = re.compile(r"\s+[-–—:]\s+")
_BEHIND = re.compile(r"\s*[|»›·•]\s*|\s+(?:[-–—~]|::+)\s+")
_NO_OUTLET = re.compile(r"(?:by|von|par|por|home|news|page|seite|part|live|opinion|archive|blog)\b", re.IGNORECASE)
_LIMIT = 400


def choose_title(root: html.HtmlElement, og: str, headline: str, outlet: str) -> Found[str] | None:
    """The article's title from headings, the stated title `og`, the JSON-LD `headline` and the page's own title."""
    element = root.find(".//title")
    page_title = clean_line(str(element.text_content())) if element is not None else ""
    headings = _headings(root)
    og, headline = without_outlet(og, outlet, page_title), without_outlet(headline, outlet, "")
    heading = _best_heading(headings, og, headline, page_title, outlet)
    if heading:
        return Found(heading, DetailSource.HEADING)
    for text in (og, headline):
        if text:
            return Found(text, DetailSource.STATED)
    lesser = [clean_line(str(one.text_content())) for one in root.iter("h2", "h3")][:12]
    text = next((text for text in lesser if len(words(text)) >= 4 and folded(text) in folded(page_title)), "")
    if text:
        return Found(text, DetailSource.HEADING)
    text = without_outlet(page_title, outlet, "")
    return Found(text, DetailSource.STATED) if text else None


def without_outlet(title: str, outlet: str, page_title: str) -> str:
    """A stated title without the outlet's name at its end or start; `page_title` helps to tell the name."""
    bars = [piece for piece in _BARS.split(title) if piece]
    if len(bars) > 1:
        kept = bars[1] if _names(bars[0], outlet) else bars[0]
        return without_outlet(kept, outlet, page_title) if len(words(kept)) > 1 or len(bars) > 2 else kept
    places = list(_DASHES.finditer(title))
    if not places:
        return title
    head, tail = title[: places[-1].start()], title[places[-1].end() :]
    if _names(tail, outlet) or (
        not outlet and len(words(tail)) <= 3 and len(words(head)) >= 4 and "." not in head[-1:]
    ):
        return without_outlet(head, outlet, page_title)
    first, rest = title[: places[0].start()], title[places[0].end() :]
    return rest if _names(first, outlet) else title


def _names(piece: str, outlet: str) -> bool:
    """Whether a piece of a title is the outlet's name or address."""
    one, two = folded(piece), folded(outlet)
    if re.fullmatch(r"(?:www\.)?[\w-]+\.[a-z]{2,6}", piece.strip().lower()):
        return True
    return bool(one and two) and (one in two or two in one)


def _headings(root: html.HtmlElement) -> list[str]:
    """The main headings of the page, each also without a kicker line above it."""
    found: list[str] = []
    for heading in root.iter("h1"):
        raw = str(heading.text_content())
        lines = [clean_line(line) for line in raw.split("\n") if line.strip()]
        if len(lines) > 1 and len(words(lines[-1])) >= 4 and len(words(lines[0])) <= 6:
            found.append(lines[-1])
        parts = [clean_line(str(part.text_content())) for part in heading if isinstance(part.tag, str)]
        if len(parts) == 2 and not (heading.text or "").strip() and len(words(parts[1])) >= 4 > len(words(parts[0])):
            found.append(parts[1])
        found.append(clean_line(raw))
    return [text for text in dict.fromkeys(found) if 3 < len(text) <= _LIMIT]


def _best_heading(headings: list[str], og: str, headline: str, page_title: str, outlet: str) -> str:
    """The heading that the stated titles bear out; "" where none of them is the title."""
    stated = [folded(text) for text in (og, headline) if text]
    for test in (_same, _inside, _around):
        for heading in headings:
            if any(test(folded(heading), text) for text in stated):
                return heading
    own = [heading for heading in headings if not _names(heading, outlet)]
    title = folded(page_title)
    borne_out = [heading for heading in own if folded(heading) in title]
    if stated and borne_out and all(title.endswith(folded(heading)) for heading in borne_out):
        borne_out = []
    if borne_out:
        return min(borne_out, key=lambda heading: title.find(folded(heading)))
    plain = [heading for heading in own if len(words(heading)) >= 3]
    return plain[0] if plain and (len(plain) == 1 or not stated) else ""


def _same(heading: str, stated: str) -> bool:
    return heading == stated


def _inside(heading: str, stated: str) -> bool:
    """Whether a heading of some length is part of what is stated."""
    return len(heading) * 3 >= len(stated) and heading in stated


def _around(heading: str, stated: str) -> bool:
    """Whether a heading holds what is stated and little more."""
    return len(stated) >= 12 and stated in heading and len(heading) < len(stated) * 2.5


def outlet_behind(title: str, stated: str) -> str:
    """The outlet's name behind the article's `title` in what the page is called; "" where there is none.

    `stated` is such as "Quay shut - News - The Harbour Post"; what stands last counts.
    """
    rest = stated[len(title) :] if title and stated.casefold().startswith(title.casefold()) else ""
    pieces = [piece.strip() for piece in _BEHIND.split(rest)]
    if len(pieces) < 2 or pieces[0]:
        return ""
    name = pieces[-1]
    fits = 0 < len(words(name)) <= 5 and name[0].isupper() and not _NO_OUTLET.match(name)
    return name if fits and not name.isdigit() else ""
