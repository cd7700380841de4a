"""Words going through the clipboard: blocks from plain text and simple HTML, and back.

Pasted HTML is hostile: only words, bold, italic, paragraphs and lists come out of it, whatever else it holds.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from briefer.brief.model import Block, BlockKind, Run, merged, new_id
from briefer.core.record import RecordError, from_json, to_json
from briefer.ui.editor.editing import LINE_BREAK, MOST_CHARACTERS, one_line
from briefer.ui.override import override

BLOCKS_TYPE = "application/x-briefer-blocks"
"""Our own blocks, with their evidence, as JSON."""
EVIDENCE_TYPE = "application/x-briefer-evidence"
"""The id of a piece of evidence, as UTF-8 text."""

MOST_BLOCKS = 2_000
DEEPEST = 500
"""Open tags up to which nesting counts."""
_HEAVY = re.compile(r"font-weight:(bold|[6-9]00)")
_LIGHT = re.compile(r"font-weight:(normal|lighter|[1-5]00)")
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_ITALIC = frozenset({"i", "em", "cite"})
_LINES = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "ul", "ol", "li", "pre"}
    | {"blockquote", "dl", "dt", "dd", "header", "footer", "figure", "figcaption", "body"}
)
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "wbr", "col", "area", "base", "embed", "source"})


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """A block for each line with words; lines that start with a bullet or a number become lists."""
    lines = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n")
    found = [_block_from_line(one_line(line).strip()) for line in lines if line.strip()]
    return tuple(found[:MOST_BLOCKS])


def blocks_from_html(content: str) -> tuple[Block, ...]:
    """The words of an HTML fragment with bold, italic and lists; nothing is loaded or run."""
    reader = _Fragment()
    reader.feed(content[: MOST_CHARACTERS * 5])
    reader.close()
    return reader.finished()


def blocks_from_json(content: bytes, known: frozenset[str]) -> tuple[Block, ...]:
    """The blocks another part of the program copied; evidence that is not `known` is dropped from its words.

    Content that is not ours gives no blocks.
    """
    if len(content) > MOST_CHARACTERS * 10:
        return ()
    try:
        blocks = from_json(content, tuple[Block, ...])
    except RecordError:
        return ()
    return tuple(
        Block(new_id(), block.kind, merged(tuple(_cleaned(run, known) for run in block.runs)))
        for block in blocks[:MOST_BLOCKS]
    )


def blocks_to_json(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as `blocks_from_json` reads them."""
    return to_json(blocks)


def blocks_to_text(blocks: tuple[Block, ...]) -> str:
    """The words, a line for each block."""
    return "\n".join(block.text.replace(LINE_BREAK, "\n") for block in blocks)


def blocks_to_html(blocks: tuple[Block, ...]) -> str:
    """The words with bold, italic and lists, for other programs."""
    parts: list[str] = []
    open_list = ""
    for block in blocks:
        wanted = {BlockKind.BULLET: "ul", BlockKind.NUMBER: "ol"}.get(block.kind, "")
        if open_list != wanted:
            parts.append((f"</{open_list}>" if open_list else "") + (f"<{wanted}>" if wanted else ""))
            open_list = wanted
        tag = "li" if wanted else "blockquote" if block.kind is BlockKind.QUOTE else "p"
        parts.append(f"<{tag}>{''.join(_run_to_html(run) for run in block.runs)}</{tag}>")
    return "".join(parts) + (f"</{open_list}>" if open_list else "")


def _run_to_html(run: Run) -> str:
    text = html.escape(run.text).replace(LINE_BREAK, "<br>")
    text = f"<i>{text}</i>" if run.italic else text
    return f"<b>{text}</b>" if run.bold else text


def _cleaned(run: Run, known: frozenset[str]) -> Run:
    return Run(one_line(run.text), run.bold, run.italic, run.evidence_id if run.evidence_id in known else "")


def _block_from_line(line: str) -> Block:
    mark, _, rest = line.partition(" ")
    if rest and mark in {"•", "-", "*", "–", "·", "◦", "▪"}:
        return Block(new_id(), BlockKind.BULLET, (Run(rest.strip()),))
    if rest and mark[:-1].isdecimal() and len(mark) <= 4 and mark[-1] in ".)":
        return Block(new_id(), BlockKind.NUMBER, (Run(rest.strip()),))
    return Block(new_id(), BlockKind.PARAGRAPH, (Run(line),))


@dataclass(frozen=True, slots=True)
class _Open:
    """An open tag: its look, and for a list item or block the kind of the lines in it."""

    tag: str
    bold: bool
    italic: bool
    kind: BlockKind | None = None
    silent: bool = False
    marker: bool = False


class _Fragment(HTMLParser):
    """Collects blocks of runs; every tag it does not know is looked through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[_Open] = []
        self._numbered = False
        self._characters = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and not self._is_silent:
            self._runs.append(Run(LINE_BREAK))
        if tag in _VOID or len(self._open) > DEEPEST:
            return
        if tag in _LINES:
            self._end_block()
        style = next((value or "" for name, value in attrs if name == "style"), "").replace(" ", "").lower()
        last = self._open[-1] if self._open else _Open("", bold=False, italic=False)
        bold = (last.bold or tag in _BOLD or bool(_HEAVY.search(style))) and not _LIGHT.search(style)
        self._open.append(
            _Open(
                tag,
                bold,
                last.italic or tag in _ITALIC or "font-style:italic" in style,
                self._kind_of(tag, style),
                silent=tag in _SILENT,
                # Word writes the bullet or number of a list item as text and says so.
                marker="mso-list:ignore" in style,
            )
        )

    @override
    def handle_endtag(self, tag: str) -> None:
        if all(item.tag != tag for item in self._open):
            return
        if tag in _LINES:
            self._end_block()
        while self._open.pop().tag != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        if self._is_silent or self._characters > MOST_CHARACTERS:
            return
        self._characters += len(data)
        if any(item.marker for item in self._open):
            self._numbered = self._numbered or any(char.isdecimal() for char in data)
            return
        text = " ".join(data.split())
        if text:
            text = (" " if data[0].isspace() else "") + text + (" " if data[-1].isspace() else "")
        elif data and self._runs:
            text = " "
        last = self._open[-1] if self._open else _Open("", bold=False, italic=False)
        self._runs.append(Run(one_line(text), last.bold, last.italic))

    def finished(self) -> tuple[Block, ...]:
        """The blocks with words, at most `MOST_BLOCKS`."""
        self._end_block()
        return tuple(self._blocks[:MOST_BLOCKS])

    @property
    def _is_silent(self) -> bool:
        return any(item.silent for item in self._open)

    def _kind_of(self, tag: str, style: str) -> BlockKind | None:
        if tag == "li":
            lists = [item.tag for item in self._open if item.tag in {"ul", "ol"}]
            return BlockKind.NUMBER if lists and lists[-1] == "ol" else BlockKind.BULLET
        if tag == "p" and "mso-list:" in style and "mso-list:none" not in style:
            return BlockKind.BULLET
        return BlockKind.QUOTE if tag == "blockquote" else None

    def _end_block(self) -> None:
        runs = merged(_trimmed(merged(tuple(self._runs))))
        self._runs = []
        if runs:
            kinds = [item.kind for item in self._open if item.kind is not None]
            kind = kinds[-1] if kinds else BlockKind.PARAGRAPH
            self._blocks.append(Block(new_id(), BlockKind.NUMBER if self._numbered else kind, runs))
            self._numbered = False


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with single spaces, none at the start, at the end or beside a line break."""
    kept: list[Run] = []
    last = LINE_BREAK
    for run in runs:
        text = ""
        for char in run.text:
            if char == " " and last in {" ", LINE_BREAK}:
                continue
            if char == LINE_BREAK and last == " ":
                if text:
                    text = text[:-1]
                else:
                    kept[-1] = Run(kept[-1].text[:-1], kept[-1].bold, kept[-1].italic)
            text += char
            last = char
        kept.append(Run(text, run.bold, run.italic))
    while kept and not kept[-1].text.rstrip(f" {LINE_BREAK}"):
        kept.pop()
    if kept:
        tail = kept[-1]
        kept[-1] = Run(tail.text.rstrip(f" {LINE_BREAK}"), tail.bold, tail.italic)
    return tuple(kept)
