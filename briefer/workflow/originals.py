"""An original looked at as plain text: nothing of it is drawn, run or fetched."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.library import Library

LONGEST = 200_000
"""Bytes of an original that are shown."""

_TEXT = frozenset({
    "text/plain", "text/markdown", "text/html", "multipart/related", "message/rfc822", "application/rtf",
    "application/rss+xml", "application/x-research-info-systems", "application/x-bibtex",
})  # fmt: skip
"""Media types whose bytes are letters."""

_UNSEEN = ("script", "style")
_LINES = ("p", "/p", "br", "div", "/div", "h", "/h", "li", "tr", "title", "/title")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def original_text(library: Library, article_id: str) -> str:
    """The words of an article's original, of a web page without its tags, with nothing else left out.

    "" where the file holds no plain letters, as a PDF does. Raises `NotInLibraryError` and `SealBrokenError`.
    """
    media_type = library.article(article_id).original.media_type
    if media_type not in _TEXT:
        return ""
    text = _decoded(library.original(article_id)[:LONGEST])
    shown = words_of_page(text) if media_type == "text/html" else text
    return "".join(char for char in shown if char in "\n\t" or char.isprintable())


def words_of_page(markup: str) -> str:
    """A page without tags, scripts and styles, its blank lines made one; for any text, in time that grows with it."""
    lines = (" ".join(line.split()) for line in html.unescape("".join(_outside_tags(markup))).splitlines())
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def _outside_tags(markup: str) -> list[str]:
    lowered = markup.lower()
    # A character may have more than one in lower case; places would no longer agree.
    names = lowered if len(lowered) == len(markup) else markup
    endless: set[str] = set()
    parts: list[str] = []
    at = 0
    while (start := markup.find("<", at)) != -1:
        parts.append(markup[at:start])
        name = next((name for name in _UNSEEN if names.startswith(name, start + 1) and name not in endless), "")
        end = names.find(f"</{name}", start) if name else -1
        if name and end == -1:
            endless.add(name)
        close = markup.find(">", max(end, start))
        if close == -1:
            return parts
        parts.append("\n" if names.startswith(_LINES, start + 1) else "")
        at = close + 1
    parts.append(markup[at:])
    return parts


def _decoded(content: bytes) -> str:
    name = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    text = content.decode(name, "replace")
    if text.count("\ufffd") > len(text) // 200 + 1:
        text = content.decode("cp1252", "replace")
    return text
