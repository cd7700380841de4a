"""Checks of quoted words: whether they are the source's own, and whether they stand under the right name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefer.brief.checks.finding import Finding, Origin, Place, Remedy, Rule, Severity
from briefer.brief.checks.material import Carried, Material, carried_in
from briefer.brief.differences import Sort, compare_words, marked_words
from briefer.brief.model import Block, BlockKind
from briefer.brief.verbatim import VerbatimState, compare
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.core.span import Span

_NAME = r"(?:[A-Z][\w’'.-]+(?:\s+(?:[A-Z][\w’'.-]+|de|van|von|bin|al|of|the|and)){0,6})"
_CUE = (
    r"(?:said|says|told|added|adds|warned|warns|argued|argues|wrote|writes|noted|notes|insisted|stated|states|explained|"
    r"announced|declared|replied|concluded|called|calls|claimed|claims|confirmed|stressed)"
)
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?:,[^,:“”]{{1,80}},)?(?:\s+{_CUE}\b[^.:“”]{{0,40}}?)?\s*[:,]?\s*[“\"«]$")
_AFTER = re.compile(rf"^[,.!?…]?[”\"»],?\s*(?:{_CUE}\s+(?P<late>{_NAME})|(?P<early>{_NAME})\s+{_CUE}\b)")
_WORD = re.compile(r"[\w’'-]+")
_TRAILING = " ,\u2028"
"""What the writer may put between quoted words and the closing mark: the comma before an attribution."""
_EMPTY_WORDS = frozenset({
    "the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "by", "mr", "mrs", "ms", "dr", "sir", "dame",
    "lord", "lady", "president", "minister", "secretary", "chief", "officer", "spokesman", "spokeswoman",
    "spokesperson", "said", "told", "but", "yet", "when", "while", "after", "before", "as", "if", "it", "he",
    "she", "they", "we", "i", "this", "that", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
})  # fmt: skip


def differing_words(material: Material) -> Iterator[Finding]:
    """Words that stand for a quotation or passage, or stand with it in its quotation marks, and are not its own."""
    several = _marks_of_several(material)
    for found in carried_in(material.brief):
        item = material.evidence.get(found.evidence_id)
        if item is None or item.kind is EvidenceKind.FIGURE:
            continue
        marked = found.marked
        alone = marked is not None and (found.block.id, marked) not in several
        span = marked if marked is not None and alone else found.span
        words = span.cut(found.block.text).strip(_TRAILING)
        if compare(words, item.anchor.text) is not VerbatimState.ALTERED:
            continue
        if compare(found.words, item.anchor.text) is not VerbatimState.ALTERED and not _adds_words(found, span):
            continue
        yield _difference(found, item, Span(span.start, span.start + len(words)))


def _difference(found: Carried, item: Evidence, span: Span) -> Finding:
    quoted, words = found.is_quoted, span.cut(found.block.text)
    remedies = [Remedy.USE_SOURCE]
    if marked_words(words, item.anchor.text):
        remedies.append(Remedy.MARK_CHANGES)
    remedies.append(Remedy.REMOVE_MARKS if quoted else Remedy.RELEASE)
    return Finding(
        rule=Rule.QUOTATION_DIFFERS if quoted else Rule.REPORTED_WORDS_DIFFER,
        severity=Severity.FIX if quoted else Severity.LOOK,
        title="Quotation differs from its source" if quoted else "Reported words differ from their source",
        detail=f"“{_around_difference(words, item.anchor.text)}”",
        advice=difference_in_words(words, item.anchor.text, is_quoted=quoted),
        place=Place(found.section.key, found.block.id, span),
        words=words,
        source=item.anchor.text,
        evidence_id=item.id,
        origin=Origin(item.anchor.article_id, item.anchor.span),
        remedies=tuple(remedies),
    )


def difference_in_words(quoted: str, source: str, *, is_quoted: bool = True) -> str:
    """What differs between a quotation and its source, as one sentence."""
    stretches = compare_words(quoted, source)
    missing = sum(len(item.source.cut(source).split()) for item in stretches if item.sort is Sort.MISSING)
    added = sum(len(item.quoted.cut(quoted).split()) for item in stretches if item.sort is Sort.ADDED)
    changed = [item for item in stretches if item.sort is Sort.CHANGED]
    where = "inside the quotation marks" if is_quoted else "in the reported words"
    if missing and not added and not changed:
        return f"{_count(missing, 'of the source’s words')} missing {where}, and no […] shows the cut."
    if added and not missing and not changed:
        return f"{_count(added, 'word')} here that the source does not have."
    if len(changed) == 1 and not missing and not added:
        here, there = changed[0].quoted.cut(quoted), changed[0].source.cut(source)
        if max(len(here), len(there)) <= 80:
            return f"“{here}” stands here where the source has “{there}”."
    return f"Several words {where} are not the source’s own."


def other_speakers(material: Material) -> Iterator[Finding]:
    """Quotations that the brief gives to somebody whom neither the evidence's speaker nor its `via` names."""
    speakers = [item.speaker for item in material.evidence.values() if item.speaker]
    for found in carried_in(material.brief):
        item = material.evidence.get(found.evidence_id)
        if item is None or not item.speaker or not found.is_quoted:
            continue
        given = _attribution(found)
        if given is None or not given[1] or _names_one_of(given[1], (item.speaker, item.via)):
            continue
        known = any(_names_one_of(given[1], (speaker,)) for speaker in speakers)
        if found.block.kind is not BlockKind.QUOTE or known or _is_name(given[1]):
            yield _other_speaker(item, given, known=known)


def _other_speaker(item: Evidence, given: tuple[Place, str], *, known: bool) -> Finding:
    return Finding(
        rule=Rule.ANOTHER_SPEAKER,
        severity=Severity.FIX if known else Severity.LOOK,
        title="Quotation stands under another name",
        detail=f"{given[1]}, in the source {item.speaker}",
        advice=f"The brief gives these words to {given[1]}. In the source they are those of {item.speaker}.",
        place=given[0],
        words=given[1],
        source=item.speaker,
        evidence_id=item.id,
        origin=Origin(item.anchor.article_id, item.anchor.span),
        remedies=(Remedy.NAME_SPEAKER,),
    )


def _attribution(found: Carried) -> tuple[Place, str] | None:
    """Whom the brief gives the words to, and where it says so; None where it names nobody."""
    if found.block.kind is BlockKind.QUOTE:
        below = _block_after(found)
        if below is None or below.kind is not BlockKind.ATTRIBUTION:
            return None
        return Place(found.section.key, below.id, Span(0, len(below.text))), below.text.strip()
    text = found.block.text
    lead = text[: found.span.start]
    before = _BEFORE.search(lead[-300:])
    if before is not None:
        start = max(0, len(lead) - 300) + before.start("name")
        return _named(found, start, before["name"])
    after = _AFTER.match(text[found.span.end : found.span.end + 300])
    if after is None:
        return None
    group = "late" if after["late"] else "early"
    return _named(found, found.span.end + after.start(group), after[group])


def _named(found: Carried, start: int, name: str) -> tuple[Place, str] | None:
    """The place of a name without the small words at its start; None where nothing but such words is left."""
    words = list(_WORD.finditer(name))
    while words and words[0].group().casefold() in _EMPTY_WORDS:
        words.pop(0)
    if not words:
        return None
    first, end = words[0].start(), words[-1].end()
    return Place(found.section.key, found.block.id, Span(start + first, start + end)), name[first:end]


def _block_after(found: Carried) -> Block | None:
    blocks = found.section.blocks
    at = blocks.index(found.block) + 1
    return blocks[at] if at < len(blocks) else None


def _names_one_of(given: str, speakers: tuple[str, ...]) -> bool:
    """Whether the name shares a telling word, or its initials, with one of the speakers."""
    words = _telling(given)
    for speaker in speakers:
        if not speaker:
            continue
        theirs = _telling(speaker)
        if words & theirs or not theirs:
            return True
        if _initials(given) & {word.casefold() for word in _WORD.findall(speaker)}:
            return True
        if _initials(speaker) & {word.casefold() for word in _WORD.findall(given)}:
            return True
    return not words


def _telling(name: str) -> frozenset[str]:
    words = (word.casefold().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name))
    return frozenset(word for word in words if word not in _EMPTY_WORDS and not word.isdigit())


def _initials(name: str) -> frozenset[str]:
    letters = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    return frozenset({letters.casefold()}) if len(letters) > 1 else frozenset()


def _is_name(given: str) -> bool:
    """Whether a line under a quotation names somebody, and does not only say where or when."""
    return re.match(_NAME, given) is not None and not given.casefold().startswith(("in ", "on ", "from "))


def _around_difference(quoted: str, source: str) -> str:
    """A few of the brief's words around the first difference."""
    first = next((item for item in compare_words(quoted, source) if item.differs), None)
    start = first.quoted.start if first else 0
    left = quoted.rfind(" ", 0, max(0, start - 12)) + 1
    end = min(len(quoted), max(start, first.quoted.end if first else 0) + 36)
    right = len(quoted) if end == len(quoted) else max(quoted.rfind(" ", start, end), left + 1)
    return f"{'…' if left else ''}{quoted[left:right].strip()}{'…' if right < len(quoted) else ''}"


def _count(count: int, words: str) -> str:
    numbers = ("no", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    said = numbers[count] if count < len(numbers) else str(count)
    if words == "word":
        return f"{said} word stands" if count == 1 else f"{said} words stand"
    return f"{said} {words} {'is' if count == 1 else 'are'}"


def _marks_of_several(material: Material) -> frozenset[tuple[str, Span]]:
    """Pairs of quotation marks, by block and stretch, in which words of several pieces of evidence stand."""
    inside = Counter((found.block.id, found.marked) for found in carried_in(material.brief))
    return frozenset((block, marked) for (block, marked), count in inside.items() if marked is not None and count > 1)


def _adds_words(found: Carried, span: Span) -> bool:
    """Whether the stretch holds words beside those that stand for evidence, and not only marks or spaces."""
    beside = found.block.text[span.start : found.span.start] + found.block.text[found.span.end : span.end]
    return any(char.isalnum() for char in beside)
