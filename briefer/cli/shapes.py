"""The JSON of the commands, field by field as the user guide promises it to other programs."""

from __future__ import annotations

from pathlib import Path

from briefer.core.article import Article
from briefer.core.suggestion import ArithmeticFinding, Figure, Mention, Name, Quotation, Suggestions

Shape = dict[str, object]


def article_shape(file: Path, article: Article) -> Shape:
    """An article as `briefer read --json` prints it."""
    return {
        "file": str(file),
        "title": article.title,
        "authors": article.authors,
        "outlet": article.outlet,
        "published": article.published,
        "address": article.address,
        "language": article.language,
        "text": article.text,
        "paragraphs": [(paragraph.span.start, paragraph.span.end) for paragraph in article.paragraphs],
        "sha256": article.original.sha256,
        "warnings": article.warnings,
    }


def suggestions_shape(name: str, found: Suggestions) -> Shape:
    """Suggestions as `briefer extract --json` prints them."""
    return {
        "id": name,
        "quotes": [_quotation_shape(quotation) for quotation in found.quotations],
        "figures": [_figure_shape(figure) for figure in found.figures],
        "names": [_name_shape(item) for item in found.names],
        "arithmetic": [_arithmetic_shape(finding) for finding in found.arithmetic],
    }


def _quotation_shape(quotation: Quotation) -> Shape:
    return {
        "start": quotation.span.start,
        "end": quotation.span.end,
        "kind": quotation.kind,
        "speaker": _mention_shape(quotation.speaker),
        "cue": _mention_shape(quotation.cue),
        "resolved": quotation.resolved or None,
        "via": quotation.via or None,
        "key": quotation.key,
    }


def _figure_shape(figure: Figure) -> Shape:
    # `read` prints articles without loading the lexicons of `extract`.
    from briefer.extract.figures.value import figure_value  # noqa: PLC0415

    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "kind": figure.kind,
        "value": figure_value(figure),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "key": figure.key,
    }


def _arithmetic_shape(finding: ArithmeticFinding) -> Shape:
    return {
        "start": finding.span.start,
        "end": finding.span.end,
        "sum": finding.sum,
        "parts": [(part.start, part.end) for part in finding.parts],
        "low": finding.low,
        "high": finding.high,
        "sentence": finding.sentence,
    }


def _name_shape(name: Name) -> Shape:
    return {
        "start": name.span.start,
        "end": name.span.end,
        "kind": name.kind,
        "name": name.full,
        "role": name.role or None,
    }


def _mention_shape(mention: Mention | None) -> Shape | None:
    if mention is None:
        return None
    return {"start": mention.span.start, "end": mention.span.end, "text": mention.text}
