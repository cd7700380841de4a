"""Names that everybody knows, put right after the tagger: exact place names and bodies.

Behind the tagger the lists only fill gaps and correct labels; in front of it they would break longer names such as
Washington Post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.extract.naming.lexicon import NameLexicon, name_lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

FACTORY = "briefer_known_names"


def register() -> None:
    """Make the component known to spaCy; calling it again changes nothing."""
    from spacy.language import Language

    if not Language.has_factory(FACTORY):
        Language.factory(FACTORY, func=create_known_names)


def create_known_names(nlp: Language, name: str) -> KnownNames:  # noqa: ARG001  (spaCy passes both by name)
    """The component for a pipeline; spaCy's factories take both arguments."""
    return KnownNames(nlp, name_lexicon())


class KnownNames:
    """Fills and relabels the entities of a document."""

    def __init__(self, nlp: Language, lexicon: NameLexicon) -> None:
        from spacy.matcher import PhraseMatcher

        self._lexicon = lexicon
        self._matcher = PhraseMatcher(nlp.vocab)
        with nlp.select_pipes(enable=[]):
            for label, names in (("LOC", lexicon.places), ("ORG", lexicon.bodies)):
                self._matcher.add(label, [nlp.make_doc(place) for place in sorted(names)])

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.ents`; demonyms are dropped, what the tagger found beyond the lists stays."""
        from spacy.util import filter_spans

        found = [self._relabelled(doc, entity) for entity in doc.ents if entity.text not in self._lexicon.demonyms]
        taken = {token.i for entity in found for token in entity}
        gaps = [span for span in self._matcher(doc, as_spans=True) if taken.isdisjoint(range(span.start, span.end))]
        doc.ents = filter_spans([*found, *gaps])
        return doc

    def _relabelled(self, doc: Doc, entity: Span) -> Span:
        from spacy.tokens import Span

        bare = entity.text.removeprefix("the ").removeprefix("The ")
        if bare in self._lexicon.places and entity.label_ not in ("GPE", "LOC", "FAC"):
            return Span(doc, entity.start, entity.end, label="LOC")
        if bare in self._lexicon.bodies and entity.label_ != "ORG":
            return Span(doc, entity.start, entity.end, label="ORG")
        return entity
