"""What depends on an article, giving back the room of removed things, and removing a whole library for good."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import apsw

from briefer.core.durable import sync_folder
from briefer.core.evidence import Evidence
from briefer.library import engine, keeping
from briefer.library.backups import backups_folder, keys_copy
from briefer.library.recognising import clear, told_os


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependants:
    """What goes with an article: `evidence` that is removed too, and the briefs that quote it.

    `briefs` are pairs of id and title; their words stay, but lose their source. `copies` counts the near copies
    that the article leads; another of them becomes the lead.
    """

    evidence: tuple[Evidence, ...]
    briefs: tuple[tuple[str, str], ...]
    copies: int


def dependants(db: apsw.Connection, article_id: str) -> Dependants:
    """What depends on the article; nothing for an unknown id."""
    found = engine.rows(
        db,
        "select distinct b.id, b.title from brief b join brief_evidence u on u.brief = b.id "
        "join evidence e on e.id = u.evidence where e.article = ? order by b.title, b.id",
        (article_id,),
    )
    copies = engine.rows(db, "select 1 from article where lead = ?", (article_id,))
    return Dependants(
        evidence=keeping.evidence(db, article_id),
        briefs=tuple((str(line[0]), str(line[1])) for line in found),
        copies=len(copies),
    )


def compact(db: apsw.Connection) -> None:
    """Rewrite the file without the room of what was removed, so that nothing of it is left in file or log."""
    db.execute("insert into word(word) values ('optimize')")
    db.execute("vacuum")
    db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def erase_files(library: Path) -> None:
    """Remove a closed library with its journals, its key file and all its backups, beyond opening again.

    The key files are overwritten first: without them the rest is noise, even where the drive keeps old blocks.
    """
    folder = backups_folder(library)
    with told_os(library):
        for keys in (keys_copy(library), *folder.glob("*.keys")):
            if keys.exists():
                with keys.open("r+b") as file:
                    file.write(secrets.token_bytes(keys.stat().st_size))
                    file.flush()
                    os.fsync(file.fileno())
                keys.unlink()
        clear(library)
        if folder.exists():
            shutil.rmtree(folder)
        sync_folder(library.parent)
