"""What in a mail is somebody else's: a mail passed on is the article, one that is answered is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKER = re.compile(
    r"^[\s>*_-]*(?:(?P<forwarded>forwarded message|begin forwarded message|weitergeleitete nachricht|"
    r"anfang der weitergeleiteten (?:nachricht|e-mail)|message transféré|message transmis|mensaje reenviado|"
    r"messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|videresendt besked)|"
    r"original message|original-nachricht|ursprüngliche nachricht|message d'origine|mensaje original|"
    r"messaggio originale|oorspronkelijk bericht)[\s:*_-]*$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^[\s>*_]*(?:(?P<from>from|von|de|da|van|från|fra)|(?P<date>sent|date|gesendet|datum|envoyé|fecha|enviado(?: el)?|"
    r"data|inviato|verzonden|skickat|dato)|(?P<subject>subject|betreff|obje[t]|asunto|oggetto|onderwerp|ämne|emne)|"
    r"(?P<other>to|an|à|para|a|aan|till|til|cc|bcc|kopie|reply-to|antwort an))\s?\*{0,2}\s?:\*{0,2}\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"^(?:on|am|le|el|il|op|den|på)\b.{6,200}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev)\b"
    r".{0,80}:\s*$",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(r"^(?:fw|fwd|wg|tr|rv|i|enc|vs|vb|doorst)\s*:", re.IGNORECASE)
_HEADERS_NEEDED = 3
_HEADERS_LIMIT = 30
"""Lines that may stand before and among the headers of an earlier mail."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier mail within a mail: lines `start` to `end` introduce it, its text follows them.

    `headers` holds "from", "date" and "subject" as far as it names them; `passed_on` says that it was forwarded.
    """

    start: int
    end: int
    headers: dict[str, str]
    passed_on: bool


def find_earlier(lines: Sequence[str], subject: str) -> Earlier | None:
    """The first earlier mail in the lines of a mail with that subject; None where it holds none."""
    own = max((index for index, line in enumerate(lines) if line.strip() and not line.startswith(">")), default=0)
    for index, line in enumerate(lines):
        marker = _MARKER.match(line)
        if marker or _HEADER.match(line):
            end, headers = _headers(lines, index + 1 if marker else index)
            if marker is None and not _are_whole(headers, end - index):
                continue
            passed_on = bool((marker and marker.group("forwarded")) or _FORWARD_SUBJECT.match(subject))
            return Earlier(index, end, headers, passed_on)
        if _ANSWERED.match(line) or (index > own and line.startswith(">")):
            return Earlier(index, index + 1, {}, passed_on=False)
    return None


def unflowed(text: str, *, drop_space: bool) -> str:
    """Text in the flowed form of mails with the lines of each paragraph joined (RFC 3676)."""
    lines: list[str] = []
    is_open = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw.removeprefix(" ") if not raw.startswith(">") else raw
        flows = line.endswith(" ") and line != "-- "
        body = line[:-1] if flows and drop_space else line
        if is_open and not line.startswith(">"):
            lines[-1] += body
        else:
            lines.append(body)
        is_open = flows
    return "\n".join(lines)


def unquoted(text: str) -> str:
    """A mail without the marks before its lines, where nearly every line has one; else as it is."""
    lines = text.split("\n")
    marked = sum(line.startswith(">") for line in lines if line.strip())
    if not marked or marked < 0.8 * sum(bool(line.strip()) for line in lines):
        return text
    return "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines)


def _headers(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """The headers from line `start` on and the line behind them; empty lines before the first do not count."""
    headers: dict[str, str] = {}
    at = start
    while at < min(len(lines), start + _HEADERS_LIMIT) and not lines[at].strip():
        at += 1
    while at < min(len(lines), start + _HEADERS_LIMIT) and (match := _HEADER.match(lines[at])):
        for name in ("from", "date", "subject"):
            if match.group(name):
                headers.setdefault(name, match.group("value").strip(" *"))
        at += 1
    return at, headers


def _are_whole(headers: dict[str, str], count: int) -> bool:
    """Whether lines are the headers of a mail without a marker before them, and not a list of the text."""
    return count >= _HEADERS_NEEDED and {"from", "subject"} <= headers.keys()
