"""Reading an exported brief back and comparing it with the record in it."""

from __future__ import annotations

from pathlib import Path

from briefer.export import Verification, verify_word
from briefer.workflow.reading import read_content


def verify_brief(path: Path) -> Verification:
    """What became of each quotation in an exported Word file.

    Raises `FileError` where the file cannot be read and the export's `VerifyError` where it holds no record.
    """
    return verify_word(read_content(path), path.name)
