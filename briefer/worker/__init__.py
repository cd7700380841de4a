"""The child process that reads files and finds suggestions, and the limits it works under."""

from briefer.worker.client import Worker
from briefer.worker.errors import (
    RefusedError,
    WorkerError,
    WorkerFailedError,
    WorkerFaultError,
    WorkerMemoryError,
    WorkerTimedOutError,
)
from briefer.worker.limits import Limits

__all__ = [
    "Limits",
    "RefusedError",
    "Worker",
    "WorkerError",
    "WorkerFailedError",
    "WorkerFaultError",
    "WorkerMemoryError",
    "WorkerTimedOutError",
]
