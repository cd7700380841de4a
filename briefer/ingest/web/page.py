"""A saved page as a tree, made safe to walk."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html

from briefer.ingest.draft import File
from briefer.ingest.encoding import decode, known_encoding
from briefer.ingest.errors import FileTooLargeError, NotTextError, UnpacksTooLargeError

PAGE_LIMIT = 20 * 1024 * 1024
"""Code points of markup, scripts and embedded pictures aside."""
TAG_LIMIT = 400_000
_ATTRIBUTES_LIMIT = 20_000
"""Code points of one tag: attributes beyond are dropped, for their lookup is quadratic."""

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_.:-]+)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<(script|style|svg|noscript)\b([^>]{0,2000})>", re.IGNORECASE)
_DATA_ADDRESS = re.compile(r"data:[a-z0-9.+/;=-]{1,100},[^\"'\s)>]{200,}", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]{0,40})\s[^<>]{20000,}>")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its root element, and the address it was saved from ("" where unknown)."""

    root: html.HtmlElement
    address: str = ""


def markup_of(file: File, declared: str = "") -> str:
    """The page's markup as text. Raises `NotTextError` for binary content."""
    match = _DECLARED.search(file.content[:4096])
    if match and not declared:
        declared = (match.group(1) or match.group(2)).decode("ascii")
    if declared.lower().startswith("utf-16"):
        declared = ""
    text = decode(file.content, declared if known_encoding(declared) else "")
    if text.count("\x00") > len(text) // 20 or _is_binary(text):
        raise NotTextError(file.name)
    return text


def parse_page(name: str, markup: str, address: str = "") -> Page:
    """The tree of `markup`, without comments. Raises an error for markup beyond the limits."""
    markup = lighten(markup)
    if len(markup) > PAGE_LIMIT:
        raise FileTooLargeError(name, len(markup), PAGE_LIMIT)
    if markup.count("<") > TAG_LIMIT * 2:
        raise UnpacksTooLargeError(name)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = html.document_fromstring("<html><body></body></html>")
    return Page(root, address)


def lighten(markup: str) -> str:
    """The markup without what is never text and only costs time: scripts but JSON-LD, styles, embedded pictures."""
    markup = _XML_HEAD.sub("", markup.replace("\x00", ""), count=1)
    kept: list[str] = []
    at = 0
    lowered = markup.lower() if markup.isascii() else _ascii_lower(markup)
    for match in _SCRIPT.finditer(markup):
        if match.start() < at or match.group(1).lower() == "noscript" or match.group(2).endswith("/"):
            continue
        if match.group(1).lower() == "script" and "ld+json" in match.group(2).lower():
            continue
        end = lowered.find(f"</{match.group(1).lower()}", match.end())
        if end == -1:
            continue
        kept.append(markup[at : match.start()])
        at = markup.find(">", end) + 1 or len(markup)
    kept.append(markup[at:])
    markup = "".join(kept)
    if "data:" in markup:
        markup = _DATA_ADDRESS.sub("data:,", markup)
    return _LONG_TAG.sub(r"<\1>", markup)


def _ascii_lower(text: str) -> str:
    """Lower case for A to Z only, so that places stay the same."""
    return text.translate({code: code + 32 for code in range(65, 91)})


def _is_binary(text: str) -> bool:
    sample = text[:20_000]
    controls = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\x00")
    return controls > len(sample) // 100 + 1
