"""The evidence annex of a Word brief: a table that a screen reader can read row by row."""

from __future__ import annotations

from briefer.export.manuscript import AnnexRow
from briefer.export.ooxml import Element, node, paragraph, run, valued
from briefer.export.references import plain

CAPTION = "Evidence in this brief, with the words around it in its article"
HEADINGS = ("Note", "In the article", "Source")

_WIDTHS = (737, 4989, 3346)
"""Columns in twentieths of a point; together the width of the text on A4."""


def annex_table(rows: tuple[AnnexRow, ...]) -> Element:
    """The table of the evidence, one piece a row, under a header row that repeats on each page."""
    properties = node(
        "w:tblPr",
        None,
        valued("w:tblStyle", "EvidenceTable"),
        node("w:tblW", {"w:w": "5000", "w:type": "pct"}),
        node("w:tblLayout", {"w:type": "fixed"}),
        node("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}),
        valued("w:tblCaption", CAPTION),
    )
    grid = node("w:tblGrid", None, *(node("w:gridCol", {"w:w": str(width)}) for width in _WIDTHS))
    head = _row([[run(heading)] for heading in HEADINGS], is_head=True)
    return node("w:tbl", None, properties, grid, head, *(_row(_cells(row)) for row in rows))


def _cells(row: AnnexRow) -> list[list[Element]]:
    words = [run(words.text, bold=words.bold) for words in row.words]
    return [[run(str(row.note))], words, [run(plain(row.reference))]]


def _row(cells: list[list[Element]], *, is_head: bool = False) -> Element:
    properties = node("w:trPr", None, node("w:cantSplit"), *([node("w:tblHeader")] if is_head else []))
    made = node("w:tr", None, properties)
    for width, runs in zip(_WIDTHS, cells, strict=True):
        size = node("w:tcPr", None, node("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        made.append(node("w:tc", None, size, paragraph("TableText", *runs)))
    return made
