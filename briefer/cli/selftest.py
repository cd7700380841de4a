"""`briefer selftest`: whether this installation can do the whole job, shown line by line."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefer.brief.cited import CitedBrief
from briefer.cli.output import Output
from briefer.core.cancel import CancelFlag
from briefer.core.errors import BrieferError, printable
from briefer.vault import keyring_status
from briefer.worker import Worker
from briefer.workflow.composing import Composition, Order, compose
from briefer.workflow.exporting import export_brief
from briefer.workflow.opening import open_library, sample_files
from briefer.workflow.templates import markings, templates
from briefer.workflow.verifying import verify_brief

_LEAST = 5
"""Pieces of evidence of each kind that the draft of the sample articles must hold."""

_ACKNOWLEDGE_SECONDS = 120.0


class SelfTestError(BrieferError):
    """A part of the installation does not do what it should."""


def run_selftest(output: Output, window_check: Callable[[], None] | None) -> None:
    """Try each part and print a line for it; a part that fails costs a line on standard error, and code 1."""
    with tempfile.TemporaryDirectory(prefix="briefer-selftest-") as name:
        folder = Path(name)
        drafted: list[CitedBrief] = []
        parts: tuple[tuple[str, Callable[[], str]], ...] = (
            ("resources", _check_resources),
            ("extraction", lambda: _check_extraction(drafted)),
            ("export", lambda: _check_export(drafted, folder)),
            ("library", lambda: _check_library(folder)),
            ("keyring", lambda: keyring_status().sentence),
            ("window", lambda: _check_window(window_check)),
        )
        for part, check in parts:
            try:
                output.text(f"{part:<11} {check()}")
            except BrieferError as error:
                output.error(f"{part}: {error.sentence}")
            except Exception as error:  # noqa: BLE001  (a part that is broken in any way is what is looked for)
                output.error(f"{part}: it does not work here ({type(error).__name__}: {printable(str(error), 200)}).")
    if not output.failed:
        output.text("Everything works.")


def _check_resources() -> str:
    kinds, labels = templates(), markings()
    return f"{len(kinds)} templates, {len(labels)} markings, {len(sample_files())} sample articles"


def _check_extraction(drafted: list[CitedBrief]) -> str:
    refused: list[str] = []
    order = Order(template="information-note", title="Self-test", marking="OFFICIAL")
    with Worker() as worker:
        composition: Composition = compose(
            worker, sample_files(), order, lambda refusal: refused.append(refusal.sentence), CancelFlag()
        )
    kinds = [item.kind for item in composition.cited.evidence]
    counts = {kind: kinds.count(kind) for kind in kinds}
    if refused or any(count < _LEAST for count in counts.values()) or len(counts) < 2:
        raise SelfTestError(" ".join(refused) or "Too little was found in the sample articles. Install Briefer again.")
    drafted.append(composition.cited)
    return f"{len(composition.articles)} articles read, " + ", ".join(f"{n} {kind}s" for kind, n in counts.items())


def _check_export(drafted: list[CitedBrief], folder: Path) -> str:
    if not drafted:
        raise SelfTestError("There is no draft to export.")
    word, markdown = folder / "brief.docx", folder / "brief.md"
    for path in (word, markdown):
        export_brief(drafted[0], path)
    verification = verify_brief(word)
    if verification.changed or not verification.quotations:
        raise SelfTestError("The exported brief does not verify. Install Briefer again.")
    return f"Word and Markdown written, {len(verification.quotations)} pieces of evidence verified"


def _check_library(folder: Path) -> str:
    """Import through the program itself, kill it after its first acknowledgement, and look for the article."""
    library, secret = folder / "library.briefer", folder / "passphrase.txt"
    passphrase = f"self-test {dt.datetime.now(dt.UTC).isoformat()}"
    secret.write_text(passphrase, encoding="utf-8")
    command = [*_program(), "import", *map(str, sample_files()), "--library", str(library)]
    command += ["--passphrase-file", str(secret), "--json"]
    # The program is run by its own fixed name with files of its own.
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        acknowledged = process.stdout.readline() if process.stdout else b""
        process.kill()
        said = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    if not acknowledged:
        raise SelfTestError(f"Importing into a new library failed: {said}")
    article_id = json.loads(acknowledged)["id"]
    with open_library(library, passphrase) as opened:
        if all(entry.id != article_id for entry in opened.articles()) or opened.check():
            raise SelfTestError("An acknowledged article was lost when the program was killed.")
    return "created, killed in the middle of an import, opened again: nothing lost"


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "briefer"]


def _check_window(window_check: Callable[[], None] | None) -> str:
    if window_check is None:
        raise SelfTestError("This installation has no window.")
    window_check()
    return "opened, painted and closed"
