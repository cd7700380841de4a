"""From the text and tokens of an article to its quotations."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.quotations.items import Item, Tag, paragraphs_of
from briefer.extract.quotations.lexicon import Lexicon
from briefer.extract.quotations.marks import quoted_regions
from briefer.extract.quotations.phrases import Phrase
from briefer.extract.quotations.reported import Attribution, SentenceReader
from briefer.extract.quotations.sentences import sentences_of
from briefer.extract.quotations.tagging import Tagger


def find_quotations(
    text: str, tokens: Iterable[tuple[int, int]], lexicon: Lexicon, skipped: Sequence[Span] = ()
) -> tuple[Quotation, ...]:
    """The quotations of `text` in order; tokens are half-open code-point ranges in order.

    Line feeds separate paragraphs; paragraphs that begin inside one of the `skipped` spans are passed over. An
    empty text gives none. Time is linear in the length of the text.
    """
    tagger = Tagger(lexicon)
    finder = _Finder(text, lexicon)
    unsearched = deque(sorted(skipped))
    for items in paragraphs_of(text, tokens, quoted_regions(text)):
        while unsearched and unsearched[0].end <= items[0].start:
            unsearched.popleft()
        if unsearched and unsearched[0].start <= items[0].start:
            continue
        tagger.tag(items)
        finder.read(items)
    return tuple(finder.found)


_BESIDE_QUOTED = frozenset(
    {Tag.QUOTED, Tag.STOP, Tag.COMMA, Tag.DASH, Tag.COLON, Tag.ADVERB, Tag.COORDINATOR, Tag.SUBORDINATOR}
)


@dataclass(frozen=True, slots=True)
class _Source:
    speaker: Mention | None
    cue: Mention | None


class _Finder:
    """Reads paragraph after paragraph and remembers who spoke last."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._last: _Source | None = None
        self._announced: _Source | None = None
        self.found: list[Quotation] = []

    def read(self, items: list[Item]) -> None:
        """Adds the quotations of one tagged paragraph."""
        begun = len(self.found)
        waiting: list[Item] = []
        source = self._announced
        for number, sentence in enumerate(sentences_of(items, self._lexicon)):
            if _only_quoted(sentence):
                quoted = [item for item in sentence if item.tag is Tag.QUOTED]
                if source is None and self._announced is None:
                    waiting += quoted
                else:
                    self.found += [self._by(item, source or self._announced) for item in quoted]
                continue
            spoken = self._sentence(sentence, source, headline=items[0].start == 0)
            if waiting and spoken is not None and number > 0:
                self.found += [self._by(item, spoken) for item in waiting]
                waiting = []
            source = spoken or source
        self.found += [self._by(item, self._last) for item in waiting]
        self.found[begun:] = sorted(self.found[begun:], key=lambda quotation: quotation.span)
        self._last = source or self._last
        self._announced = source if items[-1].low == ":" else None

    def _sentence(self, sentence: list[Item], source: _Source | None, *, headline: bool) -> _Source | None:
        """Adds the quotations of one sentence and tells who is likeliest to speak on."""
        reader = SentenceReader(sentence, self._lexicon, headline=headline)
        attributions = reader.attributions()
        for attribution in attributions:
            self.found += self._quotations(sentence, attribution)
        free = [
            at
            for at, item in enumerate(sentence)
            if item.tag is Tag.QUOTED and not any(attribution.covers(at) for attribution in attributions)
        ]
        lead = reader.lead_subject(len(sentence))
        for at in free:
            subject = reader.lead_subject(at)
            if subject is not None:
                self.found.append(_direct(sentence[at], self._mention(sentence, subject), None))
            elif at == 0 and source is not None:
                self.found.append(self._by(sentence[at], source))
        return self._speaks_on(sentence, attributions, lead)

    def _speaks_on(self, sentence: list[Item], attributions: list[Attribution], lead: Phrase | None) -> _Source | None:
        quoting = [
            attribution
            for attribution in attributions
            if attribution.verbal
            and attribution.speaker is not None
            and sentence[attribution.speaker.start].tag is not Tag.RELATIVE
        ]
        quoting.sort(key=lambda attribution: not any(item.tag is Tag.QUOTED for s, e in attribution.contents for item in sentence[s:e]))
        if quoting:
            return _Source(self._mention(sentence, quoting[0].speaker), self._mention(sentence, quoting[0].cue))
        if lead is not None and sentence[lead.start].tag in (Tag.NAME, Tag.SUBJECT):
            return _Source(self._mention(sentence, lead), None)
        return None

    def _by(self, item: Item, source: _Source | None) -> Quotation:
        return _direct(item, source.speaker if source else None, source.cue if source else None)

    def _mention(self, items: list[Item], phrase: Phrase | None) -> Mention | None:
        if phrase is None:
            return None
        start, end = items[phrase.start].start, items[phrase.end - 1].end
        return Mention(Span(start, end), self._text[start:end])

    def _quotations(self, items: list[Item], attribution: Attribution) -> list[Quotation]:
        speaker = self._mention(items, attribution.speaker)
        cue = self._mention(items, attribution.cue)
        found: list[Quotation] = []
        for start, end in attribution.contents:
            tags = [item.tag for item in items[start:end]]
            if all(tag in (Tag.QUOTED, Tag.COMMA) for tag in tags):
                found += [_direct(item, speaker, cue) for item in items[start:end] if item.tag is Tag.QUOTED]
                continue
            kind = QuotationKind.MIXED if Tag.QUOTED in tags else QuotationKind.INDIRECT
            span = Span(items[start].start, items[end - 1].end)
            found.append(Quotation(span=span, kind=kind, speaker=speaker, cue=cue))
        return found


def _only_quoted(sentence: list[Item]) -> bool:
    tags = {item.tag for item in sentence}
    return Tag.QUOTED in tags and tags <= _BESIDE_QUOTED


def _direct(item: Item, speaker: Mention | None, cue: Mention | None) -> Quotation:
    region = item.region
    assert region is not None
    return Quotation(
        span=Span(region.inner_start, region.inner_end), kind=QuotationKind.DIRECT, speaker=speaker, cue=cue
    )
