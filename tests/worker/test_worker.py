"""The worker as the window uses it: real files, a real child, and everything that can befall it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.core.cancel import CancelFlag, Cancelled
from briefer.core.errors import BrieferError
from briefer.paths import resource
from briefer.worker import (
    Limits,
    RefusedError,
    Worker,
    WorkerFailedError,
    WorkerMemoryError,
    WorkerTimedOutError,
)

SAMPLE = "herald-battery-fire.html"
LONG = b"The minister said that 1,200 sites would be inspected within six months.\n\n" * 250_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc")


@pytest.fixture(scope="module")
def sample() -> bytes:
    return resource(f"samples/{SAMPLE}").read_bytes()


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


def read(worker: Worker, content: bytes, name: str = SAMPLE) -> str:
    return worker.read_articles(content, name, CancelFlag()).articles[0].text


def gone(pid: int, seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def in_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[Exception]]:
    raised: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  (handed to the test)
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, raised


def test_a_file_comes_back_as_its_articles(worker: Worker, sample: bytes) -> None:
    result = worker.read_articles(sample, SAMPLE, CancelFlag())
    assert [article.outlet for article in result.articles] == ["Northern Herald"]
    assert result.articles[0].original.size == len(sample)
    assert "“This was a near miss" in result.articles[0].text


def test_the_child_and_this_process_read_the_same_article(worker: Worker, sample: bytes) -> None:
    from briefer.ingest import read_articles

    assert worker.read_articles(sample, SAMPLE, CancelFlag()) == read_articles(sample, SAMPLE)


def test_pasted_text_may_hold_what_utf8_cannot(worker: Worker) -> None:
    article = worker.read_pasted("The fire\n\nIt burned for 14 hours \ud83d in Tynebridge.", "", CancelFlag())
    assert "14 hours ? in Tynebridge" in article.text


def test_a_refused_file_is_named_and_the_next_one_is_read_by_the_same_child(worker: Worker, sample: bytes) -> None:
    read(worker, sample)
    pid = worker.pid
    with pytest.raises(RefusedError, match=r"empty\.txt"):
        worker.read_articles(b"", "empty.txt", CancelFlag())
    assert read(worker, sample)
    assert worker.pid == pid


def test_calls_of_several_threads_take_their_turns(worker: Worker, sample: bytes) -> None:
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read(worker, sample))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 4
    assert len(set(texts)) == 1


@posix
def test_a_child_killed_in_the_middle_of_a_job_is_replaced(worker: Worker, sample: bytes) -> None:
    worker.start()
    read(worker, sample)
    pid = worker.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    thread, raised = in_thread(lambda: read(worker, sample, "story.html"))
    time.sleep(0.2)
    os.kill(pid, signal.SIGKILL)
    thread.join()
    assert isinstance(raised[0], WorkerFailedError)
    assert "story.html" in str(raised[0])
    assert "SIGKILL" in str(raised[0])
    assert worker.pid not in {None, pid}
    assert read(worker, sample)


@posix
def test_a_child_killed_between_jobs_is_not_noticed(worker: Worker, sample: bytes) -> None:
    read(worker, sample)
    assert worker.pid
    os.kill(worker.pid, signal.SIGKILL)
    time.sleep(0.1)
    assert read(worker, sample)


@posix
def test_a_child_that_hangs_is_ended_at_its_limit(sample: bytes) -> None:
    with Worker(Limits(start_seconds=1.0)) as worker:
        worker.start()
        pid = worker.pid
        assert pid
        os.kill(pid, signal.SIGSTOP)
        with pytest.raises(WorkerTimedOutError, match=r"slow\.html was stopped after 1 seconds"):
            read(worker, sample, "slow.html")
        assert gone(pid)


def test_a_job_beyond_its_time_is_stopped_and_the_next_one_runs(sample: bytes) -> None:
    limits = Limits(read_seconds=0.3)
    with Worker(limits) as worker, pytest.raises(WorkerTimedOutError, match=r"long\.txt"):
        read(worker, LONG, "long.txt")
    with Worker() as worker:
        assert read(worker, sample)


@posix
def test_a_job_beyond_its_processor_time_is_stopped() -> None:
    with Worker(Limits(read_cpu_seconds=1)) as worker, pytest.raises(WorkerTimedOutError, match=r"long\.txt"):
        read(worker, LONG, "long.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces RLIMIT_AS")
def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_is_read(sample: bytes) -> None:
    with Worker(Limits(memory=220 * 2**20)) as worker:
        with pytest.raises(WorkerMemoryError, match=r"huge\.txt needs more than the 220 MB"):
            read(worker, LONG * 2, "huge.txt")
        assert read(worker, b"A plain text of one sentence that is read after all.", "plain.txt")


def test_stopping_ends_the_job_at_once_and_keeps_the_worker(worker: Worker, sample: bytes) -> None:
    read(worker, sample)
    flag = CancelFlag()
    threading.Timer(0.3, flag.set).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        worker.read_articles(LONG, "long.txt", flag)
    assert time.monotonic() - started < 3
    assert read(worker, sample)


def test_a_call_that_is_stopped_before_its_turn_does_not_disturb_the_one_that_runs(
    worker: Worker, sample: bytes
) -> None:
    flag = CancelFlag()
    flag.set()
    with pytest.raises(Cancelled):
        worker.read_articles(sample, SAMPLE, flag)
    assert worker.pid is None


@posix
def test_closing_leaves_no_process_and_ends_a_running_call(sample: bytes) -> None:
    worker = Worker()
    read(worker, sample)
    pid = worker.pid
    assert pid
    thread, raised = in_thread(lambda: read(worker, LONG, "long.txt"))
    time.sleep(0.2)
    worker.close()
    worker.close()
    thread.join()
    assert isinstance(raised[0], Cancelled)
    assert gone(pid)
    with pytest.raises(Cancelled):
        read(worker, sample)


@posix
def test_the_child_ends_when_its_parent_is_killed() -> None:
    program = (
        "import os, signal\n"
        "from briefer.worker import Worker\n"
        "worker = Worker(); worker.start()\n"
        "print(worker.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert gone(int(done.stdout))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_child_learns_nothing_of_the_environment(
    worker: Worker, sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "planted-word")
    monkeypatch.setenv("http_proxy", "planted-word")
    read(worker, sample)
    assert b"planted-word" not in Path(f"/proc/{worker.pid}/environ").read_bytes()


def test_modules_in_the_folder_of_the_articles_are_not_run(
    tmp_path: Path, sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("msgspec", "json", "lxml", "briefer"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    with Worker() as worker:
        assert read(worker, sample)


def test_every_refusal_is_a_sentence_on_one_line(worker: Worker) -> None:
    hostile = "a\u202eb\nc.txt"
    with pytest.raises(BrieferError) as caught:
        worker.read_articles(b"", hostile, CancelFlag())
    assert caught.value.sentence.isprintable()


@pytest.fixture(scope="module")
def finder() -> Iterator[Worker]:
    """A worker whose child has loaded its pipeline once for all tests that find something."""
    with Worker() as started:
        started.start()
        yield started


def test_suggestions_come_back_and_are_the_same_from_a_fresh_child(finder: Worker, sample: bytes) -> None:
    article = finder.read_articles(sample, SAMPLE, CancelFlag()).articles[0]
    found = finder.find(article, CancelFlag())
    assert found.quotations
    assert found.figures
    for suggestion in (*found.quotations, *found.figures):
        assert suggestion.span.end <= len(article.text)
    with Worker() as other:
        other.start()
        assert other.find(article, CancelFlag()) == found


def test_a_text_taken_as_it_is_keeps_its_own_line_ends(finder: Worker) -> None:
    text = "🔋 Head\r\n\r\nThe order covers about 1,200 sites.\r\n"
    found = finder.find_verbatim(text, CancelFlag())
    assert [figure.span.cut(text) for figure in found.figures] == ["1,200 sites"]


def test_an_article_without_words_has_nothing_to_find(finder: Worker) -> None:
    assert finder.find_verbatim("", CancelFlag()).quotations == ()


def test_names_are_added_and_what_was_found_stays_as_it_was(finder: Worker, sample: bytes) -> None:
    article = finder.read_articles(sample, SAMPLE, CancelFlag()).articles[0]
    found = finder.find(article, CancelFlag())
    named = finder.name(article, found, CancelFlag())
    assert [one.span for one in named.quotations] == [one.span for one in found.quotations]
    assert named.figures == found.figures
    assert all(name.span.end <= len(article.text) for name in named.names)


@posix
def test_a_child_of_a_large_program_is_not_taken_for_worn(sample: bytes) -> None:
    ballast = bytearray(700 * 2**20)
    ballast[::4096] = b"x" * len(ballast[::4096])
    with Worker() as worker:
        read(worker, sample)
        assert worker.pid is not None
    del ballast
