"""The zip container of a Word file: written reproducibly, read with limits."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from briefer.core.errors import BrieferError, printable
from briefer.export.ooxml import Element

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a Word file that is read back."""
LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of the parts that are read, after unpacking; those of a long brief are a few hundred kilobytes."""
MOST_PARTS = 2000

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What zipfile raises over damaged bytes, from all the modules that it uses."""


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
            unpacked = _unpacked(package, [entry for entry in entries if _is_wanted(entry.filename, wanted)], file)
    except _DAMAGE as error:
        raise UnreadableBriefError(file, "it is not a whole Word file") from error
    return {name: _parsed(part, file) for name, part in unpacked.items()}


def _is_wanted(name: str, wanted: tuple[str, ...]) -> bool:
    return name.startswith(wanted) and name.endswith(".xml")


def _unpacked(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str) -> dict[str, bytes]:
    left = LARGEST_UNPACKED
    parts: dict[str, bytes] = {}
    for entry in entries:
        # The size in the directory may lie, so the stream itself is counted.
        with package.open(entry) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        if left < 0:
            raise UnreadableBriefError(file, "its parts are too large")
        parts[entry.filename] = part
    return parts


def _parsed(part: bytes, file: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableBriefError(file, "its XML is damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableBriefError(file, "it declares a document type, which a Word file never does")
    return root
