r"""The body of a rich text file as blocks: paragraphs, lists, tables, text boxes and footnotes.

A library was weighed: `striprtf` reads every `\'xx` in one code page whatever the font, keeps words that were deleted,
and leaves out text boxes and footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefer.core.article import CutReason, ParagraphKind
from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Block
from briefer.ingest.encoding import known_encoding

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|(\\)"
)
_DEPTH = 1000
_RUNNING = 250
"""Code points from which on a cell holds running text, so that its table only lays out the page."""

_SKIPPED = frozenset(
    ("colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "pict", "nonshppict", "fldinst",
     "annotation", "atnid", "atnauthor", "xe", "tc", "tcn", "txe", "rxe", "shprslt", "themedata", "objdata",
     "datafield", "revtbl", "filetbl", "private", "sp", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "generator",
     "datastore", "latentstyles", "bkmkstart", "bkmkend")
)  # fmt: skip
_PAGE_EDGE = re.compile("(?:header|footer)[lrf]?")
_SHOWN_THOUGH_STARRED = frozenset(("footnote", "shpinst", "shptxt", "do", "dptxbxtext", "ud", "fldrslt", "txfieldtext"))
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", "|": "", ":": ""}
_BREAKS = frozenset(("par", "line", "page", "sect", "column", "softline", "softpage"))
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 65001: "utf-8", 0: "cp1252"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces; a copy is kept while an inner pair is open."""

    shown: bool = True
    hidden: bool = False
    deleted: bool = False
    page: str = ""
    fallback: int = 1
    place: str = ""
    """"fonts", "footnote", "box" or the name of a property; "" in the body."""


@dataclass(slots=True)
class _Story:
    """Blocks in the making: of the body, of a footnote (`is_note`), or of a text box."""

    is_note: bool = False
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    later: list[Block] = field(default_factory=list)
    """Footnotes and boxes, which follow the paragraph they are anchored in."""


class DeepNestingError(ValueError):
    """More braces stand open than any document has."""


class RichText:
    """Reads a file's `source`, its bytes as Latin-1; then holds its `blocks` and its `properties`.

    Raises `DeepNestingError`.
    """

    def __init__(self, source: str) -> None:
        self.properties: dict[str, str] = {}
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = -1
        self._group = _Group()
        self._outer: list[_Group] = []
        self._stories: list[_Story] = [_Story()]
        self._bytes = bytearray()
        self._to_skip = 0
        self._starred = False
        self._in_table = self._is_item = self._is_heading = False
        self._actions: dict[str, Callable[[int | None], None]] = {
            "ansicpg": self._set_page, "mac": lambda _: self._use_page("mac_roman"),
            "pc": lambda _: self._use_page("cp437"), "pca": lambda _: self._use_page("cp850"), "u": self._say_code,
            "uc": self._set_fallback, "f": self._set_font, "fcharset": self._set_charset, "cpg": self._set_font_page,
            "pard": self._plain_paragraph, "intbl": self._enter_table, "cell": self._end_cell, "row": self._end_row,
            "nestcell": self._end_cell, "nestrow": self._end_row, "outlinelevel": self._set_level,
            "v": self._set_hidden, "deleted": self._set_deleted, "plain": self._plain_words,
            "listtext": self._skip_mark, "pntext": self._skip_mark, "footnote": self._open_footnote,
            "shptxt": self._open_box, "dptxbxtext": self._open_box, "fonttbl": lambda _: self._enter("fonts"),
            "upr": self._skip_first_of_two, "deff": self._set_font,
        }  # fmt: skip
        for match in _TOKEN.finditer(source):
            self._read(match)
        while len(self._stories) > 1:
            self._close_story()
        self._end_paragraph()
        self._end_row(None)
        self.blocks = tuple(self._stories[0].blocks)

    def _read(self, match: re.Match[str]) -> None:
        word, number, byte, symbol, brace, text, _ = match.groups()
        if word:
            self._control(word, int(number) if number else None)
        elif byte:
            self._say_bytes(bytes([int(byte, 16)]))
        elif symbol:
            self._symbol(symbol)
        elif brace:
            self._to_skip = 0
            self._brace(brace)
        elif text:
            self._say_bytes(text.encode("latin-1", "replace"))

    def _brace(self, brace: str) -> None:
        self._flush()
        self._starred = False
        if brace == "{":
            if len(self._outer) >= _DEPTH:
                raise DeepNestingError
            self._outer.append(self._group)
            return
        if not self._outer:
            return
        inner, self._group = self._group, self._outer.pop()
        if inner.place in ("footnote", "box") and self._group.place != inner.place:
            self._close_story()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS:
            self._say(_SYMBOLS[symbol])
        else:
            self._say_bytes(symbol.encode("latin-1", "replace"))

    def _control(self, word: str, number: int | None) -> None:
        self._flush()
        starred, self._starred = self._starred, False
        if word in _SKIPPED or _PAGE_EDGE.fullmatch(word) or (starred and word not in _SHOWN_THOUGH_STARRED):
            self._group = replace(self._group, shown=False)
        elif starred and word == "ud":
            self._group = replace(self._group, shown=True)
        elif word in self._actions:
            self._actions[word](number)
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in _BREAKS:
            self._end_paragraph()
        elif word == "info":
            self._enter("info")
        elif self._group.place == "info" or self._group.place.startswith("info "):
            self._property(word, number)

    def _enter(self, place: str) -> None:
        self._group = replace(self._group, place=place)

    def _property(self, word: str, number: int | None) -> None:
        """A property's name, or a part of the time that one holds."""
        if word in ("title", "author", "creatim"):
            self._enter(f"info {word}")
        elif word in ("yr", "mo", "dy") and number is not None and self._group.place == "info creatim":
            known = self.properties.get("creatim", "")
            self.properties["creatim"] = f"{known}-{number:02}".strip("-")

    def _say_code(self, number: int | None) -> None:
        if number is not None:
            self._to_skip = 0
            self._say(chr(number % 0x10000))
            self._to_skip = self._group.fallback

    def _say_bytes(self, content: bytes) -> None:
        """Bytes in the present font's code page, but for those that stand in for a sign already said."""
        if self._to_skip:
            skipped = min(self._to_skip, len(content))
            self._to_skip -= skipped
            content = content[skipped:]
        self._bytes += content

    def _flush(self) -> None:
        if self._bytes:
            content, self._bytes = bytes(self._bytes), bytearray()
            self._say(content.decode(self._group.page or self._page, "replace"))

    def _say(self, text: str) -> None:
        if self._bytes:
            self._flush()
        group = self._group
        if group.place.startswith("info "):
            name = group.place.removeprefix("info ")
            if name != "creatim":
                self.properties[name] = (self.properties.get(name, "") + text)[:400]
        elif group.shown and not (group.hidden or group.deleted) and group.place not in ("fonts", "info"):
            self._stories[-1].words.append(text)

    def _end_paragraph(self) -> None:
        self._flush()
        if not self._group.shown or self._group.place in ("fonts", "info"):
            return
        story = self._stories[-1]
        text, story.words = _joined(story.words), []
        if self._in_table and len(self._stories) == 1:
            story.cell += [text] if text else []
            return
        kind = ParagraphKind.HEADING if self._is_heading else ParagraphKind.ITEM if self._is_item else None
        if text:
            story.blocks.append(Block(text, kind or ParagraphKind.TEXT))
        story.blocks += story.later
        story.later = []
        self._is_item = False

    def _end_cell(self, _number: int | None) -> None:
        self._in_table = True
        self._end_paragraph()
        story = self._stories[-1]
        story.cells.append("\n".join(story.cell))
        story.cell = []

    def _end_row(self, _number: int | None) -> None:
        story = self._stories[-1]
        cells, story.cells = [*story.cells, "\n".join(story.cell)], []
        story.cell = []
        cells = [cell for cell in cells if cell]
        if len(cells) == 1 or any(len(cell) > _RUNNING for cell in cells):
            story.blocks += [Block(line) for cell in cells for line in cell.split("\n")]
        elif cells:
            story.blocks.append(Block(" | ".join(cell.replace("\n", " ") for cell in cells), ParagraphKind.ROW))
        story.blocks += story.later
        story.later = []

    def _open_footnote(self, _number: int | None) -> None:
        self._open_story("footnote")

    def _open_box(self, _number: int | None) -> None:
        self._open_story("box")

    def _open_story(self, place: str) -> None:
        if self._group.shown and self._group.place in ("", "box"):
            self._enter(place)
            self._stories.append(_Story(is_note=place == "footnote"))

    def _close_story(self) -> None:
        """Put a footnote or box that ends behind the paragraph it stands in."""
        if len(self._stories) < 2:
            return
        self._flush()
        story = self._stories.pop()
        text = _joined(story.words)
        blocks = [*story.blocks, *([Block(text)] if text else []), *story.later]
        self._stories[-1].later += [replace(b, cut=CutReason.FOOTNOTE) for b in blocks] if story.is_note else blocks

    def _plain_paragraph(self, _number: int | None) -> None:
        self._in_table = self._is_heading = False

    def _enter_table(self, _number: int | None) -> None:
        self._in_table = True

    def _set_level(self, number: int | None) -> None:
        self._is_heading = number is not None and 0 <= number < 9

    def _skip_mark(self, _number: int | None) -> None:
        """The mark or number of a list item, which its kind says."""
        self._is_item = self._is_item or self._group.shown
        self._group = replace(self._group, shown=False)

    def _skip_first_of_two(self, _number: int | None) -> None:
        """A text is given twice, the second time in Unicode."""
        self._group = replace(self._group, shown=False)

    def _set_hidden(self, number: int | None) -> None:
        self._group = replace(self._group, hidden=number != 0)

    def _set_deleted(self, number: int | None) -> None:
        self._group = replace(self._group, deleted=number != 0)

    def _plain_words(self, _number: int | None) -> None:
        self._group = replace(self._group, hidden=False, deleted=False, page="")

    def _set_fallback(self, number: int | None) -> None:
        self._group = replace(self._group, fallback=min(max(number or 0, 0), 8))

    def _set_font(self, number: int | None) -> None:
        self._font = number if number is not None else -1
        if self._group.place != "fonts":
            self._group = replace(self._group, page=self._fonts.get(self._font, ""))

    def _set_charset(self, number: int | None) -> None:
        if self._group.place == "fonts" and number in _CHARSETS:
            self._fonts[self._font] = _CHARSETS[number]

    def _set_font_page(self, number: int | None) -> None:
        if self._group.place == "fonts":
            self._fonts[self._font] = _page_name(number)

    def _set_page(self, number: int | None) -> None:
        self._use_page(_page_name(number))

    def _use_page(self, name: str) -> None:
        self._page = name


def _page_name(number: int | None) -> str:
    name = _PAGES.get(number or 0, f"cp{number}")
    return name if known_encoding(name) else "cp1252"


def _joined(words: list[str]) -> str:
    """The words on one line; halves of signs beyond the first plane are put together."""
    text = "".join(words)
    return clean_line(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
