"""Frames on the worker's pipes."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.errors import BrieferError
from briefer.worker.frames import (
    HEADER_LIMIT,
    Answer,
    AnswerState,
    Frame,
    FrameError,
    JobKind,
    Request,
    read_frame,
    write_frame,
)


@given(st.integers(0, 2**31), st.text(st.characters(exclude_categories=["Cs"]), max_size=50), st.binary(max_size=200))
def test_what_is_written_is_what_is_read(job: int, name: str, payload: bytes) -> None:
    pipe = io.BytesIO()
    first = Frame(Request(job=job, kind=JobKind.READ, name=name), payload)
    write_frame(pipe, first)
    write_frame(pipe, Frame(Request(job=job, kind=JobKind.WARM), b""))
    pipe.seek(0)
    assert read_frame(pipe, Request) == first
    assert read_frame(pipe, Request) == Frame(Request(job=job, kind=JobKind.WARM), b"")
    assert read_frame(pipe, Request) is None


@given(st.binary(min_size=1, max_size=300))
def test_garbage_gives_our_own_error_and_never_a_value(content: bytes) -> None:
    with pytest.raises(BrieferError):
        read_frame(io.BytesIO(content), Answer)


def test_a_frame_that_lies_about_its_size_is_refused_before_it_is_read() -> None:
    with pytest.raises(FrameError):
        read_frame(io.BytesIO(struct.pack(">II", HEADER_LIMIT + 1, 0) + b"x" * 10), Answer)


def test_a_frame_cut_short_is_refused() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, Frame(Answer(job=1, state=AnswerState.DONE), b"payload"))
    whole = pipe.getvalue()
    for length in range(1, len(whole)):
        with pytest.raises(FrameError):
            read_frame(io.BytesIO(whole[:length]), Answer)


def test_a_header_beyond_the_limit_is_not_sent() -> None:
    request = Request(job=1, kind=JobKind.READ, name="x" * HEADER_LIMIT)
    with pytest.raises(FrameError):
        write_frame(io.BytesIO(), Frame(request, b""))
