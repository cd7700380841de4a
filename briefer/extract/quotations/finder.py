"""From the text and tokens of an article to its quotations."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

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
    found: list[Quotation] = []
    unsearched = deque(sorted(skipped))
    for items in paragraphs_of(text, tokens, quoted_regions(text)):
        while unsearched and unsearched[0].end <= items[0].start:
            unsearched.popleft()
        if unsearched and unsearched[0].start <= items[0].start:
            continue
        tagger.tag(items)
        found += _paragraph(text, items, lexicon, found[-1] if found else None)
    return tuple(found)


def _paragraph(text: str, items: list[Item], lexicon: Lexicon, before: Quotation | None) -> list[Quotation]:
    found: list[Quotation] = []
    loose: list[Item] = []
    for sentence in sentences_of(items, lexicon):
        reader = SentenceReader(sentence, lexicon)
        attributions = reader.attributions()
        quotations: list[Quotation] = []
        for attribution in attributions:
            quotations += _quotations(text, sentence, attribution)
        quoted = [k for k, item in enumerate(sentence) if item.tag is Tag.QUOTED]
        free = [k for k in quoted if not any(a.covers(k) for a in attributions)]
        only = (
            bool(free) and not attributions and all(item.tag in (Tag.QUOTED, Tag.STOP, Tag.COMMA) for item in sentence)
        )
        if only:
            source = found[-1] if found else None
            for k in free:
                if source is None:
                    loose.append(sentence[k])
                else:
                    found.append(_direct(sentence[k], source.speaker, source.cue))
            continue
        for k in free:
            subject = reader.phrases.main_subject(k)
            if subject is not None:
                quotations.append(_direct(sentence[k], _mention(text, sentence, subject), None))
        quotations.sort(key=lambda q: q.span)
        if quotations and loose:
            for item in loose:
                found.append(_direct(item, quotations[0].speaker, quotations[0].cue))
            loose = []
        found += quotations
    for item in loose:
        found.append(_direct(item, before.speaker if before else None, before.cue if before else None))
    return sorted(found, key=lambda q: q.span)


def _direct(item: Item, speaker: Mention | None, cue: Mention | None) -> Quotation:
    region = item.region
    assert region is not None
    return Quotation(
        span=Span(region.inner_start, region.inner_end), kind=QuotationKind.DIRECT, speaker=speaker, cue=cue
    )


def _mention(text: str, items: list[Item], phrase: Phrase | None) -> Mention | None:
    if phrase is None:
        return None
    start, end = items[phrase.start].start, items[phrase.end - 1].end
    return Mention(Span(start, end), text[start:end])


def _quotations(text: str, items: list[Item], attribution: Attribution) -> list[Quotation]:
    speaker = _mention(text, items, attribution.speaker)
    cue = _mention(text, items, attribution.cue)
    found: list[Quotation] = []
    for start, end in attribution.contents:
        tags = [item.tag for item in items[start:end]]
        if all(tag in (Tag.QUOTED, Tag.COMMA) for tag in tags):
            found += [_direct(item, speaker, cue) for item in items[start:end] if item.tag is Tag.QUOTED]
            continue
        kind = QuotationKind.MIXED if Tag.QUOTED in tags else QuotationKind.INDIRECT
        found.append(Quotation(span=Span(items[start].start, items[end - 1].end), kind=kind, speaker=speaker, cue=cue))
    return found
