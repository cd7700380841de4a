"""Outlook mails (.msg)."""

from __future__ import annotations

import datetime as dt
import email
import io
import re
from typing import Any

import olefile

from briefer.ingest.archive import Reader
from briefer.ingest.cleaning import clean_line
from briefer.ingest.draft import Draft, Drafts, File
from briefer.ingest.encoding import decode
from briefer.ingest.errors import DamagedFileError, NoTextError
from briefer.ingest.mail import Mail, draft_of_mail, with_attachments

_SUBJECT, _SENDER, _SENDER_ADDRESS, _BODY, _HTML, _HEADERS = 0x0037, 0x0C1A, 0x0C1F, 0x1000, 0x1013, 0x007D
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_TEXT_TYPES = ("001F", "001E", "0102")
_STREAM = "__substg1.0_{:04X}{}"
_ATTACHED_LIMIT = 50


def read_outlook(file: File, depth: int, read: Reader) -> Drafts:
    """The article of an Outlook mail, and those in what is attached to it."""
    try:
        with olefile.OleFileIO(io.BytesIO(file.content)) as container:
            mail = _mail(container)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFileError(file.name, "an Outlook mail") from error
    drafts: list[Draft] = []
    try:
        drafts.append(draft_of_mail(file.name, mail))
    except NoTextError:
        if not mail.attached:
            raise
    return with_attachments(file.name, drafts, mail.attached, depth, read)


def _mail(container: Any) -> Mail:
    headers = {"subject": _text(container, _SUBJECT), "from": _sender(container), "date": _date(container)}
    html = _bytes(container, _HTML, "0102")
    markup = decode(html, _declared(html)) if html else _text(container, _HTML)
    return Mail(headers, markup, _text(container, _BODY), "", tuple(_attached(container)), saved_page=False)


def _text(container: Any, number: int, folder: str = "") -> str:
    """The text of a property, whatever its code page; "" where the mail has none."""
    for kind in _TEXT_TYPES:
        content = _bytes(container, number, kind, folder)
        if content:
            text = content.decode("utf-16-le", "replace") if kind == "001F" else decode(content)
            return text.replace("\x00", "")
    return ""


def _bytes(container: Any, number: int, kind: str, folder: str = "") -> bytes:
    name = folder + _STREAM.format(number, kind)
    if not container.exists(name):
        return b""
    return bytes(container.openstream(name).read())


def _sender(container: Any) -> str:
    name, address = clean_line(_text(container, _SENDER)), clean_line(_text(container, _SENDER_ADDRESS))
    quoted = name.replace('"', "")
    return f'"{quoted}" <{address}>' if "@" in address else f'"{quoted}" <sender@invalid>' if quoted else ""


def _date(container: Any) -> str:
    """The day from the transport headers, else from the mail's own time stamps, as text."""
    headers = email.message_from_string(_text(container, _HEADERS)[:20_000])
    if headers.get("Date"):
        return str(headers["Date"])
    for number in (_SUBMITTED, _DELIVERED):
        stamp = _time(container, number)
        if stamp:
            return stamp
    return ""


def _time(container: Any, number: int) -> str:
    """A time property of the fixed-length stream as ISO date; its value counts 100 ns from 1601."""
    name = "__properties_version1.0"
    content = bytes(container.openstream(name).read()) if container.exists(name) else b""
    for at in range(32, len(content) - 15, 16):
        tag = int.from_bytes(content[at : at + 4], "little")
        if tag == (number << 16 | 0x0040):
            value = int.from_bytes(content[at + 8 : at + 16], "little")
            days = value // 864_000_000_000
            return (dt.date(1601, 1, 1) + dt.timedelta(days=days)).isoformat() if 0 < days < 300_000 else ""
    return ""


def _declared(html: bytes) -> str:
    match = re.search(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", html[:4096], re.IGNORECASE)
    return match.group(1).decode("ascii") if match else ""


def _attached(container: Any) -> list[File]:
    """The attached files; a mail attached as a mail is left aside."""
    folders = sorted(
        {path[0] for path in container.listdir(streams=True, storages=False) if path[0].startswith("__attach")}
    )
    found: list[File] = []
    for folder in folders[:_ATTACHED_LIMIT]:
        name = _text(container, 0x3707, f"{folder}/") or _text(container, 0x3704, f"{folder}/")
        content = _bytes(container, 0x3701, "0102", f"{folder}/")
        if name and content:
            found.append(File(clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])[:200], content))
    return found
