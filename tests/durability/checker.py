"""Opens what a killed writer left, without a question, and says what is there.

    python -m tests.durability.checker LIBRARY

Prints `OK <highest record> <count>` for a sound library, else `BAD` and what is wrong with it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from durability.work import brief_number, open_work  # noqa: E402

from briefer.export import verify_word  # noqa: E402
from briefer.library import Library, check_backup  # noqa: E402


def main(db: str) -> None:
    """Check the library and what stands beside it."""
    path = Path(db).absolute()
    if not path.exists():
        print("BAD no library")
        return
    vault, library = open_work(path)
    with library:
        faults = [damage.sentence for damage in library.check()] + leftovers(path)
        highest, count, fault = records(library)
        copy = path.with_name(f"{path.name}.copy")
        if copy.exists() and not check_backup(copy, vault.key):
            faults.append("the backup is not sound")
    faults += [fault] if fault else []
    exported = path.with_name(f"{path.name}.docx")
    if exported.exists() and not verify_word(exported.read_bytes(), exported.name).quotations:
        faults.append("the export is not whole")
    print("BAD " + " ".join(faults) if faults else f"OK {highest} {count}")


def records(library: Library) -> tuple[int, int, str]:
    """The highest record, how many there are, and what is missing below the highest."""
    briefs = library.briefs()
    if not briefs:
        numbers = {int(entry.title) for entry in library.articles()}
        highest = max(numbers, default=0)
        return highest, len(numbers), "" if numbers == set(range(1, highest + 1)) else "articles are missing"
    highest = int(briefs[0].title)
    if library.brief(briefs[0].id) != brief_number(highest):
        return highest, 0, "the brief is not what was written"
    kept = {int(item.id, 16) for item in library.evidence()}
    return highest, len(kept), "" if set(range(1, highest + 1)) <= kept else "evidence is missing"


def leftovers(path: Path) -> list[str]:
    """Unfinished files of the library and its keys that were not cleared away on opening."""
    names = {path.name, f"{path.name}-wal", f"{path.name}.keys", f"{path.name}.copy", f"{path.name}.docx"}
    unfinished = f".{path.name}.copy.part"
    return [
        f"left over: {other.name}"
        for other in path.parent.iterdir()
        if path.name in other.name and other.name not in names and not other.name.startswith(unfinished)
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
