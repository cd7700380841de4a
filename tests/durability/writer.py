"""Writes records for ever and acknowledges each: `ACK <n>` on standard output once record n is on the disk.

    python -m tests.durability.writer edit|import|backup|rekey|export LIBRARY START

It is killed by the parent at any instant; `checker.py` then says what is there.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from durability.work import AT, BRIEF, PASSPHRASE, article_number, edit, open_work  # noqa: E402

from briefer.library import Library  # noqa: E402
from briefer.vault import Vault  # noqa: E402
from briefer.workflow.exporting import cited_brief, export_brief  # noqa: E402

Write = Callable[[Path, Vault, Library, int], None]


def write_edit(_db: Path, _vault: Vault, library: Library, number: int) -> None:
    edit(library, number)


def write_import(_db: Path, _vault: Vault, library: Library, number: int) -> None:
    library.add_article(*article_number(number), AT)


def write_backup(db: Path, _vault: Vault, library: Library, number: int) -> None:
    edit(library, number)
    target = db.with_name(f"{db.name}.copy")
    target.unlink(missing_ok=True)
    library.backup(target)


def write_rekey(_db: Path, vault: Vault, library: Library, number: int) -> None:
    edit(library, number)
    staged = vault.stage_rekey(PASSPHRASE, keyring=False)
    library.rekey(staged.key, staged.write)
    staged.finish()


def write_export(db: Path, _vault: Vault, library: Library, number: int) -> None:
    edit(library, number)
    export_brief(cited_brief(library, library.brief(BRIEF)), db.with_name(f"{db.name}.docx"))


RUNS: dict[str, Write] = {
    "edit": write_edit,
    "import": write_import,
    "backup": write_backup,
    "rekey": write_rekey,
    "export": write_export,
}


def main(run: str, db: str, start: str) -> None:
    """Write records from `start` until killed."""
    path = Path(db).absolute()
    vault, library = open_work(path)
    for number in itertools.count(int(start)):
        RUNS[run](path, vault, library, number)
        sys.stdout.write(f"ACK {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
