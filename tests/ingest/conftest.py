"""Files made by the tests themselves, as a policy officer's desk would hold them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

LEAD = "The harbour authority will close the eastern quay for nine weeks from 2 March, it said on Friday."
SECOND = "“We have no safe way to keep the cranes running,” said Marta Lind, who leads the works."
THIRD = "About 1,400 lorries a day will be sent to the northern terminal, roughly 12 per cent more than now."
TITLE = "Eastern quay to close for nine weeks"
STORY = (LEAD, SECOND, THIRD)


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """A Word document with a title, the story and whatever `add` puts behind it."""

    def make(add: Callable[[docx.document.Document], None] | None = None, **properties: str) -> bytes:
        document = docx.Document()
        document.add_heading(TITLE, 0)
        for paragraph in STORY:
            document.add_paragraph(paragraph)
        if add is not None:
            add(document)
        for name, value in properties.items():
            setattr(document.core_properties, name, value)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture
def make_zip() -> Callable[[dict[str, bytes]], bytes]:
    """A zip archive with the given members."""

    def make(members: dict[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return stream.getvalue()

    return make
