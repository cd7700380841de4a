from dataclasses import replace

from briefer.core.span import Span
from briefer.core.suggestion import Mention, Quotation, QuotationKind
from briefer.extract.ranking import ranked

TEXT = (
    "“The levy will be scrapped before the summer and nobody will miss it,” Prime Minister Ada Brook said. "
    "“Lovely weather,” a passer-by said. "
    "The port authority warned that sixty ships would have to wait outside the harbour for a week."
)


def mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words)), words)


def quotation(words: str, speaker: str, cue: str, kind: QuotationKind = QuotationKind.DIRECT) -> Quotation:
    return Quotation(span=mention(words).span, kind=kind, speaker=mention(speaker), cue=mention(cue))


def found() -> tuple[Quotation, ...]:
    return (
        quotation(
            "The levy will be scrapped before the summer and nobody will miss it,", "Prime Minister Ada Brook", "said"
        ),
        quotation("Lovely weather,", "a passer-by", "said"),
        quotation("sixty ships would have to wait outside", "The port authority", "warned", QuotationKind.INDIRECT),
    )


def test_the_head_of_government_comes_before_a_passer_by():
    first, second, _ = ranked(found(), TEXT)
    assert first.rank > second.rank
    assert "head of government or state" in first.reasons
    assert "first in the article" in first.reasons


def test_a_strong_verb_is_a_visible_reason():
    assert "strong verb: warned" in ranked(found(), TEXT)[2].reasons


def test_order_and_content_stay_as_they_were():
    before = found()
    after = ranked(before, TEXT)
    assert [item.span for item in after] == [item.span for item in before]


def test_at_most_half_of_the_key_quotations_are_of_one_speaker():
    many = ranked(found()[:1] * 40, TEXT)
    assert sum(item.key for item in many) == 5


def test_words_of_the_headline_are_not_key():
    text = "Brook: “No new taxes” this year\n" + TEXT
    moved = tuple(replace(item, span=item.span.shifted(len(text) - len(TEXT))) for item in found())
    span = Span(text.index("No new"), text.index("” this"))
    headline = replace(moved[0], span=span)
    assert not ranked((headline, *moved), text)[0].key


def test_nothing_gives_nothing():
    assert ranked((), "") == ()
