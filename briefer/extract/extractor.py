"""Finding suggestions in an article."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.core.article import Article, Paragraph, ParagraphKind
from briefer.core.suggestion import Figure, Mention, Quotation, Suggestions
from briefer.extract.figures import figures_of
from briefer.extract.figures.arithmetic import check_arithmetic
from briefer.extract.figures.ranking import ranked as ranked_figures
from briefer.extract.pipeline import PIPELINE_NAME, build_pipeline, pieces_of, plain_paragraphs, read_piece
from briefer.extract.quotations import quotations_of
from briefer.extract.ranking import ranked as ranked_quotations

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 4_000_000
"""Code points of one text that are searched at the most; a long book has about a million."""

MOST_WORDS = 150_000
"""Different words that a pipeline may have met before it is built anew, so that a long-lived worker stays small."""


_ASIDES = frozenset({ParagraphKind.HEADING, ParagraphKind.ROW})


class Extractor:
    """Finds quotations and figures; one instance serves any number of articles, one at a time."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def find(self, article: Article) -> Suggestions:
        """What stands in the article's paragraphs, in order; nothing for an article without text.

        Headings and rows of tables give no quotations, and rows no number without a unit; no figure in them is
        key. A date without a year is guessed from `article.published`.
        """
        return self._find(article.text, article.paragraphs, article.published, article.language)

    def find_verbatim(self, text: str) -> Suggestions:
        """What stands in a text taken as it is; each line is a paragraph, offsets are code points of `text`."""
        return self._find(text, plain_paragraphs(text), None, "")

    def _find(self, text: str, paragraphs: tuple[Paragraph, ...], published: dt.date | None, tag: str) -> Suggestions:
        quotations: list[Quotation] = []
        figures: list[Figure] = []
        for piece in pieces_of(text[:LONGEST], paragraphs):
            self._renew()
            doc = read_piece(self._language, piece, published, tag)
            group = max((quotation.group for quotation in quotations), default=0)
            quotations += [_moved_quotation(quotation, piece.offset, group) for quotation in quotations_of(doc)]
            figures += [_moved_figure(figure, piece.offset) for figure in figures_of(doc)]
        asides = tuple(paragraph.span for paragraph in paragraphs if paragraph.kind in _ASIDES)
        in_order = tuple(sorted(figures, key=_place))
        return Suggestions(
            quotations=ranked_quotations(tuple(sorted(quotations, key=_place)), text),
            figures=ranked_figures(in_order, text, asides),
            arithmetic=check_arithmetic(text, in_order),
            pipeline=PIPELINE_NAME,
        )

    def _renew(self) -> None:
        if len(self._language.vocab.strings) > MOST_WORDS:
            self._language = build_pipeline()


def load_extractor() -> Extractor:
    """The extractor with spaCy loaded, which takes about a second."""
    return Extractor(build_pipeline())


def _place(suggestion: Quotation | Figure) -> tuple[int, int]:
    return suggestion.span.start, suggestion.span.end


def _moved_quotation(quotation: Quotation, offset: int, group: int) -> Quotation:
    """The quotation of a piece in the whole text; its group counts on from those of the pieces before."""
    if not offset:
        return quotation
    return replace(
        quotation,
        span=quotation.span.shifted(offset),
        speaker=_moved_mention(quotation.speaker, offset),
        cue=_moved_mention(quotation.cue, offset),
        group=quotation.group + group if quotation.group else 0,
    )


def _moved_mention(mention: Mention | None, offset: int) -> Mention | None:
    return mention and replace(mention, span=mention.span.shifted(offset))


def _moved_figure(figure: Figure, offset: int) -> Figure:
    if not offset:
        return figure
    return replace(figure, span=figure.span.shifted(offset), extent=figure.extent.shifted(offset))
