"""The pipeline component that fills `doc.spans["figures"]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.core.article import ParagraphKind
from briefer.core.suggestion import Figure, FigureKind
from briefer.extract.documents import register_extensions, source_of
from briefer.extract.figures.finder import FigureFinder
from briefer.extract.figures.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FACTORY = "briefer_figures"
SPANS = "figures"

_SELF_EVIDENT = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.QUANTITY})


class FigureComponent:
    """Finds the figures of a document.

    They are kept in order as `doc._.figures`, and as `doc.spans["figures"]` with the kind as label; a span covers
    the tokens that the figure touches, since an amount may begin or end inside a token.
    """

    def __init__(self) -> None:
        self._finder = FigureFinder(lexicon())

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with its figures."""
        found = self._finder.find(source_of(doc), doc._.published, doc._.language)
        doc._.figures = _without_bare_rows(doc, found)
        spans = (
            doc.char_span(figure.span.start, figure.span.end, label=figure.kind.value, alignment_mode="expand")
            for figure in doc._.figures
        )
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


def register() -> None:
    """Make the factory and its extension known to spaCy; harmless when done again."""
    from spacy.language import Language
    from spacy.tokens import Doc

    register_extensions()
    if not Doc.has_extension("figures"):
        Doc.set_extension("figures", default=())
    if not Language.has_factory(FACTORY):
        Language.factory(FACTORY, func=_make)


def figures_of(doc: Doc) -> tuple[Figure, ...]:
    """The figures that the component found, in order of appearance; offsets count code points of the document."""
    figures: tuple[Figure, ...] = doc._.figures
    return figures


def _make(nlp: Language, name: str) -> FigureComponent:  # noqa: ARG001  (spaCy hands both over by name)
    return FigureComponent()


def _without_bare_rows(doc: Doc, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures without the unnamed numbers of table rows, whose meaning stands in another cell."""
    rows = [paragraph.span for paragraph in doc._.paragraphs if paragraph.kind is ParagraphKind.ROW]
    if not rows:
        return figures
    return tuple(
        figure
        for figure in figures
        if (figure.base or figure.kind) in _SELF_EVIDENT or not any(row.overlaps(figure.span) for row in rows)
    )
