"""Adding names and resolved speakers to suggestions that the rules found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefer.core.article import Article, Paragraph, ParagraphKind
from briefer.core.suggestion import Suggestions
from briefer.extract.naming.agreement import agreed
from briefer.extract.naming.counting import with_parsed_units
from briefer.extract.naming.index import indexed
from briefer.extract.naming.lexicon import name_lexicon
from briefer.extract.naming.model import LanguageModel, available_models, load_model
from briefer.extract.naming.parsing import with_parsed_speakers
from briefer.extract.naming.resolving import resolved
from briefer.extract.naming.spotting import spot
from briefer.extract.pipeline import plain_paragraphs
from briefer.extract.quotations.lexicon import default_lexicon

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 400_000
"""Code points of one article that are read for names at the most: about 15 seconds of one core."""

NAMES_VERSION = 2
"""Raised whenever the same text may give other names or speakers than before."""

_TRIAL = "Ann Vale, who runs Larkfield Storage in Leeds, said it was open."
_NAMED = frozenset({ParagraphKind.TEXT, ParagraphKind.QUOTE, ParagraphKind.ITEM, ParagraphKind.HEADING})


class Namer:
    """Finds names with a trained pipeline; one instance serves any number of articles, one at a time."""

    def __init__(self, language: Language, model: LanguageModel, notes: tuple[str, ...] = ()) -> None:
        self._language = language
        self._pipeline = " ".join((f"names {model.name} {model.version}, rules {NAMES_VERSION}", *notes))

    def name(self, article: Article, suggestions: Suggestions) -> Suggestions:
        """The suggestions with names, speakers resolved to them, and speakers and units that only the parse shows.

        Spans and order of quotations and figures stay as they are, so nothing moves where they are shown.
        """
        return self.name_paragraphs(article.text, article.paragraphs, suggestions)

    def name_paragraphs(self, text: str, paragraphs: tuple[Paragraph, ...], suggestions: Suggestions) -> Suggestions:
        """The same for a text with the spans of its paragraphs."""
        read = tuple(
            paragraph for paragraph in paragraphs if paragraph.kind in _NAMED and paragraph.span.end <= LONGEST
        )
        lexicon = name_lexicon()
        with self._language.memory_zone():
            spotting = spot(self._language, text, read, lexicon)
        names = indexed(agreed(spotting.names, text[:LONGEST], lexicon), text, lexicon)
        quotations = with_parsed_speakers(suggestions.quotations, spotting.parsed, text, default_lexicon().forms)
        return replace(
            suggestions,
            names=names,
            figures=with_parsed_units(suggestions.figures, spotting.parsed, text),
            quotations=resolved(quotations, names, spotting, text, lexicon),
            pipeline=f"{suggestions.pipeline}, {self._pipeline}",
        )


def load_namer() -> Namer | None:
    """The namer on the best trained pipeline that works; None where none does. Takes about a second.

    One that cannot be loaded is passed over for the next, which then says so with all that it names.
    """
    notes: list[str] = []
    for model in available_models().models:
        try:
            namer = Namer(load_model(model), model, tuple(notes))
            namer.name_paragraphs(_TRIAL, plain_paragraphs(_TRIAL), Suggestions())
        except Exception:  # noqa: BLE001  (an installed package may raise anything; the next pipeline serves)
            notes.append(f"{model.name} {model.version} is installed but damaged, so it is not used.")
        else:
            return namer
    return None
