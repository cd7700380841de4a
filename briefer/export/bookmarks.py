"""The words that stand in the bookmarks of a Word file, as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.export.ooxml import XML_SPACE, Element, name
from briefer.export.provenance import is_bookmark_name

PARAGRAPH_END = "\u2029"

_SKIPPED = frozenset(
    {
        *map(name, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sectPr", "w:instrText", "w:delText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {
    name("w:br"): "\n",
    name("w:cr"): "\n",
    name("w:tab"): "\t",
    name("w:noBreakHyphen"): "\u2011",
    name("w:softHyphen"): "\u00ad",
}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """The words in a bookmark, and the rest of its paragraph on either side."""

    before: str
    text: str
    after: str

    def quoted(self, opening: str, closing: str) -> str:
        """The words with their quotation marks, which touched the bookmark at export; "" stands for no marks.

        What was typed since then between a mark and the bookmark belongs to the quotation for every reader, so it
        counts. Where a mark is gone, what stands in its place to the paragraph's end counts.
        """
        if not opening:
            return self.text
        _rest, found_opening, lead = self.before.rpartition(opening)
        trail, found_closing, _rest = self.after.partition(closing)
        return f"{found_opening}{lead}{self.text}{trail}{found_closing}"


def read_bookmarks(document: Element) -> dict[str, Bookmarked]:
    """Briefer's bookmarks in the body of a Word file, by name, in reading order.

    Deleted text under tracked changes and hidden text do not count, inserted text does. Of two bookmarks of one
    name the first counts, as in Word.
    """
    reader = _Reader()
    reader.read(document)
    whole = "".join(reader.texts)
    closed = ((title, start) for title, start in reader.starts.items() if title in reader.ends)
    return {title: _cut(whole, start, reader.ends[title]) for title, start in closed}


def _cut(whole: str, start: int, end: int) -> Bookmarked:
    before = whole[:start].rpartition(PARAGRAPH_END)[2]
    after = whole[end:].partition(PARAGRAPH_END)[0]
    return Bookmarked(before, whole[start:end].replace(PARAGRAPH_END, "\n").strip("\n"), after)


class _Reader:
    """Walks a body once, collecting its visible text and where bookmarks begin and end in it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: dict[str, int] = {}
        self.ends: dict[str, int] = {}
        self._place = 0
        self._open: dict[str, str] = {}

    def read(self, element: Element) -> None:
        for child in element.iterchildren("*"):
            tag = str(child.tag)
            if tag == _TEXT:
                self._add(_visible(child))
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag == _START:
                self._begin(child)
            elif tag == _END:
                self._end(child)
            elif tag not in _SKIPPED and not (tag == _RUN and _is_hidden(child)):
                self.read(child)
                if tag == _PARAGRAPH:
                    self._add(PARAGRAPH_END)

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self._place += len(text)

    def _begin(self, mark: Element) -> None:
        title = mark.get(_NAME) or ""
        if is_bookmark_name(title) and title not in self.starts:
            self.starts[title] = self._place
            self._open[mark.get(_ID) or ""] = title

    def _end(self, mark: Element) -> None:
        title = self._open.pop(mark.get(_ID) or "", None)
        if title is not None:
            self.ends[title] = self._place


_TEXT, _RUN, _PARAGRAPH = name("w:t"), name("w:r"), name("w:p")
_START, _END = name("w:bookmarkStart"), name("w:bookmarkEnd")
_NAME, _ID, _VALUE = name("w:name"), name("w:id"), name("w:val")


def _visible(words: Element) -> str:
    text = words.text or ""
    return text if words.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")


def _is_hidden(run: Element) -> bool:
    look = run.find(name("w:rPr"))
    hidden = None if look is None else look.find(name("w:vanish"))
    return hidden is not None and (hidden.get(_VALUE) or "on") not in _OFF
