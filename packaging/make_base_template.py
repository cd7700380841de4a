"""Make resources/word/base.docx from the hand-written parts in packaging/base_template.

Run it after each edit of a part: `python packaging/make_base_template.py`. The same parts give the same bytes, and a
test of the export fails while the two differ.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

PARTS = Path(__file__).resolve().parent / "base_template"
TARGET = PARTS.parent.parent / "resources" / "word" / "base.docx"
FIRST = "[Content_Types].xml"


def base_template() -> bytes:
    """The base template's bytes; the content types come first, as readers of the format expect."""
    names = [path.relative_to(PARTS).as_posix() for path in PARTS.rglob("*") if path.is_file()]
    names.sort(key=lambda name: (name != FIRST, name))
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            # Stored, not deflated: bytes then differ between no two versions of zlib.
            package.writestr(entry, (PARTS / name).read_bytes().replace(b"\r\n", b"\n"))
    return target.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(base_template())
