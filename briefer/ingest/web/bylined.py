"""Who wrote a page's article."""

from __future__ import annotations

from lxml import html

from briefer.core.article import DetailSource
from briefer.ingest.bylines import byline_names, looks_like_name, names_in
from briefer.ingest.cleaning import clean_line, folded
from briefer.ingest.draft import Found
from briefer.ingest.web.structured import Linked, Meta
from briefer.ingest.web.walk import Piece, near_heading

_AUTHOR_NAMES = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl", "parsely-author",
    "sailthru.author", "citation_author", "cxenseparse:author", "og:article:author", "twitter:creator:name",
    "web_author",
)  # fmt: skip
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
    for piece in near_heading(pieces):
        names = byline_names(piece.text)
        if names and len(piece.text) < 120:
            return names
    return ()
