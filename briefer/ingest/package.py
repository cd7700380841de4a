"""Zip containers opened with limits: a part is unpacked only when asked for, and only up to a size."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from types import TracebackType
from typing import Self

from lxml import etree

from briefer.ingest.draft import File
from briefer.ingest.errors import DamagedFileError, EntityBombError, PasswordProtectedError, UnpacksTooLargeError

PART_LIMIT = 100 * 1024 * 1024
"""Bytes of one unpacked part."""
TOTAL_LIMIT = 200 * 1024 * 1024
"""Bytes of all parts that are unpacked."""
RATIO_LIMIT = 200
PARTS_LIMIT = 10_000
_RATIO_FROM = 20 * 1024 * 1024
"""Bytes below which a part may be packed as tightly as it likes."""


class Package:
    """An open zip container; `kind` names the format with its article, for messages.

    Raises `DamagedFileError` where it is no sound zip, `UnpacksTooLargeError` for too many parts.
    """

    def __init__(self, file: File, kind: str) -> None:
        self.name, self.kind = file.name, kind
        self._spent = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(file.content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as error:
            raise DamagedFileError(file.name, kind) from error
        if len(self._zip.infolist()) > PARTS_LIMIT:
            raise UnpacksTooLargeError(file.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts that are no folders, in the order of the container."""
        return tuple(part.filename for part in self._zip.infolist() if not part.is_dir())

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name in self._zip.NameToInfo

    def read(self, name: str, limit: int = PART_LIMIT) -> bytes:
        """The unpacked part; b"" where it is missing.

        Raises an error where it needs a password, is beyond `limit` bytes, or does not unpack.
        """
        part = self._zip.NameToInfo.get(name)
        if part is None:
            return b""
        if part.flag_bits & 1:
            raise PasswordProtectedError(self.name)
        too_tight = part.file_size > _RATIO_FROM and part.file_size > part.compress_size * RATIO_LIMIT
        if part.file_size > limit or too_tight or self._spent + part.file_size > TOTAL_LIMIT:
            raise UnpacksTooLargeError(self.name)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise DamagedFileError(self.name, self.kind) from error
        if len(content) > limit:
            raise UnpacksTooLargeError(self.name)
        self._spent += len(content)
        return content

    def tree(self, name: str) -> etree._Element | None:
        """The root of an XML part; None where the part is missing."""
        content = self.read(name)
        return parse_xml(self.name, content, self.kind) if content else None


def parse_xml(name: str, content: bytes, kind: str) -> etree._Element:
    """The root of an XML document, with no entity of its own resolved and nothing fetched.

    Raises `EntityBombError` where it declares entities, `DamagedFileError` where it is not well-formed.
    """
    if b"<!ENTITY" in content[:100_000] or "<!ENTITY".encode("utf-16-le") in content[:100_000]:
        raise EntityBombError(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(name, kind) from error
