"""Twenty planted words go through the whole window, which then crashes: none stands readable in any file it touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = tuple(f"zanzibar{number:02}quokka" for number in range(20))

SCENE = """
import logging, os, signal, sys
from pathlib import Path
logging.basicConfig(filename=Path(os.environ["HOME"]) / "all.log", level=logging.DEBUG)
from ui.window_scene import *
from dataclasses import replace
from PySide6.QtCore import QTimer
from briefer.brief.model import Block, BlockKind, Run, new_id
from briefer.core.evidence import EvidenceKind
from briefer.core.span import Span
from briefer.ui.jobs import Lane
from briefer.ui.library.bundles import _hand_over
from briefer.workflow.bundling import open_bundle, take_in_bundle
from briefer.workflow.caring import back_up_quietly, open_backup, WayIn
from briefer.workflow.exporting import cited_brief, export_brief
from briefer.ui.articles.find_field import FindField
from briefer.workflow.importing import import_pasted
import datetime as dt

W = sys.argv[1:]
home = Path(os.environ["HOME"])
given = home / "given"
make_library(with_keyring=False)
start()
unlock(dialog(UnlockDialog))
library = program.desktop.library
program.desktop.add_files(tuple(sorted(given.iterdir())))
until(lambda: len(library.articles()) == 3 and not program.desktop.intake.is_busy)
pasted = f"Pasted report\\n\\nThe harbour {W[5]} stays shut, the board said. " * 4
import_pasted(library, program.desktop.worker, pasted)
application.clipboard().setText("copied elsewhere")
session = program.desktop.session
article = session.article(next(entry.id for entry in library.articles() if W[0] in library.article(entry.id).text))
at = article.text.index(W[0])
span = Span(at, at + len(W[0]))
item = session.keep_selection(article.id, span, EvidenceKind.QUOTATION, session.brief.sections[0].key)
session.update_evidence(replace(item, note=W[6]), W[7])
words = Block(new_id(), BlockKind.PARAGRAPH, (Run(f"We think {W[8]}."),))
section = session.brief.sections[1]
brief = replace(session.brief, title=W[9], marking=W[10])
section = replace(section, heading=W[11], blocks=(words,))
session.set_brief(replace(brief, sections=(brief.sections[0], section, *brief.sections[2:])), W[12])
session.save_now()
until(lambda: session.is_saved)
program.desktop.take_snapshot(W[13])
find = next(field for field in frame.findChildren(FindField))
QTest.keyClicks(find, W[0])
for _turn in range(100):
    application.processEvents()
    time.sleep(0.002)
assert library.search(W[0])
library.set_setting("last search", W[14])
library.record_deeds(on=True)
program.jobs.wait(Lane.WRITES)
export_brief(cited_brief(library, library.brief(session.brief.id)), home / "exported" / "note.docx")
(home / "exported" / "note.docx").unlink()
_hand_over(library, session.brief.id, home / "handed-over.bundle", PASSPHRASE)
take_in_bundle(library, open_bundle(home / "handed-over.bundle", PASSPHRASE), dt.datetime.now(dt.UTC))
backup = back_up_quietly(library, dt.datetime.now(dt.UTC))
program.end()
open_backup(default_library_path(), backup.path, WayIn(PASSPHRASE)).close()

def fail():
    raise RuntimeError(f"about {W[15]}")

for trouble in (fail, lambda: program.messages.show_error(RuntimeError(W[16]))):
    QTimer.singleShot(0, trouble)
program.messages.catch_exceptions()
program.jobs.run(fail, lambda _nothing: None)
seen = []
program.messages.warned.connect(seen.append)
until(lambda: len(seen) >= 2)
print("crash", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with three files to import, which hold the first words."""
    for folder in ("given", "exported", "tmp", "run"):
        (tmp_path / folder).mkdir(mode=0o700)
    given = tmp_path / "given"
    text = f"Harbour shut\n\n“The quay {WORDS[0]} is not safe,” said Ann {WORDS[1].title()}, the chair.\n\n" * 3
    (given / "a.txt").write_text(text)
    (given / "b.html").write_text(
        f"<html><head><title>{WORDS[2]} report</title></head><body><article><p>{'Dues rise again. ' * 30}</p>"
        f"<p>The {WORDS[3]} board agreed on Tuesday.</p></article></body></html>"
    )
    (given / f"{WORDS[4]}.md").write_text(
        f"# Report\n\nThe board of {WORDS[17]} met again. {'Nothing came of it. ' * 20}"
    )
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_no_word_of_a_days_work_can_be_found_in_any_file_after_a_crash(home: Path) -> None:
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    environment = {
        **os.environ,
        **places,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        [sys.executable, "-", *WORDS],
        input=SCENE,
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "crash\n", done.stderr + (home / "all.log").read_text()
    assert done.returncode == -signal.SIGKILL
    assert (home / "data").is_dir()
    found = {
        (path.relative_to(home).as_posix(), word)
        for path in home.rglob("*")
        if path.is_file() and home / "given" not in path.parents
        for word in WORDS
        if holds(path.read_bytes(), word) or word in path.name
    }
    assert found == set()
    assert [word for word in WORDS if word in done.stderr] == []


def holds(content: bytes, word: str) -> bool:
    """Whether the word stands in the bytes, in any case, in one or two bytes a letter."""
    low = content.lower()
    return word.encode() in low or word.encode("utf-16-le") in low


def test_the_hunt_finds_a_word_where_there_is_one() -> None:
    assert holds(WORDS[0].title().encode("utf-16-le"), WORDS[0])
    assert holds(f"a file about {WORDS[3]}.".upper().encode(), WORDS[3])
    assert not holds(b"nothing of it", WORDS[1])
