"""Who wrote a page's article."""

from __future__ import annotations

import re

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.bylines import byline_names, is_role, looks_like_name, names_in
from briefer.ingest.cleaning import clean_line, folded
from briefer.ingest.draft import Found
from briefer.ingest.web.structured import Linked, Meta
from briefer.ingest.web.walk import Piece, near_heading, shown_lines

_AUTHOR_NAMES = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl", "parsely-author",
    "sailthru.author", "citation_author", "cxenseparse:author", "og:article:author", "twitter:creator:name",
    "web_author",
)  # fmt: skip
_SIGNED = re.compile(r"(?:posted|written|published|reported) by\b", re.IGNORECASE)
_AUTHORED = (
    ".//*[contains(@class,'byline') or contains(@class,'author') or contains(@class,'autor') or contains(@id,'byline')]"
)


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
        texts = [line[:120] for element in elements if _is_short(element, 1000) for line in shown_lines(element)]
        names = [name for text in texts for name in names_in(text) if looks_like_name(name)]
        if names:
            return tuple(dict.fromkeys(names))[:4]
    for element in root.xpath(_AUTHORED)[:30]:
        lines = shown_lines(element) if _is_short(element, 160) else []
        names = [name for line in lines for name in _in_line(line) if folded(name) != folded(outlet)]
        if names:
            return tuple(dict.fromkeys(names))[:6]
    return ()


def _is_short(element: html.HtmlElement, limit: int) -> bool:
    """Whether an element holds at most `limit` code points of text."""
    return len(clean_line(str(element.text_content()))) <= limit


def _in_line(line: str) -> tuple[str, ...]:
    names = (name for name in names_in(line)[:4] if looks_like_name(name) and not is_role(name))
    return byline_names(line) or tuple(names)


def _in_lines(pieces: list[Piece]) -> tuple[str, ...]:
    """Names in a line such as "By Ann Lee" near the heading, or "Posted by Ann Lee" anywhere."""
    signed = [piece for piece in pieces if _SIGNED.match(piece.text)]
    for piece in (*near_heading(pieces), *signed):
        names = byline_names(piece.text)
        if names and len(piece.text) < 120:
            return names
    return ()
