"""The zip container of a Word file: written reproducibly, read with limits."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from briefer.core.errors import BrieferError, printable
from briefer.export.ooxml import Element

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a Word file that is read back."""
LARGEST_PART = 64 * 1024 * 1024
"""Bytes of one part after unpacking; a brief's longest part is a few hundred kilobytes."""
MOST_PARTS = 2000

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


class UnreadableBriefError(BrieferError):
    """The file is not a Word file that can be opened safely."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{printable(file)} cannot be read: {why}. Choose a .docx that Briefer exported.")
        self.file = file


def repacked(content: bytes) -> bytes:
    """The same package with fixed dates and a fixed order of its parts, so that equal parts give equal bytes."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as package, zipfile.ZipFile(target, "w") as fresh:
        for part in sorted(package.namelist(), key=lambda part: (part != _FIRST, part)):
            entry = zipfile.ZipInfo(part, date_time=_EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(entry, package.read(part), compresslevel=6)
    return target.getvalue()


def read_parts(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, Element]:
    """The XML parts of a package whose names start with one of `wanted`, parsed, by name.

    Nothing outside the package is opened, entities are not expanded, and a part with a document type is
    refused. Raises `UnreadableBriefError` with `file` in its sentence.
    """
    if len(content) > LARGEST_FILE:
        raise UnreadableBriefError(file, "it is larger than 50 MB")
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            if len(entries) > MOST_PARTS:
                raise UnreadableBriefError(file, "it has too many parts")
            chosen = [entry for entry in entries if entry.filename.startswith(wanted)]
            chosen = [entry for entry in chosen if entry.filename.endswith(".xml")]
            return {entry.filename: _parsed(_unpacked(package, entry, file), file) for entry in chosen}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise UnreadableBriefError(file, "it is not a whole Word file") from error


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
    # The size in the directory may lie, so the stream itself is counted.
    with package.open(entry) as stream:
        unpacked = stream.read(LARGEST_PART + 1)
    if len(unpacked) > LARGEST_PART:
        raise UnreadableBriefError(file, "a part of it is too large")
    return unpacked


def _parsed(part: bytes, file: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableBriefError(file, "its XML is damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableBriefError(file, "it declares a document type, which a Word file never does")
    return root
