"""What the user is told when something goes wrong: the only place that decides how loudly."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from briefer.core.errors import BrieferError

_log = logging.getLogger(__name__)


class Messages(QObject):
    """Passes sentences to whoever shows them: `told` for the status line, `warned` for the strip.

    `met` carries each error that was shown, for whoever can offer more than a sentence.
    """

    told = Signal(str)
    warned = Signal(str)
    met = Signal(Exception)

    def tell(self, sentence: str) -> None:
        """Something worth a quiet line."""
        self.told.emit(sentence)

    def warn(self, sentence: str) -> None:
        """Something to look at that stays until it is dismissed."""
        self.warned.emit(sentence)

    def show_error(self, error: BaseException) -> None:
        """Something failed: the user's own errors as they are, others as a general sentence."""
        self.warned.emit(sentence_for(error))
        if isinstance(error, Exception):
            self.met.emit(error)

    def catch_exceptions(self) -> Callable[[], None]:
        """Show what no one caught instead of ending the program; returns a function that stops this."""
        previous = sys.excepthook

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if not isinstance(error, Exception):
                previous(kind, error, trace)
                return
            log_trace(_log, error, trace)
            self.show_error(error)

        def stop() -> None:
            sys.excepthook = previous

        sys.excepthook = hook
        return stop


def log_trace(log: logging.Logger, error: BaseException, trace: TracebackType | None) -> None:
    """Log where an error arose and of which kind it is; never its message, which may hold words of an article."""
    log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(trace)))


def sentence_for(error: BaseException) -> str:
    """The words for an error: what happened and what to do."""
    if isinstance(error, BrieferError):
        return error.sentence
    return QCoreApplication.translate(
        "Messages", "Something went wrong that Briefer did not foresee. Your work is saved; go on, or start again."
    )
