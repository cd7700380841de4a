"""From the text and tokens of an article to its quotations."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.quotations.items import Item, Tag, paragraphs_of
from briefer.extract.quotations.lexicon import Lexicon
from briefer.extract.quotations.marks import quoted_regions
from briefer.extract.quotations.phrases import Phrase
from briefer.extract.quotations.reported import SentenceReader
from briefer.extract.quotations.sentences import sentences_of
from briefer.extract.quotations.sources import Attribution
from briefer.extract.quotations.speakers import Named, Said, Source, names_of, resolved
from briefer.extract.quotations.tagging import Tagger
from briefer.extract.quotations.transcripts import speaker_labels


def find_quotations(
    text: str, tokens: Iterable[tuple[int, int]], lexicon: Lexicon, skipped: Sequence[Span] = ()
) -> tuple[Quotation, ...]:
    """The quotations of `text` in order; tokens are half-open code-point ranges in order.

    Line feeds separate paragraphs; paragraphs that begin inside one of the `skipped` spans are passed over. An
    empty text gives none. Time is linear in the length of the text.
    """
    tagger = _tagger(lexicon)
    finder = _Finder(text, lexicon)
    unsearched = deque(sorted(skipped))
    for items in paragraphs_of(text, tokens, quoted_regions(text), lexicon.words["abbreviations"]):
        while unsearched and unsearched[0].end <= items[0].start:
            unsearched.popleft()
        if unsearched and unsearched[0].start <= items[0].start:
            continue
        tagger.tag(items)
        finder.read(items)
    finder.close()
    return resolved(finder.found, _group_numbers(finder.found), finder.names, text, lexicon)


@cache
def _tagger(lexicon: Lexicon) -> Tagger:
    return Tagger(lexicon)


def _group_numbers(found: Sequence[Said]) -> dict[int, int]:
    """Numbers from 1 in order for the groups of several quotations; those that stand alone have none."""
    sizes = Counter(said.source.group for said in found)
    several = (group for group, size in sizes.items() if group and size > 1)
    return {group: number for number, group in enumerate(several, start=1)}


_BESIDE_QUOTED = frozenset(
    {Tag.QUOTED, Tag.STOP, Tag.COMMA, Tag.DASH, Tag.COLON, Tag.ADVERB, Tag.COORDINATOR, Tag.SUBORDINATOR}
)


_NOBODY = Source()
_LONGEST_SIGNATURE = 15
"""Items of a paragraph that only names the speaker of the quotation above it."""
_TERM = 2
"""Words below which a quoted stretch that no cue governs is a term or a scare quote."""
_WHOLE = 4
"""Words from which a quoted stretch without a subject is still taken for somebody's words, not for a term."""


class _Finder:
    """Reads paragraph after paragraph and remembers who spoke last."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._labels = speaker_labels(text, lexicon.words["labels_of_things"])
        self._last = _NOBODY
        self._announced = _NOBODY
        self._waiting: list[Item] = []
        self._begun = 0
        self._groups = 0
        self._paragraph = 0
        self._counted = 0
        self.found: list[Said] = []
        self.names: list[Named] = []

    def read(self, items: list[Item]) -> None:
        """Adds the names and quotations of one tagged paragraph."""
        self._paragraph += self._text.count("\n", self._counted, items[0].start)
        self._counted = items[0].start
        self.names += names_of(items, self._paragraph, self._lexicon)
        if self._is_signature(items) or self._is_labelled(items):
            return
        begun = self._begun if self._waiting else len(self.found)
        waiting = self._waiting
        source = self._announced
        for number, sentence in enumerate(sentences_of(items, self._lexicon)):
            if _only_quoted(sentence):
                quoted = [item for item in sentence if item.tag is Tag.QUOTED]
                if source is _NOBODY:
                    waiting += quoted
                else:
                    self.found += [_direct(item, source) for item in quoted]
                continue
            spoken = self._sentence(sentence, source, headline=items[0].start == 0)
            if waiting and spoken is not _NOBODY and (number > 0 or self._waiting):
                self.found += [_direct(item, spoken) for item in waiting]
                waiting = []
            source = source if spoken is _NOBODY else spoken
        self._waiting = waiting if self._last is _NOBODY and _unclosed(waiting) else []
        if not self._waiting:
            self.found += [_direct(item, self._last) for item in waiting]
        self.found[begun:] = sorted(self.found[begun:], key=_place)
        self._begun = begun
        self._last = self._last if source is _NOBODY else source._replace(group=0)
        self._announced = source._replace(group=0) if items[-1].low == ":" else _NOBODY

    def _is_signature(self, items: list[Item]) -> bool:
        """Whether the paragraph is only a dash and a name; the quotations above it are then given to that name."""
        if items[0].tag is not Tag.DASH or not 1 < len(items) <= _LONGEST_SIGNATURE or self._begun == len(self.found):
            return False
        reader = SentenceReader(items, self._lexicon)
        speaker = reader.phrases.after(1, long=True)
        if speaker is None or reader.clauses.has_finite(1, len(items)):
            return False
        mention = self._mention(items, speaker)
        for at in range(self._begun, len(self.found)):
            said = self.found[at]
            if said.kind is QuotationKind.DIRECT and said.source.cue is None:
                self.found[at] = said._replace(source=said.source._replace(speaker=mention))
        return True

    def _is_labelled(self, items: list[Item]) -> bool:
        """Whether the paragraph is a line of a transcript; all of it behind the label is then its speaker's."""
        end = self._labels.get(items[0].start)
        colon = next((at for at, item in enumerate(items) if item.start == end), 0)
        if not 0 < colon < len(items) - 1:
            return False
        source = self._by(items, Phrase(0, colon), self._mention(items, Phrase(colon, colon + 1)))
        content = Attribution(((colon + 1, len(items)),), Phrase(0, colon), Phrase(colon, colon + 1))
        self.found += _stretches(items, content, source)
        self._last = source._replace(group=0)
        self._begun = len(self.found)
        return True

    def close(self) -> None:
        """Adds what still waits for a speaker at the end of the text."""
        self.found += [_direct(item, _NOBODY) for item in self._waiting]
        self.found.sort(key=_place)
        self._waiting = []

    def _sentence(self, sentence: list[Item], before: Source, *, headline: bool) -> Source:
        """Adds the quotations of one sentence and tells who is likeliest to speak on."""
        reader = SentenceReader(sentence, self._lexicon, headline=headline)
        attributions = reader.attributions()
        sources = [self._source(sentence, attribution) for attribution in attributions]
        for attribution, source in zip(attributions, sources, strict=True):
            self.found += _stretches(sentence, attribution, source)
        for at, item in enumerate(sentence):
            if item.tag is not Tag.QUOTED or any(attribution.covers(at) for attribution in attributions):
                continue
            ends = item.text.rstrip("”’'\" ").endswith((".", "?", "!", ","))
            whole = ends and (len(item.text.split()) >= _WHOLE or (at == 0 and len(sentence) > 1))
            if len(item.text.split()) < _TERM and (at == 0 or sentence[at - 1].tag is not Tag.COLON):
                continue
            subject = reader.sources.lead_subject(at) or (reader.sources.any_subject(at) if whole else None)
            if subject is not None:
                self.found.append(_direct(item, self._by(sentence, subject)))
            elif whole or before is not _NOBODY:
                self.found.append(_direct(item, self._last if before is _NOBODY else before))
        return self._speaks_on(sentence, attributions, sources, reader)

    def _speaks_on(
        self, sentence: list[Item], attributions: list[Attribution], sources: list[Source], reader: SentenceReader
    ) -> Source:
        """The speaker of the first quoted words, else of the first reported ones, else the sentence's subject."""
        speaking = [
            (not _has_quoted(sentence, attribution), number)
            for number, attribution in enumerate(attributions)
            if attribution.verbal
            and attribution.speaker is not None
            and sentence[attribution.speaker.start].tag is not Tag.RELATIVE
        ]
        if speaking:
            return sources[min(speaking)[1]]
        concerned = self._concerned(sentence, reader)
        if concerned is not None:
            return self._by(sentence, concerned)
        lead = reader.sources.lead_subject(len(sentence))
        announces = sentence[-1].low == ":"
        if lead is not None and (announces or _is_somebody(sentence, lead)):
            return self._by(sentence, lead)
        return _NOBODY

    def _concerned(self, sentence: list[Item], reader: SentenceReader) -> Phrase | None:
        """The name in a fronted "For Ann Lee, ...", which is about her although she is not its subject."""
        if sentence[0].low not in ("for", "to") or len(sentence) < 3 or sentence[1].tag is not Tag.NAME:
            return None
        return reader.phrases.after(1)

    def _source(self, sentence: list[Item], attribution: Attribution) -> Source:
        via = self._mention(sentence, attribution.via)
        cue = self._mention(sentence, attribution.cue)
        return self._by(sentence, attribution.speaker, cue, "" if via is None else via.text)

    def _by(self, sentence: list[Item], speaker: Phrase | None, cue: Mention | None = None, via: str = "") -> Source:
        self._groups += 1
        return Source(self._mention(sentence, speaker), cue, via, self._groups)

    def _mention(self, items: list[Item], phrase: Phrase | None) -> Mention | None:
        if phrase is None:
            return None
        start, end = items[phrase.start].start, items[phrase.end - 1].end
        return Mention(Span(start, end), self._text[start:end])


def _place(said: Said) -> tuple[int, int]:
    return said.span.start, said.span.end


def _only_quoted(sentence: list[Item]) -> bool:
    tags = {item.tag for item in sentence}
    return Tag.QUOTED in tags and tags <= _BESIDE_QUOTED


def _is_somebody(sentence: list[Item], phrase: Phrase) -> bool:
    """Whether the phrase is a pronoun, begins or ends in a name, or is what a quoted sentence leads to and has one."""
    tags = [item.tag for item in sentence[phrase.start : phrase.end]]
    if sentence[0].tag is Tag.QUOTED and Tag.NAME in tags:
        return True
    return tags[0] in (Tag.NAME, Tag.SUBJECT) or tags[-1] is Tag.NAME


def _unclosed(items: list[Item]) -> bool:
    return bool(items) and items[-1].region is not None and not items[-1].region.closed


def _has_quoted(sentence: list[Item], attribution: Attribution) -> bool:
    return any(item.tag is Tag.QUOTED for start, end in attribution.contents for item in sentence[start:end])


def _stretches(sentence: list[Item], attribution: Attribution, source: Source) -> Iterator[Said]:
    for start, end in attribution.contents:
        items = sentence[start:end]
        quoted = [item for item in items if item.tag is Tag.QUOTED]
        if all(item.tag in (Tag.QUOTED, Tag.COMMA) for item in items):
            yield from (_direct(item, source) for item in quoted)
            continue
        kind = QuotationKind.MIXED if quoted else QuotationKind.INDIRECT
        yield Said(Span(items[0].start, items[-1].end), kind, source)


def _direct(item: Item, source: Source) -> Said:
    region = item.region
    if region is None:
        raise ValueError("only a quoted stretch is a direct quotation")
    return Said(Span(region.inner_start, region.inner_end), QuotationKind.DIRECT, source)
