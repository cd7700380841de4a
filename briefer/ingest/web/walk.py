"""A page's tree as a row of pieces: what a reader would call one paragraph, item, heading or caption each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from lxml import html

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest.cleaning import clean_line
from briefer.paths import resource_text

_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "button", "select", "option", "textarea", "input",
     "object", "embed", "video", "audio", "canvas", "map", "head", "math", "dialog", "picture", "img", "source")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
     "u", "var", "wbr", "ruby", "rt", "rb", "rp", "center", "amp-fit-text", "o:p", "st1:place")
)  # fmt: skip
_SIDE_BY_SIDE = frozenset(("a", "span", "time", "label"))
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), ParagraphKind.ITEM),
    "blockquote": ParagraphKind.QUOTE,
    "tr": ParagraphKind.ROW,
}
_DEPTH = 250
_PIECES = 40_000
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_NEAR = 14
"""Pieces before and after the heading that may hold byline and date."""

_NEVER_NAMED = frozenset(("main", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements whose names say nothing: they are named after what they introduce or stand beside."""
_NEGATIONS = frozenset(("no", "has", "with", "without", "not"))
_REASONS = {
    "related": CutReason.RELATED,
    "sharing": CutReason.SHARING,
    "furniture": CutReason.FURNITURE,
    "legal": CutReason.LEGAL,
    "caption": CutReason.CAPTION,
    "byline": CutReason.BYLINE,
}
_ELEMENTS = {
    "nav": CutReason.FURNITURE, "aside": CutReason.RELATED, "form": CutReason.SHARING, "footer": CutReason.FURNITURE,
    "figcaption": CutReason.CAPTION, "figure": CutReason.CAPTION, "address": CutReason.BYLINE,
    "fieldset": CutReason.SHARING,
    "menu": CutReason.FURNITURE,
}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """One paragraph-like piece of a page.

    `path` names the elements around it from the outermost in; `suspects` those of them that look like no part
    of an article, with the reason; `linked` counts the code points of `text` that stand in links;
    `pictured` says that a picture stands in the same element.
    """

    text: str
    kind: ParagraphKind
    tag: str
    path: tuple[html.HtmlElement, ...]
    suspects: tuple[tuple[html.HtmlElement, CutReason], ...]
    linked: int
    pictured: bool

    @property
    def link_share(self) -> float:
        """Which part of the text stands in links, from 0 to 1."""
        return min(1.0, self.linked / max(len(self.text), 1))


@dataclass(slots=True)
class _Gathering:
    """Text on its way to becoming a piece."""

    words: list[str] = field(default_factory=list)
    linked: int = 0


class Walk:
    """Walks a tree once; `pieces` then holds its pieces in document order."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.pieces: list[Piece] = []
        self._open = _Gathering()
        self._path: list[html.HtmlElement] = []
        self._suspects: list[tuple[html.HtmlElement, CutReason]] = []
        self._kind, self._tag = ParagraphKind.TEXT, "body"
        body = root.find("body")
        self._visit(root if body is None else body, in_link=False, depth=0)
        self._end()

    def _visit(self, element: html.HtmlElement, *, in_link: bool, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or depth > _DEPTH or len(self.pieces) > _PIECES:
            return
        if tag == "br":
            self._break()
            return
        if tag == "sup" and _points_to_note(element):
            return
        if tag in _INLINE and (self._in_sentence() or not _holds_blocks(element)):
            # A picture with links inside a sentence is a card that pops up over a name.
            card = tag == "span" and self._in_sentence() and _opens_with_picture(element)
            if not card and not is_hidden(element):
                self._inside(element, in_link=in_link or tag == "a", depth=depth)
            return
        if (
            self._in_sentence()
            and self._path
            and self._path[-1].tag == "p"
            and element.getparent() is not self._path[-1]
        ):
            return
        if len(element) == 0 and tag != "hr" and not (element.text or "").strip():
            return
        self._block(element, tag, in_link=in_link or tag == "a", depth=depth)

    def _inside(self, element: html.HtmlElement, *, in_link: bool, depth: int) -> None:
        self._say(element.text, in_link=in_link)
        for child in element:
            if _stands_apart(child, self._open.words):
                self._say(" ", in_link=False)
            self._visit(child, in_link=in_link, depth=depth + 1)
            self._say(child.tail, in_link=in_link)

    def _block(self, element: html.HtmlElement, tag: str, *, in_link: bool, depth: int) -> None:
        self._end()
        kind, outer_tag = self._kind, self._tag
        self._kind, self._tag = _KINDS.get(tag, kind), tag
        reason = suspicion(element) if tag != "body" else None
        self._path.append(element)
        if reason is not None:
            self._suspects.append((element, reason))
        if tag == "tr":
            self._row(element)
        else:
            self._inside(element, in_link=in_link, depth=depth)
        self._end()
        self._path.pop()
        if reason is not None:
            self._suspects.pop()
        self._kind, self._tag = kind, outer_tag

    def _row(self, row: html.HtmlElement) -> None:
        """A row of short cells is one piece; cells that hold running text are walked like any block."""
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [clean_line(str(cell.text_content())[:2000]) for cell in cells]
        if _lays_out(row, texts):
            self._kind = ParagraphKind.TEXT
            self._inside(row, in_link=False, depth=len(self._path))
            return
        self._open.words.append(" | ".join(text for text in texts if text))
        self._open.linked += sum(len(clean_line(str(link.text_content()))) for link in row.iter("a"))

    def _in_sentence(self) -> bool:
        """Whether the open piece has words already."""
        return any(word.strip() for word in self._open.words)

    def _say(self, text: str | None, *, in_link: bool) -> None:
        if text:
            self._open.words.append(text)
            if in_link:
                self._open.linked += len(text.strip())

    def _break(self) -> None:
        if self._in_sentence():
            self._end()

    def _end(self) -> None:
        text = clean_line("".join(self._open.words))
        if text:
            pictured = bool(self._path) and len(text) < 250 and _holds_picture(self._path[-1])
            path, suspects = tuple(self._path), tuple(self._suspects)
            self.pieces.append(Piece(text, self._kind, self._tag, path, suspects, self._open.linked, pictured))
        self._open = _Gathering()


def suspicion(element: html.HtmlElement) -> CutReason | None:
    """Why an element looks like no part of an article, from its kind and its class and id; None where it does not."""
    if is_hidden(element):
        return CutReason.FURNITURE
    by_kind = _ELEMENTS.get(str(element.tag))
    if by_kind is not None:
        return by_kind
    if element.tag in _NEVER_NAMED:
        return None
    names = " ".join(str(element.get(name) or "") for name in ("class", "id", "role", "data-component"))
    if names.isspace():
        return None
    known = _suspect_names()
    for name in names.split()[:30]:
        parts = [part.lower() for part in _WORD.findall(name)]
        if not _NEGATIONS.isdisjoint(parts):
            continue
        pairs = (f"{one} {two}" for one, two in pairwise(parts))
        reason = next((known[part] for part in (*pairs, *parts) if part in known), None)
        # A teaser without a link is the lead of this article, not of another one.
        if reason is not None and not (reason is CutReason.RELATED and _is_lead(parts, element)):
            return reason
    return None


def _is_lead(parts: list[str], element: html.HtmlElement) -> bool:
    return "teaser" in parts and element.find(".//a") is None


@cache
def _suspect_names() -> dict[str, CutReason]:
    """The words and pairs of words of names that no part of an article has, with what such an element holds."""
    known: dict[str, CutReason] = {}
    reason = CutReason.FURNITURE
    for line in resource_text("ingest/element-names.txt").splitlines():
        if line.strip("[]") in _REASONS and line.startswith("["):
            reason = _REASONS[line.strip("[]")]
        elif line and not line.startswith("#"):
            known[line] = reason
    return known


def _lays_out(row: html.HtmlElement, texts: list[str]) -> bool:
    """Whether a table's row only places running text on the page."""
    paragraphs = row.findall(".//p")
    return (
        len(texts) < 2
        or any(len(text) > 250 for text in texts)
        or len(paragraphs) > len(texts)
        or row.find(".//table") is not None
    )


def _opens_with_picture(element: html.HtmlElement) -> bool:
    """Whether a picture stands before the first word in an element that has words."""
    if element.find(".//img") is None:
        return False
    for piece in element.iter():
        if piece.tag == "img":
            return bool(str(element.text_content()).strip())
        if piece.text and piece.text.strip():
            return False
    return False


def _stands_apart(element: html.HtmlElement, said: list[str]) -> bool:
    """Whether only the page's style parts an element from the one before, as a name from a role or a date."""
    before = element.getprevious()
    if before is None or before.tail or element.tag not in _SIDE_BY_SIDE or before.tag not in _SIDE_BY_SIDE:
        return False
    last = next((word for word in reversed(said) if word), "")
    text = str(element.text_content())[:1]
    return len(last) > 1 and (last[-1].islower() or last[-1].isdigit()) and (text.isupper() or text.isdigit())


def _points_to_note(element: html.HtmlElement) -> bool:
    """Whether a raised sign only leads to a note on the same page."""
    link = element if element.tag == "a" else element.find(".//a")
    text = str(element.text_content()).strip(" []()")
    return link is not None and str(link.get("href") or "").startswith("#") and len(text) <= 3


def _holds_blocks(element: html.HtmlElement) -> bool:
    """Whether an inline element has children that stand as blocks."""
    plain = _INLINE | _SKIPPED | {"br"}
    blocks = (child for child in element if isinstance(child.tag, str) and child.tag not in plain)
    return any(child.text_content().strip() for child in blocks)


def _holds_picture(element: html.HtmlElement) -> bool:
    """Whether a small element holds a picture, so that its words are likely to be about it."""
    if not any(True for _ in element.iter("img", "picture", "amp-img")):
        return False
    return len(str(element.text_content())) < 300


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether the page itself says that an element is not shown."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and bool(_HIDDEN.search(style)))


def near_heading(pieces: list[Piece]) -> list[Piece]:
    """The pieces that follow the page's heading, then those before it; byline and date are among them."""
    place = next((index for index, piece in enumerate(pieces) if piece.tag == "h1"), None)
    if place is None:
        place = next((index for index, piece in enumerate(pieces) if piece.tag in ("h2", "h3")), 0)
    return pieces[place : place + _NEAR] + pieces[max(0, place - _NEAR // 2) : place]


def shown_lines(element: html.HtmlElement) -> list[str]:
    """The text of a small element as a reader sees it: elements that no space parts stand on lines of their own."""
    said: list[str] = []
    _say_lines(element, said, 0)
    return [line for text in "".join(said).split("\n") if (line := clean_line(text))]


def _say_lines(element: html.HtmlElement, said: list[str], depth: int) -> None:
    if element.tag in _SKIPPED or not isinstance(element.tag, str) or depth > 20:
        return
    is_block = element.tag not in _INLINE
    said.append("\n" if is_block else "")
    said.append((element.text or "").replace("\n", " "))
    for child in element:
        before = child.getprevious()
        # Two elements side by side without a space are set apart by their style.
        said.append("\n" if before is not None and not before.tail else "")
        _say_lines(child, said, depth + 1)
        said.append((child.tail or "").replace("\n", " "))
    said.append("\n" if is_block else "")
