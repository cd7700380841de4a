"""Running the trained pipeline over an article's paragraphs and taking its names out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.core.article import Paragraph
from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.documents import make_doc
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.syntax import Syntax, syntax_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan

BATCH = 32
"""Paragraphs a batch at the most: whole articles at once cost over a gigabyte."""

KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.BODY,
    "LOC": NameKind.PLACE,
    "GPE": NameKind.PLACE,
    "FAC": NameKind.PLACE,
}
"""Labels of the pipelines that may be installed; the shipped one has the first three."""

_HEADLINE_WORDS = 2
_CAPITALS = 0.8
_SMALL_TAGS = ("VB", "MD", "PRP", "RB", "W")
_BODY_READ = 20_000
"""Code points of the body in which a headline's words are looked for."""

_LEADING = re.compile(r"(?:[Tt]he|[Aa]n?)\s+")
_TRAILING = re.compile(
    r"(?:['’]s?|[\s,;:!?\"”“‘(–—-]+|(?<!\.\w)(?<!\b[JS]r)(?<!\bInc)(?<!\b(?:Ltd))(?<!\bCorp)(?<!\bCo)\.)$"
)
_TITLED = re.compile(r"\b(?=([A-Z][A-Za-z]{1,12}\.?) ([A-Z][\w’'-]*[^\W_](?: (?:[A-Z]\. )?[A-Z][\w-]+){0,2}))")
_DESCRIBED = re.compile(
    r"(?<![\w’'-])([A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]*[a-z])"
    r", (?:[1-9]\d,|(?:an?|the|its|his|her|their) "
    r"((?:[\w’'-]+ ){0,3}?[\w-]+)(?=[,.]| (?:of|for|at|in|who|from|with)\b))"
)
_INTRODUCED = re.compile(
    r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?) (?:[\w’'-]+ ){0,4}([a-z][\w-]+), "
    r"([A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]*[a-z])(?=[,.;])"
)
_CAPITALS_RUN = re.compile(
    r"(?<![\w’'.@#-])[A-Z][\w’'&-]*[a-z]\b(?: (?:(?:of|for) )?[A-Z][\w’'&-]*[a-z]\b)+(?![\w’'-]| [A-Z])"
)
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_FIRST_WORD = re.compile(r"(\S+) (?:(?:of|for) )?")
_HYPHENATED = re.compile(r"(?:-[^\W\d_]+)+")


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name as the pipeline found it, in code points of the article's text, cleaned at its ends."""

    span: Span
    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Spotting:
    """What the pipeline found: names in order, the spans of the subjects of finite verbs, and the parse.

    `parsed` holds the paragraphs that have a word and are no headline in title case, in order.
    """

    names: tuple[Spotted, ...]
    subjects: tuple[Span, ...]
    sentences: tuple[Span, ...]
    parsed: tuple[Syntax, ...] = ()


def spot(language: Language, text: str, paragraphs: tuple[Paragraph, ...], lexicon: NameLexicon) -> Spotting:
    """The names, subjects, sentences and parse of the paragraphs; headlines in title case give only sentences."""
    names: list[Spotted] = []
    subjects: list[Span] = []
    sentences: list[Span] = []
    parsed: list[Syntax] = []
    for doc, start in _read(language, text, paragraphs):
        sentences += [Span(start + sentence.start_char, start + sentence.end_char) for sentence in doc.sents]
        is_first = start == paragraphs[0].span.start
        if is_headline(doc.text, lexicon) or (
            is_first and is_closed_headline(doc, text[start + len(doc.text) :], lexicon)
        ):
            continue
        subjects += _subjects(doc, start)
        if len(doc):
            parsed.append(syntax_of(doc, start))
        # What the words around a name tell comes first: where the tagger disagrees as often, that is believed.
        names += titled(doc.text, start, text, lexicon)
        names += described(doc.text, start, text, lexicon)
        names += headed(doc.text, start, lexicon)
        names += (name for name in _names(doc, start, text, lexicon) if name.text)
    return Spotting(tuple(names), tuple(subjects), tuple(sentences), tuple(parsed))


def is_headline(paragraph: str, lexicon: NameLexicon) -> bool:
    """Whether the paragraph is written in title case, where capitals tell nothing of names."""
    if paragraph.rstrip("”’\"'")[-1:] in (".", "!", ""):
        return False
    return is_title_case(paragraph, lexicon)


def is_closed_headline(doc: Doc, body: str, lexicon: NameLexicon) -> bool:
    """Whether a first paragraph with a full stop is a headline: it gives capitals to words that are no names."""
    if not is_title_case(doc.text, lexicon):
        return False
    if any(token.text[:1].isupper() and token.tag_.startswith(_SMALL_TAGS) for token in doc if token.i):
        return True
    words = {word.lower() for word in re.findall(r"(?<=\s)[A-Z][a-z]{2,}", doc.text)}
    return len(words & set(re.findall(r"[a-z]{3,}", body[:_BODY_READ]))) >= _HEADLINE_WORDS


def is_title_case(paragraph: str, lexicon: NameLexicon) -> bool:
    """Whether nearly all words but small ones have a capital; never of a single word."""
    words = [word for word in paragraph.split() if word[:1].isalpha() and word.lower() not in lexicon.small]
    return len(words) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def _read(language: Language, text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Doc, int]]:
    pairs = (
        (make_doc(language, paragraph.span.cut(text)), paragraph.span.start)
        for paragraph in paragraphs
        if len(paragraph.span)
    )
    yield from language.pipe(pairs, as_tuples=True, batch_size=BATCH)


def _subjects(doc: Doc, start: int) -> list[Span]:
    return [
        Span(start + head.left_edge.idx, start + head.idx + len(head))
        for token in doc
        if token.dep_ in ("nsubj", "nsubjpass")
        for head in (token, *token.conjuncts)
    ]


def _names(doc: Doc, start: int, text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None or not _is_proper(entity) or _begins_office(entity, kind, lexicon):
            continue
        if entity[0].lower_ in lexicon.courtesy:
            kind = NameKind.PERSON
        yield cleaned(Span(start + entity.start_char, start + entity.end_char), kind, text, lexicon)


def _is_proper(entity: TokenSpan) -> bool:
    """Whether a word of it is tagged as a name; a common noun with a capital at a sentence's start is not."""
    return any(token.tag_ in ("NNP", "NNPS", "", "FW", "CD") for token in entity)


def _begins_office(entity: TokenSpan, kind: NameKind, lexicon: NameLexicon) -> bool:
    """Whether the words only begin an office, as "US Defense" in "US Defense Secretary"; "Ohio" in it is a place."""
    doc, end = entity.doc, entity.end
    if kind is NameKind.PERSON or (kind is NameKind.PLACE and (len(entity) == 1 or entity.text in lexicon.places)):
        return False
    return end < len(doc) and doc[end].text[:1].isupper() and doc[end].lower_ in lexicon.offices


def titled(paragraph: str, start: int, text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    """The people that their title or given name shows, such as "Mr Kim"; the pipeline misses some of them.

    `start` is the paragraph's offset in `text`.
    """
    for found in _TITLED.finditer(paragraph):
        title, rest = found[1].lower(), found[2].split()
        if title in lexicon.courtesy or (title in lexicon.offices and len(rest) > 1):
            first, kept = found.start(2), [word for word in rest if word.lower() not in lexicon.offices]
            if kept == rest:
                yield cleaned(Span(start + first, start + found.end(2)), NameKind.PERSON, text, lexicon)
        elif title in lexicon.male or title in lexicon.female:
            end = found.start(2) + len(rest[0])
            if rest[0].lower() not in lexicon.offices and rest[0] not in lexicon.places:
                yield cleaned(Span(start + found.start(), start + end), NameKind.PERSON, text, lexicon)


def described(paragraph: str, start: int, text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    """The people beside whose name stands their age or trade: "Ann Vale, 43," or "her spokesman, Omar Reed,".

    `start` is the paragraph's offset in `text`.
    """
    for found in _DESCRIBED.finditer(paragraph):
        trade = found[2].split()[-1:] if found[2] else []
        is_famous = found[1] in lexicon.famous or found[1] in lexicon.things
        if is_famous or (trade and trade[0].lower() not in lexicon.offices):
            continue
        if lexicon.openers.isdisjoint(found[1].lower().split()):
            span = Span(start + found.start(1), start + found.end(1))
            yield cleaned(span, NameKind.PERSON, text, lexicon)
    for found in _INTRODUCED.finditer(paragraph):
        if found[1].lower() in lexicon.offices and found[2] not in lexicon.famous:
            yield cleaned(Span(start + found.start(2), start + found.end(2)), NameKind.PERSON, text, lexicon)


def headed(paragraph: str, start: int, lexicon: NameLexicon) -> Iterator[Spotted]:
    """The bodies that a word among their capitals shows: "Norland Airways", "Institute of Polar Studies".

    `start` is the paragraph's offset in the article.
    """
    for found in _CAPITALS_RUN.finditer(paragraph):
        first = found.start()
        while (word := _FIRST_WORD.match(paragraph, first, found.end())) and _is_none_of_a_body(word[1], lexicon):
            first = word.end()
        words = paragraph[first : found.end()].split(" ")
        ends = words[-1].lower() in lexicon.body_heads and "of" not in words
        ends = ends or (words[-1].lower() in lexicon.papers and paragraph[first - 4 : first].lower() == "the ")
        said = _WORD_BEFORE.search(paragraph, max(0, first - 20), first)
        ends = ends or (said is not None and (said[1].lower() in lexicon.firms or said[1].lower() in lexicon.any_body))
        begins = words[0].lower() in lexicon.body_heads and words[1:2] in (["of"], ["for"])
        if len(words) > 1 and (ends or begins):
            yield Spotted(Span(start + first, start + found.end()), " ".join(words), NameKind.BODY)


def _is_none_of_a_body(word: str, lexicon: NameLexicon) -> bool:
    small = word.lower()
    if small in lexicon.no_names or (small in lexicon.firms and small != "bank"):
        return True
    return word in lexicon.things or word.endswith(("’s", "'s"))


def cleaned(span: Span, kind: NameKind, text: str, lexicon: NameLexicon) -> Spotted:
    """The name without article, courtesy title, office and possessive, and with a hyphenated part it lost."""
    start, end = span.start, span.end
    lost = _HYPHENATED.match(text, end)
    if lost and lost[0][1:] not in lexicon.compounds:
        # Only people are written so: "Lai Ching-te".
        is_person = kind is NameKind.PERSON or (lost[0].islower() and " " in text[start:end])
        kind, end = (NameKind.PERSON, lost.end()) if is_person else (kind, end)
    while trailing := _TRAILING.search(text[start:end]):
        if not trailing[0]:
            break
        end = start + trailing.start()
    while leading := _LEADING.match(text, start, end):
        start = leading.end()
    if kind is NameKind.PERSON:
        start = _after_titles(text, start, end, lexicon)
    return Spotted(Span(start, max(start, end)), text[start:end], kind)


def _after_titles(text: str, start: int, end: int, lexicon: NameLexicon) -> int:
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", text[start:end])]
    keep = 0
    if words and words[0][1].lower() in lexicon.given:
        return start
    for index, (_place, word) in enumerate(words[:-1]):
        if word.lower() in lexicon.courtesy or word.lower().rstrip(".,") in lexicon.offices:
            keep = index + 1
    return start + words[keep][0] if words else start
