"""What goes over the pipes: frames of a JSON header and a binary payload.

A frame is two unsigned 32-bit numbers (big-endian, bytes of the header and of the payload), then both. Nothing
in it can run code, and a frame that lies about its size is refused before it is read.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Generic, TypeVar

from briefer.core.article import Paragraph
from briefer.core.errors import BrieferError
from briefer.core.record import from_json, to_json
from briefer.core.suggestion import Suggestions

HEADER_LIMIT = 64 * 1024
PAYLOAD_LIMIT = 512 * 1024 * 1024

_SIZES = struct.Struct(">II")


class FrameError(BrieferError):
    """What came over the pipe is not a frame."""


class JobKind(StrEnum):
    """What the child is asked to do."""

    WARM = "warm"
    READ = "read"
    READ_PASTED = "read_pasted"
    FIND = "find"
    FIND_VERBATIM = "find_verbatim"
    NAME = "name"


class AnswerState(StrEnum):
    """How far a job is; every state but `begun` is the last of its job."""

    BEGUN = "begun"
    DONE = "done"
    REFUSED = "refused"
    MEMORY = "memory"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The header of a job. `name` is a file's name without folders; `cpu_seconds` of 0 sets no limit."""

    job: int
    kind: JobKind
    name: str = ""
    cpu_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The header of an answer. `sentence` explains a refusal or fault; `worn` asks for a fresh child."""

    job: int
    state: AnswerState
    sentence: str = ""
    worn: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """The payload of `read_pasted`: plain text and, "" where there is none, the clipboard's HTML."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Found:
    """The payload of `name`: a text, its paragraphs (None: every line is one) and what was found in it."""

    text: str
    paragraphs: tuple[Paragraph, ...] | None
    suggestions: Suggestions


Header = TypeVar("Header", Request, Answer)


@dataclass(frozen=True, slots=True)
class Frame(Generic[Header]):
    """One message."""

    header: Header
    payload: bytes


def write_frame(stream: BinaryIO, frame: Frame[Request] | Frame[Answer]) -> None:
    """Send one frame and flush. Raises `FrameError` where it is too large, OSError where the pipe is closed."""
    header = to_json(frame.header)
    if len(header) > HEADER_LIMIT or len(frame.payload) > PAYLOAD_LIMIT:
        raise FrameError("The text is too large to be worked on at once. Split it.")
    stream.write(_SIZES.pack(len(header), len(frame.payload)) + header)
    stream.write(frame.payload)
    stream.flush()


def read_frame(stream: BinaryIO, kind: type[Header]) -> Frame[Header] | None:
    """The next frame; None where the pipe has ended. Raises `FrameError` or `RecordError` for anything else."""
    sizes = stream.read(_SIZES.size)
    if not sizes:
        return None
    if len(sizes) < _SIZES.size:
        raise FrameError("The pipe ended inside a frame.")
    header_size, payload_size = _SIZES.unpack(sizes)
    if header_size > HEADER_LIMIT or payload_size > PAYLOAD_LIMIT:
        raise FrameError("What came over the pipe is not a frame.")
    header, payload = stream.read(header_size), stream.read(payload_size)
    if len(header) < header_size or len(payload) < payload_size:
        raise FrameError("The pipe ended inside a frame.")
    return Frame(from_json(header, kind), payload)
