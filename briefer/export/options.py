"""What the user may choose about an exported brief."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageSize(StrEnum):
    """The sheet that a Word brief is laid out for."""

    A4 = "A4"
    LETTER = "Letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """The choices of one export.

    `author` and `organisation` go into the document properties and nowhere else; "" leaves them out.
    `include_sources` lists the cited articles at the end, where the template wants that list too.
    `evidence_annex` adds a table of the evidence with the words around each piece in its article.
    """

    author: str = ""
    organisation: str = ""
    include_sources: bool = True
    evidence_annex: bool = False
    page: PageSize = PageSize.A4
