"""Small PDFs written by hand: lines of text at places on pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """A line of text at a place in points from the page's lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10


def pdf_of(pages: list[list[Placed]], title: str = "", drawn: str = "") -> bytes:
    """A PDF with one page for each list of lines; `drawn` is put before the text of every page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        content = drawn + "".join(
            f"BT /F {line.size} Tf {line.x} {line.y} Td ({_escaped(line.text)}) Tj ET\n" for line in lines
        )
        stream = content.encode("cp1252")
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<</Title(%s)/CreationDate(D:20260124090000Z)>>" % title.encode("latin-1"))
    return _written(objects)


def column(x: float, top: float, lines: list[str], size: float = 10, leading: float = 13) -> list[Placed]:
    """Lines one below the other from `top` down; an empty line leaves half a line free."""
    placed: list[Placed] = []
    y = top
    for line in lines:
        if line:
            placed.append(Placed(x, y, line, size))
        y -= leading if line else leading * 0.6
    return placed


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _written(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer <</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(objects), start,
    )  # fmt: skip
