"""The parent's side: calls that run in the child, under limits, one at a time."""

from __future__ import annotations

import contextlib
import queue
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Self, TypeVar

from briefer.core.article import Article
from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.reading import ReadResult
from briefer.core.record import RecordError, from_json, to_json
from briefer.core.suggestion import Suggestions
from briefer.worker.errors import (
    RefusedError,
    WorkerFailedError,
    WorkerFaultError,
    WorkerMemoryError,
    WorkerTimedOutError,
)
from briefer.worker.frames import Answer, AnswerState, Found, Frame, JobKind, Pasted, Request
from briefer.worker.limits import Limits
from briefer.worker.process import ChildProcess, describe_death

T = TypeVar("T")

_POLL_SECONDS = 0.05
# PDFium ends the process in these ways when it is refused memory.
_MEMORY_SIGNALS = tuple(
    -getattr(signal, name) for name in ("SIGABRT", "SIGTRAP", "SIGILL", "SIGBUS") if hasattr(signal, name)
)
_CPU_SIGNAL = -getattr(signal, "SIGXCPU", 0)


class Worker:
    """Reads files and finds suggestions in a child process that may be killed at any moment.

    Safe to call from any thread; calls wait for each other. Each call raises `Cancelled` soon after its flag is
    set, else one of `briefer.worker.errors`; the next call then gets a fresh child.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._turn = threading.Lock()
        self._child: ChildProcess | None = None
        self._warm = False
        self._closed = False
        self._job = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The number of the child's process, None while there is none."""
        child = self._child
        return child.pid if child is not None and child.alive else None

    def start(self) -> None:
        """Start the child ahead of the first call and let it load its modules while it is idle; once is enough."""
        with self._turn:
            if not self._warm and not self._closed:
                self._warm = True
                self._replace_child()

    def close(self) -> None:
        """End the child; a call that is running raises `Cancelled`. Safe to call twice."""
        self._closed = True
        child = self._child
        if child is not None:
            if self._turn.acquire(blocking=False):
                self._turn.release()
                child.end()
            else:
                child.kill()
        with self._turn:
            self._drop_child()

    def read_articles(self, content: bytes, name: str, cancel: CancelFlag) -> ReadResult:
        """The articles in a file's bytes; `name` without folders. A refused file raises `RefusedError`."""
        limits = self._limits
        request = self._request(JobKind.READ, name, limits.read_cpu_seconds)
        payload = self._run(request, content, limits.read_seconds, cancel)
        return _decoded(payload, ReadResult, name)

    def read_pasted(self, text: str, html: str, cancel: CancelFlag) -> Article:
        """The article in what was pasted; `html` is "" where the clipboard has none."""
        limits, name = self._limits, "The pasted text"
        pasted = Pasted(_encodable(text), _encodable(html))
        request = self._request(JobKind.READ_PASTED, name, limits.read_cpu_seconds)
        return _decoded(self._run(request, to_json(pasted), limits.read_seconds, cancel), Article, name)

    def find(self, article: Article, cancel: CancelFlag) -> Suggestions:
        """The quotations and figures of an article, by rules alone."""
        name = article.title or article.original.name
        return self._find(JobKind.FIND, name, to_json(article), len(article.text), cancel)

    def find_verbatim(self, text: str, cancel: CancelFlag, name: str = "The text") -> Suggestions:
        """The same for a text taken as it is: offsets are its code points, line feeds part paragraphs."""
        return self._find(JobKind.FIND_VERBATIM, name, _encodable(text).encode(), len(text), cancel)

    def name(self, article: Article, suggestions: Suggestions, cancel: CancelFlag) -> Suggestions:
        """The suggestions with the article's names, and speakers resolved to them; spans and order stay.

        They come back as they are where no trained language model is installed.
        """
        name = article.title or article.original.name
        return self._name(name, Found(article.text, article.paragraphs, suggestions), cancel)

    def name_verbatim(
        self, text: str, suggestions: Suggestions, cancel: CancelFlag, name: str = "The text"
    ) -> Suggestions:
        """The same for a text taken as it is."""
        return self._name(name, Found(_encodable(text), None, suggestions), cancel)

    def _name(self, name: str, found: Found, cancel: CancelFlag) -> Suggestions:
        return self._find(JobKind.NAME, name, to_json(found), len(found.text), cancel)

    def _find(self, kind: JobKind, name: str, payload: bytes, length: int, cancel: CancelFlag) -> Suggestions:
        request = self._request(kind, name, self._limits.find_cpu(length))
        return _decoded(self._run(request, payload, self._limits.find_clock(length), cancel), Suggestions, name)

    def _request(self, kind: JobKind, name: str, cpu_seconds: int) -> Request:
        return Request(job=0, kind=kind, name=_encodable(name)[:1000], cpu_seconds=cpu_seconds)

    def _run(self, request: Request, payload: bytes, seconds: float, cancel: CancelFlag) -> bytes:
        with self._my_turn(cancel):
            child = self._child
            if child is None or not child.alive:
                child = self._replace_child()
            self._job += 1
            request = replace(request, job=self._job)
            child.send(request, payload)
            healthy = False
            try:
                frame = self._wait(child, request, seconds, cancel)
                healthy = not frame.header.worn
            finally:
                if not healthy:
                    self._drop_child()
                    if self._warm and not self._closed:
                        self._replace_child()
        return self._result(frame, request)

    def _wait(self, child: ChildProcess, request: Request, seconds: float, cancel: CancelFlag) -> Frame[Answer]:
        limit = self._limits.start_seconds
        deadline = time.monotonic() + limit
        while True:
            if self._closed:
                raise Cancelled
            cancel.check()
            try:
                frame = child.receive(_POLL_SECONDS)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise WorkerTimedOutError(request.name, limit) from None
                continue
            if frame is None:
                raise self._death(child.kill(), request)
            if frame.header.job != request.job:
                raise WorkerFailedError(request.name, "its process answered out of turn")
            if frame.header.state is not AnswerState.BEGUN:
                return frame
            limit = seconds
            deadline = time.monotonic() + limit

    def _death(self, code: int, request: Request) -> Exception:
        if self._closed:
            return Cancelled()
        if code == _CPU_SIGNAL:
            return WorkerTimedOutError(request.name, request.cpu_seconds)
        if code in _MEMORY_SIGNALS:
            return WorkerMemoryError(request.name, self._limits.memory)
        return WorkerFailedError(request.name, describe_death(code))

    def _result(self, frame: Frame[Answer], request: Request) -> bytes:
        match frame.header.state:
            case AnswerState.DONE:
                return frame.payload
            case AnswerState.REFUSED:
                raise RefusedError(frame.header.sentence)
            case AnswerState.MEMORY:
                raise WorkerMemoryError(request.name, self._limits.memory)
            case _:
                raise WorkerFaultError(request.name, frame.header.sentence)

    @contextlib.contextmanager
    def _my_turn(self, cancel: CancelFlag) -> Iterator[None]:
        while not self._turn.acquire(timeout=_POLL_SECONDS):
            cancel.check()
        try:
            cancel.check()
            if self._closed:
                raise Cancelled
            yield
        finally:
            self._turn.release()

    def _replace_child(self) -> ChildProcess:
        self._drop_child()
        child = ChildProcess(self._limits.memory)
        if self._warm:
            child.send(Request(job=0, kind=JobKind.WARM))
        self._child = child
        return child

    def _drop_child(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


def _decoded(payload: bytes, kind: type[T], name: str) -> T:
    try:
        return from_json(payload, kind)
    except RecordError as error:
        raise WorkerFailedError(name, "its process gave an answer that cannot be read") from error


def _encodable(text: str) -> str:
    """The text with lone surrogates, which a clipboard may hold and UTF-8 may not, replaced one for one."""
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text
