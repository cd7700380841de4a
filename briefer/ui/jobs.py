"""Long work off the GUI thread: plain functions in, their outcome back in the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError
from briefer.ui.messages import log_trace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

T = TypeVar("T")
S = TypeVar("S")

_log = logging.getLogger(__name__)


class Lane(Enum):
    """Where work waits its turn. Writes run one after another in the order they were given.

    A look into a folder may wait long for a network: it has a lane of its own.
    """

    READS = "reads"
    WRITES = "writes"
    IMPORTS = "imports"
    FOLDERS = "folders"


class Ticket:
    """One piece of work under way. `drop` forgets its outcome, `cancel` also asks it to stop."""

    def __init__(self) -> None:
        self.flag = CancelFlag()
        self.dropped = False

    def drop(self) -> None:
        """Ignore the outcome when it comes."""
        self.dropped = True

    def cancel(self) -> None:
        """Ask the work to stop; its outcome, `Cancelled` or a result, still comes."""
        self.flag.set()


@dataclass(frozen=True, slots=True)
class _Arrival:
    ticket: Ticket
    deliver: Callable[[], None]


class Jobs(QObject):
    """Runs plain functions in thread pools and calls back in the GUI thread.

    A late outcome of a dropped ticket is ignored. An error without a handler of its own is emitted as
    `failed`; one that is no `BrieferError` is logged with its trace first. `met` carries every error, after whoever
    handles it.
    """

    failed = Signal(Exception)
    met = Signal(Exception)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for lane, pool in self._pools.items():
            pool.setMaxThreadCount(2 if lane is Lane.READS else 1)
        self._tickets: set[Ticket] = set()
        self._arrived.connect(self._on_arrived)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READS,
    ) -> Ticket:
        """Run `work` and call `done` with its result, or `failed` with its error, in the GUI thread."""
        return self.run_steps(lambda _flag, _report: work(), _ignore, done, failed, lane)

    def run_steps(
        self,
        work: Callable[[CancelFlag, Callable[[S], None]], T],
        stepped: Callable[[S], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.IMPORTS,
    ) -> Ticket:
        """Run work that looks at a flag and reports steps; each step reaches `stepped` in the GUI thread."""
        ticket = Ticket()
        self._tickets.add(ticket)

        def report(step: S) -> None:
            self._arrived.emit(_Arrival(ticket, lambda: stepped(step)))

        def attempt() -> None:
            try:
                result = work(ticket.flag, report)
            except Exception as error:  # noqa: BLE001  (the edge of the pool: whatever it is, the window must hear of it)
                caught = error
                self._arrived.emit(_Arrival(ticket, lambda: self._fail(ticket, caught, failed)))
                return
            self._arrived.emit(_Arrival(ticket, lambda: self._finish(ticket, result, done)))

        self._pools[lane].start(attempt)
        return ticket

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way or its outcome has not been delivered."""
        return bool(self._tickets)

    def wait(self, lane: Lane) -> None:
        """Block until the work of that lane has ended; outcomes are delivered later."""
        self._pools[lane].waitForDone()

    def close(self) -> None:
        """Ask everything but writes to stop, drop outcomes, and wait for the threads to end."""
        for ticket in self._tickets:
            ticket.cancel()
            ticket.drop()
        for pool in self._pools.values():
            pool.waitForDone()
        self._tickets.clear()

    def _finish(self, ticket: Ticket, result: T, done: Callable[[T], None]) -> None:
        self._tickets.discard(ticket)
        done(result)

    def _fail(self, ticket: Ticket, error: Exception, failed: Callable[[Exception], None] | None) -> None:
        self._tickets.discard(ticket)
        if not isinstance(error, BrieferError):
            log_trace(_log, error, error.__traceback__)
        if failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.met.emit(error)

    @Slot(object)
    def _on_arrived(self, arrival: _Arrival) -> None:
        if not arrival.ticket.dropped:
            arrival.deliver()
        else:
            self._tickets.discard(arrival.ticket)


def drop_when_closed(ticket: Ticket, dialog: QDialog) -> None:
    """Forget the outcome of work for a dialog once it is closed, and with it its widgets."""
    dialog.finished.connect(lambda _result: ticket.drop())


def _ignore(_step: object) -> None:
    """Steps of work that reports none."""
