"""The article's body in a page, as blocks in reading order.

trafilatura finds where the article is; what belongs to it is then read off the page's own tree, so that
paragraphs, headings and lists come out as they stand there and what is left out is kept as cuts.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree, html

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest.cleaning import clean_line, ends_sentence, folded, words
from briefer.ingest.draft import Block
from briefer.ingest.furniture import furniture, is_short_label
from briefer.ingest.web.page import Page
from briefer.ingest.web.walk import Piece, is_hidden

_CUTS_LIMIT = 60


def body_blocks(page: Page, pieces: list[Piece]) -> tuple[Block, ...]:
    """The blocks of the page's main text, with what was left out of it as cuts; empty where it has none."""
    found = _main_text(page)
    seeds = _seeds(pieces, found)
    wanted = sum(len(text) for text in found)
    weight = sum(len(pieces[index].text) for index in seeds)
    if not seeds or weight * 2 < wanted:
        return tuple(Block(text) for text in found)
    return _chosen(pieces, seeds)


def _main_text(page: Page) -> list[str]:
    """The lines that trafilatura takes for the article's text."""
    import trafilatura

    document = trafilatura.bare_extraction(
        page.root, favor_precision=True, include_comments=False, with_metadata=False, url=page.address or None
    )
    body = getattr(document, "body", None)
    return [] if body is None else [line for element in body for line in _lines(element) if line.strip()]


_BREAKING = frozenset(("lb", "p", "item", "head", "row", "quote", "list", "table"))


def _lines(element: etree._Element) -> list[str]:
    parts: list[str] = []
    for event, piece in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts += ["\n" if piece.tag in _BREAKING else "", (piece.text or "").replace("\n", " ")]
        else:
            parts += [
                "\n" if piece.tag in _BREAKING else "",
                (piece.tail or "").replace("\n", " ") if piece is not element else "",
            ]
    return [clean_line(line) for line in "".join(parts).split("\n")]


def _seeds(pieces: list[Piece], found: list[str]) -> set[int]:
    """Indices of the pieces whose words are among the found lines."""
    lines = Counter(folded(line) for line in found)
    whole = " ".join(folded(line) for line in found)
    seeds: set[int] = set()
    taken: set[str] = set()
    for index, piece in enumerate(pieces):
        text = folded(piece.text)
        if lines[text] > 0 and text:
            lines[text] -= 1
            seeds.add(index)
        elif len(text) > 40 and text in whole and text not in lines and text not in taken:
            taken.add(text)
            seeds.add(index)
    return seeds


def _chosen(pieces: list[Piece], seeds: set[int]) -> tuple[Block, ...]:
    weights = _weights(pieces, seeds)
    total = sum(len(pieces[index].text) for index in seeds)
    container = _container(pieces, seeds, weights, total)
    inside = [index for index, piece in enumerate(pieces) if container in piece.path]
    core = [index for index in inside if index in seeds]
    first, last = core[0], core[-1]
    lead = next(
        (index for index in core if pieces[index].kind is ParagraphKind.TEXT and len(pieces[index].text) > 80), first
    )
    blocks: list[Block] = []
    cuts = 0
    for index in inside:
        piece = pieces[index]
        reason = _reason(piece, seed=index in seeds, within=first <= index <= last, weights=weights, total=total)
        if reason is None and piece.tag == "h1" and index < lead:
            reason = CutReason.TITLE
        if reason is not None:
            cuts += 1
            if cuts > _CUTS_LIMIT or not first - 12 <= index <= last + 12:
                continue
        blocks.append(Block(piece.text, piece.kind, reason))
    return tuple(blocks)


def _weights(pieces: list[Piece], seeds: set[int]) -> Counter[html.HtmlElement]:
    """Code points of seeds inside each element."""
    weights: Counter[html.HtmlElement] = Counter()
    for index in seeds:
        for element in pieces[index].path:
            weights[element] += len(pieces[index].text)
    return weights


def _container(
    pieces: list[Piece], seeds: set[int], weights: Counter[html.HtmlElement], total: int
) -> html.HtmlElement:
    """The smallest element that holds nearly all seeds, widened where like text stands beside it."""
    path = max((pieces[index].path for index in seeds), key=lambda path: sum(weights[element] for element in path))
    place = max(index for index, element in enumerate(path) if weights[element] >= total * 0.85)
    good = _good_text(pieces, weights, total)
    bad = Counter[html.HtmlElement]()
    for piece in pieces:
        for element in piece.path:
            bad[element] += len(piece.text)
    here = place
    for wider in range(place - 1, 0, -1):
        gained = good[path[wider]] - good[path[here]]
        added = bad[path[wider]] - bad[path[here]] - gained
        if gained > good[path[here]] * 0.12 and added < gained * 0.35:
            here = wider
    return path[here]


def _good_text(pieces: list[Piece], weights: Counter[html.HtmlElement], total: int) -> Counter[html.HtmlElement]:
    """Code points of running text inside each element."""
    good: Counter[html.HtmlElement] = Counter()
    for piece in pieces:
        suspect = any(weights[element] < total * 0.3 for element, _ in piece.suspects)
        if suspect or piece.link_share > 0.3 or len(piece.text) < 80 or not ends_sentence(piece.text):
            continue
        for element in piece.path:
            good[element] += len(piece.text)
    return good


def _reason(
    piece: Piece, *, seed: bool, within: bool, weights: Counter[html.HtmlElement], total: int
) -> CutReason | None:
    """Why a piece inside the container is not body text, or None where it is."""
    quoted = any(element.tag == "blockquote" for element in piece.path)
    for element, reason in piece.suspects:
        if quoted and reason in (CutReason.SHARING, CutReason.FURNITURE):
            continue
        if weights[element] < total * (0.6 if is_hidden(element) else 0.3) and not (
            seed and reason is CutReason.FURNITURE and len(piece.text) > 200
        ):
            return reason
    worded = furniture(piece.text) if len(piece.text) < 200 and words(piece.text.replace("_", "")) else None
    if worded is not None:
        return worded
    if (
        piece.pictured
        and piece.kind is not ParagraphKind.ROW
        and (is_short_label(piece.text) or len(words(piece.text)) < 8)
    ):
        return CutReason.CAPTION
    only_link = piece.link_share > 0.85 and not ends_sentence(piece.text) and not piece.text.startswith("http")
    if only_link and (not seed or piece.kind is ParagraphKind.ITEM):
        return CutReason.RELATED
    if seed:
        return None
    if within:
        return None
    running = (
        piece.kind is not ParagraphKind.ITEM
        and len(words(piece.text)) >= 12
        and ends_sentence(piece.text)
        and piece.link_share < 0.4
    )
    return None if running else CutReason.FURNITURE


def all_text(pieces: list[Piece]) -> str:
    """All words of a page in order, for a page without a recognisable article."""
    return "\n\n".join(piece.text for piece in pieces)
