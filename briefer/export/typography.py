"""One kind of quotation marks in one document.

A quotation stays as its article has it, to the code point. Many articles have straight marks, and a page on which
they stand among curly ones looks careless, so it is the words around the quotations that give way.
"""

from __future__ import annotations

from dataclasses import replace

from briefer.export.manuscript import HeadField, Line, Manuscript, Part, Quoted, Words
from briefer.export.references import Phrase, Reference

CURLY = frozenset("“”„‟")

_STRAIGHT = dict.fromkeys(map(ord, CURLY), '"')


def with_marks_alike(manuscript: Manuscript) -> Manuscript:
    """The manuscript with straight double quotation marks throughout, where its evidence has only such.

    In any other case it comes back as it is: nothing can be made alike where articles differ.
    """
    fixed = "".join(item.text for line in manuscript.lines() for item in line.items if isinstance(item, Quoted))
    fixed += "".join(words.text for row in manuscript.annex for words in row.words)
    if '"' not in fixed or any(mark in fixed for mark in CURLY):
        return manuscript
    return replace(
        manuscript,
        title=_straight(manuscript.title),
        fields=tuple(HeadField(field.key, field.label, _straight(field.value)) for field in manuscript.fields),
        parts=tuple(Part(_straight(part.heading), tuple(map(_line, part.lines))) for part in manuscript.parts),
        notes=tuple(map(_reference, manuscript.notes)),
        sources=tuple(map(_reference, manuscript.sources)),
        annex=tuple(replace(row, reference=_reference(row.reference)) for row in manuscript.annex),
    )


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)


def _line(line: Line) -> Line:
    items = (
        replace(item, text=_straight(item.text))
        if isinstance(item, Words)
        else replace(item, opening=_straight(item.opening), closing=_straight(item.closing))
        if isinstance(item, Quoted)
        else item
        for item in line.items
    )
    return replace(line, items=tuple(items))


def _reference(reference: Reference) -> Reference:
    return tuple(Phrase(_straight(phrase.text), phrase.address) for phrase in reference)
