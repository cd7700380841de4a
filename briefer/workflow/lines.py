"""The line of an article that carries a suggestion: a whole sentence, or its main part, word for word."""

from __future__ import annotations

import re

from briefer.core.article import Article, ParagraphKind
from briefer.core.span import Span

LONG_LINE = 24
"""Words from which a line is cut before a remark that only adds to it."""

_PROSE = frozenset({ParagraphKind.TEXT, ParagraphKind.ITEM, ParagraphKind.QUOTE})
_BOUNDARY = re.compile(r"[.!?…]+[”’\"')\]»]*\s+(?=[“‘\"'(\[«]?[A-Z0-9£$€])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Mx|Dr|Prof|Sir|St|Gen|Lt|Col|Maj|Capt|Cpt|Sgt|Adm|Brig|Rep|Sen|"
    r"Gov|Rev|Hon|No|Nos|Fig|vs|v|e\.g|i\.e|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s*$"
)
_PAIRS = (("“", "”"), ("«", "»"))
_REMARK = re.compile(r",\s+(?:(?:which|who|whose)\b|[a-z]+ing\b|(?:stationed|based|located|founded|formed)\b)")
# A remark that opens with one of these, or holds a reporting verb or a negation, carries part of the meaning.
_NO_REMARK = re.compile(
    r"^,\s+(?:according|assuming|barring|depending|pending|providing|excluding|including|counting|following)\b"
)
_WEIGHTY = re.compile(
    r"\b(?:not|n[o’']t|never|no|but|although|though|unless|except|if|said|says|told|claim\w*|alleg\w*|estimat\w*|"
    r"reported\w*|according|den(?:y|ied|ies)|disput\w*|warn\w*|saying|adding|arguing|suggesting|citing|quoting)\b"
)
_LEANING = re.compile(
    r"^[“‘\"']?(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|however|yet|so|also|notably|meanwhile|rather|"
    r"such|instead|still|then|there|both|neither|another|other)\b",
    re.IGNORECASE,
)


def sentence_around(article: Article, span: Span) -> Span | None:
    """The smallest run of whole sentences that holds `span` and whose quotation marks are balanced.

    None where the span does not lie in one paragraph of prose (a heading, a row of a table, no paragraph).
    """
    paragraph = _paragraph(article, span)
    if paragraph is None:
        return None
    bounds = _bounds(paragraph.cut(article.text), paragraph.start)
    first = max(index for index, start in enumerate(bounds[:-1]) if start <= span.start)
    last = min(index for index, end in enumerate(bounds) if end >= span.end and index > first)
    while not _balanced(article.text[bounds[first] : bounds[last]]):
        if last < len(bounds) - 1 and _open_marks(article.text[bounds[first] : bounds[last]]) > 0:
            last += 1
        elif first > 0:
            first -= 1
        elif last < len(bounds) - 1:
            last += 1
        else:
            break
    end = bounds[last]
    while end > bounds[first] and article.text[end - 1].isspace():
        end -= 1
    return Span(bounds[first], end)


def carrying_line(article: Article, span: Span) -> Span | None:
    """The sentence around `span`, cut before a remark that only adds to it ("…, stationed under an old pact").

    A remark that attributes, denies or limits what was said is never cut off. None as for `sentence_around`.
    """
    sentence = sentence_around(article, span)
    if sentence is None or len(sentence.cut(article.text).split()) < LONG_LINE:
        return sentence
    text = sentence.cut(article.text)
    opening = _main_clause(text)
    for match in _REMARK.finditer(text, max(span.end - sentence.start, opening)):
        tail = text[match.start() :]
        # After a further comma the main clause may go on: "the city, hoping for rain, has saved".
        plain = "," not in tail[1:] and not _NO_REMARK.match(tail) and not _WEIGHTY.search(tail)
        if plain and _balanced(text[: match.start()]):
            return Span(sentence.start, sentence.start + match.start())
    return sentence


def leans_on_context(text: str) -> bool:
    """Whether a line starts with a word that points back ("He", "However"), so that it reads badly alone."""
    return _LEANING.match(text) is not None


def in_one_paragraph(article: Article, span: Span) -> bool:
    """Whether the span lies inside one paragraph."""
    index = article.paragraph_at(span.start)
    return index >= 0 and article.paragraphs[index].span.contains(span)


def with_closing_marks(text: str, span: Span) -> Span:
    """The span with a quotation mark right behind or before it that its own words leave unpaired."""
    for opening, closing in _PAIRS:
        words = span.cut(text)
        if words.count(opening) > words.count(closing):
            tail = text[span.end : span.end + 2]
            place = tail.find(closing)
            if place != -1:
                span = Span(span.start, span.end + place + 1)
        elif words.count(closing) > words.count(opening) and text[max(0, span.start - 1) : span.start] == opening:
            span = Span(span.start - 1, span.end)
    return span


def _paragraph(article: Article, span: Span) -> Span | None:
    index = article.paragraph_at(span.start)
    if index < 0 or not article.paragraphs[index].span.contains(span):
        return None
    paragraph = article.paragraphs[index]
    return paragraph.span if paragraph.kind in _PROSE and len(paragraph.span) else None


def _bounds(text: str, offset: int) -> list[int]:
    """Where the sentences of a paragraph start, and its end, counted from `offset`."""
    starts = (
        offset + match.end()
        for match in _BOUNDARY.finditer(text)
        if not _ABBREVIATION.search(text[max(0, match.start() - 12) : match.end()].rstrip())
    )
    return [offset, *starts, offset + len(text)]


def _open_marks(text: str) -> int:
    return sum(text.count(opening) - text.count(closing) for opening, closing in _PAIRS)


def _balanced(text: str) -> bool:
    return _open_marks(text) == 0 and text.count('"') % 2 == 0


def _main_clause(text: str) -> int:
    """Where a cut may be looked for: behind the comma of an opening such as "With a force of 450,000, "."""
    opener = re.match(
        r"(?:With|In|For|At|By|From|After|Before|During|Despite|While|As|Although|Though|Since|When|If|On|Under|Among|"
        r"Because|Of|To|Unlike|Given|Following|Until|[A-Z][a-z]+(?:ing|ed))\b[^,]*,",
        text,
    )
    return opener.end() if opener else 0
