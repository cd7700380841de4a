"""What a drop or the clipboard brings: files, the text of a page with its address, or only a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QMimeData, QUrl

_LONGEST_ADDRESS = 2000
_LINK = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_SOURCE = re.compile(rb"^SourceURL:(\S{1,2000})\s*$", re.MULTILINE)
_LINK_FILES = frozenset({".url", ".webloc", ".desktop"})
"""Endings of files that hold nothing but a link."""

_HEADER = 1000
"""Bytes in which Windows names where a piece of a page was copied from."""

_FRAGMENT = 'application/x-qt-windows-mime;value="HTML Format"'
_PAGES = (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le"))
"""Where browsers name the page of a selection, and in which encoding."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What can be imported: `paths`, else `text` with its `html` ("" for none) and `address` ("" where unknown).

    `is_link` where there is nothing but the address of a page, which is never fetched.
    """

    paths: tuple[Path, ...] = ()
    text: str = ""
    html: str = ""
    address: str = ""
    is_link: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to import and nothing to say."""
        return not (self.paths or self.text.strip() or self.html.strip() or self.is_link)


def can_take(mime: QMimeData) -> bool:
    """Whether a drop is worth looking into; quick, since it is asked while something is dragged over the window."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml()


def dropped(mime: QMimeData) -> Dropped:
    """What was dropped or pasted: local files before all else, then the text; web addresses are never followed."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    articles = tuple(path for path in paths if path.suffix.lower() not in _LINK_FILES)
    if paths:
        return Dropped(paths=articles, is_link=not articles)
    text, links = mime.text(), tuple(url for url in mime.urls() if _is_page(url))
    if _is_nothing_but_links(text, links):
        return Dropped(is_link=True)
    html = mime.html() if mime.hasHtml() else ""
    address = _page_address(mime) or (_address(links[0].toString()) if len(links) == 1 else "")
    return Dropped(text=text, html=html, address=address)


def _is_nothing_but_links(text: str, links: tuple[QUrl, ...]) -> bool:
    """A link that is dragged carries its address as its text, a dragged picture too; its title is no article."""
    words = text.split()
    if words and all(_LINK.fullmatch(word) for word in words):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    # Some browsers give a link as address and title, on two lines.
    return bool(links) and len(lines) <= 2 and (not lines or _LINK.fullmatch(lines[0].strip()) is not None)


def _page_address(mime: QMimeData) -> str:
    """The address of the page that a selection was taken from, where the browser tells it."""
    found = _SOURCE.search(bytes(mime.data(_FRAGMENT).data())[:_HEADER])
    if found is not None:
        return _address(found.group(1).decode("utf-8", "replace"))
    for name, encoding in _PAGES:
        if mime.hasFormat(name):
            content = bytes(mime.data(name).data())[: 4 * _LONGEST_ADDRESS]
            return _address(content.decode(encoding, "replace").split("\n")[0])
    return ""


def _address(text: str) -> str:
    """A page's address fit to be kept, without name and password in it; "" for anything else."""
    url = QUrl(text.strip().strip("\0\ufeff"), QUrl.ParsingMode.StrictMode)
    if not _is_page(url) or len(text) > _LONGEST_ADDRESS:
        return ""
    parts = urlsplit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _is_page(url: QUrl) -> bool:
    return url.isValid() and url.scheme() in {"http", "https"} and bool(url.host())
