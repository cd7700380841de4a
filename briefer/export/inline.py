"""The inside of a Markdown block: text, emphasis, the marks of footnotes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

from briefer.export.escaping import escaped
from briefer.export.manuscript import Item, Line, NoteMark, Words
from briefer.export.references import Reference, plain


@dataclass(frozen=True, slots=True)
class _Char:
    """A character, its look, and the number of the footnote behind it (0 for none)."""

    sign: str
    bold: bool
    italic: bool


def line_markup(line: Line) -> list[str]:
    """The paragraphs of a line as Markdown: one where it has no line break, none of them empty."""
    marking = (Words(f"({line.marking}) "),) if line.marking else ()
    found: list[list[_Char | NoteMark]] = [[]]
    for item in (*marking, *line.items):
        for sign in _chars(item):
            if isinstance(sign, _Char) and sign.sign == "\n":
                found.append([])
            else:
                found[-1].append(sign)
    return [text for text in (_paragraph(chars) for chars in found) if text]


def reference_markup(reference: Reference) -> str:
    """A reference in which an address is a link; its text is escaped as a whole, since it begins a block."""
    ends = accumulate(len(phrase.text) for phrase in reference)
    spelled = escaped(plain(reference), frozenset(ends))
    made: list[str] = []
    place = 0
    for phrase in reference:
        text = "".join(spelled[place : place + len(phrase.text)])
        place += len(phrase.text)
        is_linked = phrase.address and not text.startswith("<")
        made.append(f"[{text}]({_address(phrase.address)})" if is_linked else text)
    return "".join(made)


def _chars(item: Item) -> Iterator[_Char | NoteMark]:
    if isinstance(item, NoteMark):
        yield item
        return
    for words in (item,) if isinstance(item, Words) else item.words:
        for sign in words.text:
            yield _Char(sign, words.bold, words.italic)


def _paragraph(signs: list[_Char | NoteMark]) -> str:
    chars = [sign for sign in signs if isinstance(sign, _Char)]
    looks = _looks(chars)
    spelled = escaped("".join(char.sign for char in chars), _seams(signs, looks))
    made: list[str] = []
    place = 0
    for index, sign in enumerate(signs):
        if isinstance(sign, NoteMark):
            made.append(f"[^{sign.number}]")
            continue
        before = looks[place - 1] if place else ""
        after = looks[place + 1] if place + 1 < len(looks) else ""
        look = looks[place]
        spelling = _beside(sign.sign, spelled[place], signs[index - 1 : index], signs[index + 1 : index + 2])
        if sign.sign == "$" and look != after:
            spelling = "&#36;"
        made.append(f"{look if look != before else ''}{spelling}{look[::-1] if look != after else ''}")
        place += 1
    return "".join(made).rstrip(" ")


def _seams(signs: list[_Char | NoteMark], looks: list[str]) -> frozenset[int]:
    """The places between characters at which a mark or a sign of emphasis stands."""
    seams = {place for place in range(1, len(looks)) if looks[place] != looks[place - 1]}
    place = 0
    for sign in signs:
        if isinstance(sign, NoteMark):
            seams.add(place)
        else:
            place += 1
    return frozenset(seams)


def _beside(sign: str, spelling: str, before: list[_Char | NoteMark], after: list[_Char | NoteMark]) -> str:
    """The spelling of a sign beside a footnote's mark, where some would make a link, a picture or a note of it."""
    if after and isinstance(after[0], NoteMark):
        return {"!": "\\!", "\\": "&#92;"}.get(sign, spelling)
    if before and isinstance(before[0], NoteMark):
        return {"(": "\\(", ":": "&#58;"}.get(sign, spelling)
    return spelling


def _looks(chars: list[_Char]) -> list[str]:
    """The emphasis sign of each character, "" for none.

    Emphasis that does not begin and end on a letter or digit between other signs is read differently by different
    programs, so it is drawn in to the next letter, or left out inside a word: the words count more than the look.
    """
    looks = [""] * len(chars)
    end = 0
    for (bold, italic), group in groupby(chars, key=lambda char: (char.bold, char.italic)):
        start, end = end, end + len(tuple(group))
        letters = [place for place in range(start, end) if chars[place].sign.isalnum()]
        if not letters or not (bold or italic):
            continue
        first, last = letters[0], letters[-1]
        inside_word = any(0 <= place < len(chars) and chars[place].sign.isalnum() for place in (first - 1, last + 1))
        if not inside_word:
            looks[first : last + 1] = ["**" * bold + "*" * italic] * (last + 1 - first)
    return looks


def _address(address: str) -> str:
    """The address as the target of a link: signs that would end or dress it are percent-encoded."""
    return re.sub(r"[()\[\]\\*'\"|^]", lambda sign: f"%{ord(sign.group()):02X}", address)
