"""The child's side: take jobs from one pipe, answer on the other, die with the parent."""

from __future__ import annotations

import os
import queue
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefer.core.article import Article
from briefer.core.errors import BrieferError
from briefer.core.record import from_json, to_json
from briefer.core.suggestion import Suggestions
from briefer.worker.frames import Answer, AnswerState, Found, Frame, JobKind, Pasted, Request, read_frame, write_frame
from briefer.worker.guard import Guard
from briefer.worker.limits import GIB, MEMORY_VARIABLE, limit_cpu, limit_memory, peak_memory

if TYPE_CHECKING:
    from briefer.extract import Extractor
    from briefer.extract.naming import Namer


def main() -> None:
    """Run as the child of a window or a command, until the pipe from the parent ends."""
    requests, answers = _take_pipes()
    memory = int(os.environ.get(MEMORY_VARIABLE, str(GIB)))
    limit_memory(memory)
    guard = Guard()
    guard.install()
    _serve(requests, answers, guard, memory)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes under numbers of their own; what a library prints goes nowhere."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  (Windows only)

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _serve(requests: BinaryIO, answers: BinaryIO, guard: Guard, memory: int) -> None:
    incoming: queue.SimpleQueue[Frame[Request]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, incoming), daemon=True).start()
    warm_ups: deque[Callable[[], object]] = deque()
    while True:
        try:
            frame = incoming.get(block=not warm_ups)
        except queue.Empty:
            _try(warm_ups.popleft())
            continue
        if frame.header.kind is JobKind.WARM:
            warm_ups.extend((_load_readers, _load_extractor, _load_namer))
            continue
        guard.close()
        write_frame(answers, Frame(Answer(job=frame.header.job, state=AnswerState.BEGUN), b""))
        limit_cpu(frame.header.cpu_seconds)
        answer = _answer(frame, memory)
        limit_cpu(0)
        write_frame(answers, answer)


def _listen(requests: BinaryIO, incoming: queue.SimpleQueue[Frame[Request]]) -> None:
    """Hand on what comes; when the parent is gone, end at once, even in the middle of a job."""
    try:
        while (frame := read_frame(requests, Request)) is not None:
            incoming.put(frame)
    except (BrieferError, OSError, MemoryError):
        os._exit(3)
    os._exit(0)


def _answer(frame: Frame[Request], memory: int) -> Frame[Answer]:
    job = frame.header.job
    try:
        payload = _work(frame)
    except Exception as error:  # noqa: BLE001  (the edge: whatever a library raises becomes an answer)
        if _is_of_memory(error):
            return Frame(Answer(job=job, state=AnswerState.MEMORY, worn=True), b"")
        if isinstance(error, BrieferError):
            return Frame(Answer(job=job, state=AnswerState.REFUSED, sentence=error.sentence), b"")
        return Frame(Answer(job=job, state=AnswerState.FAILED, sentence=_fault(error)), b"")
    # A heap that was once large stays torn: the next large file would be refused for want of address space.
    worn = peak_memory() > memory // 2
    return Frame(Answer(job=job, state=AnswerState.DONE, worn=worn), payload)


def _work(frame: Frame[Request]) -> bytes:
    kind, payload = frame.header.kind, frame.payload
    if kind is JobKind.READ:
        from briefer.ingest import read_articles  # noqa: PLC0415  (loaded by the first job or the warm-up)

        return to_json(read_articles(payload, frame.header.name))
    if kind is JobKind.READ_PASTED:
        from briefer.ingest import read_pasted  # noqa: PLC0415

        pasted = from_json(payload, Pasted)
        return to_json(read_pasted(pasted.text, pasted.html))
    if kind is JobKind.NAME:
        return to_json(_name(from_json(payload, Found)))
    if kind is JobKind.FIND:
        return to_json(_load_extractor().find(from_json(payload, Article)))
    return to_json(_load_extractor().find_verbatim(payload.decode()))


def _name(found: Found) -> Suggestions:
    from briefer.extract.pipeline import plain_paragraphs  # noqa: PLC0415

    namer = _load_namer()
    if namer is None:
        return found.suggestions
    paragraphs = plain_paragraphs(found.text) if found.paragraphs is None else found.paragraphs
    return namer.name_paragraphs(found.text, paragraphs, found.suggestions)


def _load_readers() -> None:
    """Read one short page, so that the modules of the common formats are loaded."""
    from briefer.ingest import read_articles  # noqa: PLC0415

    page = b"<html><head><title>Warm</title></head><body><article><p>One sentence.</p></article></body></html>"
    _try(lambda: read_articles(page, "warm.html"))


@cache
def _load_extractor() -> Extractor:
    from briefer.extract import load_extractor  # noqa: PLC0415

    return load_extractor()


@cache
def _load_namer() -> Namer | None:
    from briefer.extract.naming import load_namer  # noqa: PLC0415

    return load_namer()


def _try(step: Callable[[], object]) -> None:
    """Warm up; a fault here shows again, and is answered, in the first job."""
    try:
        step()
    except Exception:  # noqa: BLE001
        return


def _is_of_memory(error: BaseException | None) -> bool:
    """Whether want of memory is behind an error, also where a reader took it for damage of the file."""
    while error is not None and not isinstance(error, MemoryError):
        error = error.__cause__ or error.__context__
    return error is not None


def _fault(error: Exception) -> str:
    """Where our own code failed and by which error: never its message, which may hold text of the file."""
    package = Path(__file__).resolve().parent.parent
    place = "outside"
    for entry in traceback.extract_tb(error.__traceback__):
        path = Path(entry.filename)
        if path.is_relative_to(package):
            place = f"{path.relative_to(package).as_posix()}:{entry.lineno}"
    return f"{type(error).__name__} at {place}"
