"""The spaCy component that writes an article's quotations into its Doc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefer.core.article import ParagraphKind
from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.documents import register_extensions, source_of
from briefer.extract.quotations.finder import find_quotations
from briefer.extract.quotations.lexicon import Lexicon, default_lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

FACTORY = "briefer_quotations"
"""Name of the component in spaCy's registry."""

SPANS = "quotations"
"""Key of the quotations in `doc.spans`."""

_UNSEARCHED = frozenset({ParagraphKind.HEADING, ParagraphKind.ROW})


def register() -> None:
    """Make the component and the extensions of Doc and Span known to spaCy; doing it again changes nothing.

    A span of `doc.spans["quotations"]` covers whole tokens and is labelled with its kind; `span._.quotation` is the
    exact value, and `span._.speaker`, `cue`, `via` and `group` are its parts. On any other span they are None, ""
    and 0.
    """
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    register_extensions()
    if not Doc.has_extension("quotations"):
        Doc.set_extension("quotations", default=())
    getters: dict[str, Callable[[Tokens], object]] = {
        "quotation": _quotation,
        "speaker": _speaker,
        "cue": _cue,
        "via": _via,
        "group": _group,
        "quotation_kind": _kind,
    }
    for name, getter in getters.items():
        if not Tokens.has_extension(name):
            Tokens.set_extension(name, getter=getter)
    if not Language.has_factory(FACTORY):
        Language.factory(FACTORY, func=_component)


def quotations_of(doc: Doc) -> tuple[Quotation, ...]:
    """The quotations the component found, in order, with offsets in code points of `doc.text`."""
    found: tuple[Quotation, ...] = doc._.quotations
    return found


class QuotationFinder:
    """Fills `doc.spans["quotations"]` of each Doc; it keeps nothing of one Doc for the next."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its quotations."""
        places: list[list[int]] = doc.to_array(["IDX", "LENGTH"]).tolist()
        tokens = ((start, start + length) for start, length in places)
        doc._.quotations = find_quotations(source_of(doc), tokens, self._lexicon, _skipped(doc))
        spans = [
            doc.char_span(q.span.start, q.span.end, q.kind.value, alignment_mode="expand", span_id=number)
            for number, q in enumerate(quotations_of(doc), start=1)
        ]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


def _component(nlp: Language, name: str) -> QuotationFinder:  # noqa: ARG001  (spaCy passes both by name)
    return QuotationFinder(default_lexicon())


def _skipped(doc: Doc) -> tuple[Span, ...]:
    return tuple(paragraph.span for paragraph in doc._.paragraphs if paragraph.kind in _UNSEARCHED)


def _quotation(span: Tokens) -> Quotation | None:
    found = quotations_of(span.doc)
    if span.label_ not in {kind.value for kind in QuotationKind} or not 0 < span.id <= len(found):
        return None
    return found[span.id - 1]


def _speaker(span: Tokens) -> Mention | None:
    quotation = _quotation(span)
    return None if quotation is None else quotation.speaker


def _cue(span: Tokens) -> Mention | None:
    quotation = _quotation(span)
    return None if quotation is None else quotation.cue


def _via(span: Tokens) -> str:
    quotation = _quotation(span)
    return "" if quotation is None else quotation.via


def _group(span: Tokens) -> int:
    quotation = _quotation(span)
    return 0 if quotation is None else quotation.group


def _kind(span: Tokens) -> QuotationKind | None:
    quotation = _quotation(span)
    return None if quotation is None else quotation.kind
