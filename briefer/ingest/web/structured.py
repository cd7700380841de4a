"""What a page says of itself in JSON-LD and meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from briefer.ingest.cleaning import clean_line

Meta = dict[str, tuple[str, ...]]
"""Contents of meta elements by name in lower case."""

_ARTICLE_TYPES = re.compile(
    r"Article|Posting|Report|Review|Recipe|Story|Column|Obituary|Interview|WebPage|Book|Event", re.IGNORECASE
)
_WORST_TYPES = re.compile(r"^(?:WebPage|CollectionPage|ItemPage|Event|Book|AboutPage)$")
_LD_LIMIT = 2_000_000
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_CONTROL = re.compile(r"[\x00-\x1f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The parts of a page's JSON-LD that describe its article; "" or () where not given."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""
    section: str = ""
    language: str = ""
    body: str = ""


def linked_data(root: html.HtmlElement) -> Linked:
    """The best article description among the page's JSON-LD scripts."""
    nodes = [node for script in root.iterfind(".//script") for node in _nodes_of(script)]
    by_id = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _ARTICLE_TYPES.search(_type(node))]
    if not articles:
        return Linked()
    best = max(articles, key=_fitness)
    section = best.get("articleSection")
    return Linked(
        headline=_plain(best.get("headline") or best.get("name")) if _fitness(best)[0] else "",
        authors=tuple(dict.fromkeys(_names(best.get("author") or best.get("creator"), by_id))),
        publisher=next(iter(_names(best.get("publisher"), by_id)), ""),
        published=_plain(best.get("datePublished") or best.get("dateCreated")),
        modified=_plain(best.get("dateModified")),
        section=_plain(section[0] if isinstance(section, list) and section else section),
        language=_plain(best.get("inLanguage")),
        body=_plain(best.get("articleBody")),
    )


def meta_values(root: html.HtmlElement) -> Meta:
    """Contents of the meta elements in order, by name, property or itemprop in lower case."""
    values: dict[str, list[str]] = {}
    for meta in root.iterfind(".//meta"):
        content = clean_line(str(meta.get("content") or ""))[:2000]
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            if name and content:
                values.setdefault(str(name).strip().lower(), []).append(content)
    return {name: tuple(dict.fromkeys(found)) for name, found in values.items()}


def _fitness(node: dict[str, object]) -> tuple[bool, int]:
    fields = sum(1 for name in ("headline", "author", "datePublished", "articleBody", "publisher") if node.get(name))
    return not _WORST_TYPES.match(_type(node)), fields


def _nodes_of(script: html.HtmlElement) -> Iterator[dict[str, object]]:
    text = script.text or ""
    if "ld+json" not in str(script.get("type") or "") or len(text) > _LD_LIMIT:
        return
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip(" ;\n")
    )
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:
            value = json.loads(re.sub(r",\s*([}\]])", r"\1", _CONTROL.sub(" ", text)), strict=False)
        except (ValueError, RecursionError):
            return
    yield from _walk(value, 0)


def _walk(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 8:
        return
    if isinstance(value, list):
        for item in value[:500]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "author",
            "publisher",
            "isPartOf",
            "hasPart",
            "item",
        ):
            if name in value:
                yield from _walk(value[name], depth + 1)


def _type(node: dict[str, object]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _names(value: object, by_id: dict[str, dict[str, object]], depth: int = 0) -> Iterator[str]:
    if depth > 3:
        return
    if isinstance(value, str):
        if value and not value.startswith(("http://", "https://", "/", "#")):
            yield _plain(value)
    elif isinstance(value, list):
        for item in value[:30]:
            yield from _names(item, by_id, depth + 1)
    elif isinstance(value, dict):
        reference = value.get("@id")
        name = value.get("name")
        if name:
            yield from _names(name, by_id, depth + 1)
        elif isinstance(reference, str) and reference in by_id:
            yield from _names(by_id[reference].get("name"), by_id, depth + 1)


def _plain(value: object) -> str:
    if not isinstance(value, str):
        return ""
    text = (
        "".join(map(str, html.fromstring(f"<i>{value}</i>").itertext()))
        if "&" in value and len(value) < 5000
        else _MARKUP.sub(" ", value)
    )
    return clean_line(text)
