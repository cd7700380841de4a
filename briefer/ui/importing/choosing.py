"""Asking for the files to add, beginning in a folder that is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.paths import documents_folder
from briefer.ui.wording import filled, tr
from briefer.workflow.reading import SUFFIXES


class FileChoice:
    """The dialog for choosing files; it begins where the last ones came from."""

    def __init__(self) -> None:
        self._last: Path | None = None

    def ask(self, parent: QWidget) -> tuple[Path, ...]:
        """The files that the user chose; () for none."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        known = (self._last,) if self._last is not None else ()
        names, _kind = QFileDialog.getOpenFileNames(
            parent,
            tr("Add articles"),
            folder_that_is_there((*known, documents_folder(), Path.home())),
            f"{filled('Articles (%1)', kinds)};;{tr('All files (*)')}",
        )
        if names:
            self._last = Path(names[0]).parent
        return tuple(Path(name) for name in names)


def folder_that_is_there(wanted: Iterable[Path]) -> str:
    """The first of these that is a folder, as the dialog wants it; "" lets it begin where it likes.

    Of a path that is missing the dialog would make the name of a file.
    """
    return next((str(folder) for folder in wanted if _is_folder(folder)), "")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
