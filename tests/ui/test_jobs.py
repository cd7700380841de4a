"""Plain functions off the GUI thread."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError
from briefer.ui.jobs import Jobs, Lane


def test_the_outcome_arrives_in_the_gui_thread(qtbot: QtBot) -> None:
    jobs, here = Jobs(), threading.current_thread()
    seen: list[tuple[int, bool, bool]] = []

    def work() -> threading.Thread:
        return threading.current_thread()

    jobs.run(work, lambda thread: seen.append((1, thread is here, threading.current_thread() is here)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(1, False, True)]
    jobs.close()


def test_a_late_outcome_of_dropped_work_is_ignored(qtbot: QtBot) -> None:
    jobs, seen, go = Jobs(), [], threading.Event()
    jobs.run(go.wait, lambda _done: seen.append("late")).drop()
    jobs.run(lambda: None, lambda _done: seen.append("next"))
    go.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert seen == ["next"]
    jobs.close()


def test_writes_run_in_the_order_they_were_given(qtbot: QtBot) -> None:
    jobs: Jobs = Jobs()
    order: list[int] = []
    for number in range(20):
        jobs.run(lambda number=number: order.append(number), lambda _done: None, lane=Lane.WRITES)
    jobs.wait(Lane.WRITES)
    assert order == list(range(20))
    jobs.close()


def test_steps_arrive_before_the_end(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), []

    def work(_flag: CancelFlag, report: object) -> str:
        for step in range(3):
            report(step)  # type: ignore[operator]
        return "done"

    jobs.run_steps(work, seen.append, seen.append)
    qtbot.waitUntil(lambda: "done" in seen)
    assert seen == [0, 1, 2, "done"]
    jobs.close()


def test_work_stops_when_it_is_told_to(qtbot: QtBot) -> None:
    jobs, failures = Jobs(), []

    def work(flag: CancelFlag, _report: object) -> None:
        while True:
            flag.check()

    ticket = jobs.run_steps(work, lambda _step: None, lambda _done: None, failures.append)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)
    jobs.close()


def test_an_error_nobody_handles_is_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    jobs = Jobs()

    def work() -> None:
        raise BrieferError("The disk is full. Make room.")

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run(work, lambda _done: None)
    assert str(failed.args[0]) == "The disk is full. Make room."
    assert not caplog.records
    jobs.close()
