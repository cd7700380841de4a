"""Mail (.eml) and pages saved as mail (.mht, .mhtml)."""

from __future__ import annotations

import base64
import datetime as dt
import email
import email.errors
import email.header
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from functools import partial

from briefer.core.article import CutReason, DetailSource
from briefer.core.reading import Refused
from briefer.ingest.archive import DEPTH_LIMIT, Reader, is_left_aside, read_part
from briefer.ingest.bylines import looks_like_name, tidy_name
from briefer.ingest.cleaning import clean_line, words
from briefer.ingest.conversation import find_earlier, unflowed, unquoted
from briefer.ingest.dates import parse_stamp
from briefer.ingest.draft import Block, Details, Draft, Drafts, File, Found
from briefer.ingest.encoding import decode, known_encoding
from briefer.ingest.errors import DamagedFileError, NoTextError
from briefer.ingest.furniture import opens_signature
from briefer.ingest.plain_text import text_blocks
from briefer.ingest.web.page import markup_of
from briefer.ingest.web.reader import draft_of_markup

_HEADER_LIMIT = 4000
_PARTS_LIMIT = 500
_PASSED_ON_LIMIT = 8
_SIGNATURE_LIMIT = 1500
"""Code points that a signature may have, with what follows it."""

_COVER_WORDS = 40
"""Words of a mail that is only the cover of another one, attached to it."""

_DEPTH = 30
_ATTACHED_LIMIT = 50
_HEADERS_LIMIT = 2 * 1024 * 1024
_HEADER_END = re.compile(rb"\r?\n\r?\n|\r\r")
_REPLY = re.compile(r"^(?:re|aw|fw|fwd|wg|tr|rv)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A parsed mail: its best text, in markup or plain, where it was saved from, and what is attached."""

    headers: dict[str, str]
    markup: str
    plain: str
    address: str
    attached: tuple[File, ...]
    saved_page: bool


def read_mail(file: File, depth: int, read: Reader) -> Drafts:
    """The article of a mail or saved page, and those in what is attached to it.

    Attachments without text, such as pictures, are left aside in silence. Raises an error where neither the
    mail nor what is attached holds an article.
    """
    mail = parse_mail(file)
    drafts: list[Draft] = []
    try:
        drafts.append(draft_of_mail(file.name, mail))
    except NoTextError:
        if not mail.attached:
            raise
    if any(part.ending == "eml" for part in mail.attached) and _is_cover(drafts):
        drafts = []
    return with_attachments(file.name, drafts, mail.attached, depth, read)


def _is_cover(drafts: list[Draft]) -> bool:
    """Whether what a mail says itself only goes with what it carries."""
    said = (block.text for draft in drafts for block in draft.blocks if block.cut is None)
    return sum(len(words(text)) for text in said) < _COVER_WORDS


def with_attachments(name: str, drafts: list[Draft], attached: tuple[File, ...], depth: int, read: Reader) -> Drafts:
    """The mail's own drafts and those of its attachments, with the attachments that were refused."""
    refused: list[Refused] = []
    for part in attached[:_ATTACHED_LIMIT] if depth < DEPTH_LIMIT else ():
        if is_left_aside(part.name):
            continue
        found = read_part(name, part.name, partial(_content, part), depth, read)
        drafts += found.drafts
        refused += found.refused
    if not drafts and not refused:
        raise NoTextError(name)
    return Drafts(tuple(drafts), tuple(refused))


def _content(part: File) -> bytes:
    return part.content


def draft_of_mail(name: str, mail: Mail) -> Draft:
    """The article of a parsed mail. Raises `NoTextError` where it has no text part."""
    if mail.saved_page:
        if not mail.markup and not mail.plain.strip():
            raise NoTextError(name)
        if not mail.markup:
            return Draft(blocks=text_blocks(mail.plain), details=header_details(mail.headers))
        return draft_of_markup(name, mail.markup, mail.address)
    details = header_details(mail.headers)
    if mail.markup:
        draft = draft_of_markup(name, mail.markup)
        details = replace(details.or_else(draft.details), title=_mail_title(details, draft.details))
        return _conversed(draft, details, mail.headers.get("subject", ""))
    if not mail.plain.strip():
        raise NoTextError(name)
    return _plain_draft(unquoted(mail.plain), details, mail.headers.get("subject", ""))


def _plain_draft(text: str, details: Details, subject: str, depth: int = 0) -> Draft:
    """The draft of a plain mail: of the one that it passes on, or else without the one that it answers."""
    lines = text.split("\n")
    earlier = find_earlier(lines, subject)
    if earlier is None or depth > _PASSED_ON_LIMIT:
        return Draft(blocks=without_signature(text_blocks(text)), details=details)
    head, inner = "\n".join(lines[: earlier.start]), "\n".join(lines[earlier.end :])
    between = text_blocks("\n\n".join(lines[earlier.start : earlier.end]))
    if earlier.passed_on and inner.strip():
        stated = header_details(earlier.headers).or_else(details)
        draft = _plain_draft(unquoted(inner), stated, earlier.headers.get("subject", subject), depth + 1)
        return replace(draft, blocks=(*_all_cut((*text_blocks(head), *between)), *draft.blocks))
    if not head.strip():
        return Draft(blocks=without_signature(text_blocks(text)), details=details)
    kept = without_signature(text_blocks(head))
    return Draft(blocks=(*kept, *_all_cut((*between, *text_blocks(inner)))), details=details)


def _conversed(draft: Draft, details: Details, subject: str) -> Draft:
    """The draft of a mail in markup, with what it passes on as the article, and what it answers cut."""
    earlier = find_earlier([block.text for block in draft.blocks], subject)
    if earlier is None:
        return replace(draft, details=details)
    head, inner = draft.blocks[: earlier.start], draft.blocks[earlier.end :]
    between = draft.blocks[earlier.start : earlier.end]
    if earlier.passed_on and any(block.cut is None for block in inner):
        stated = header_details(earlier.headers).or_else(details)
        return replace(draft, blocks=(*_all_cut((*head, *between)), *inner), details=stated)
    if not any(block.cut is None for block in head):
        return replace(draft, details=details)
    return replace(draft, blocks=(*head, *_all_cut((*between, *inner))), details=details)


def _all_cut(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(block, cut=block.cut or CutReason.SIGNATURE) for block in blocks)


def _mail_title(stated: Details, page: Details) -> Found[str] | None:
    """The subject, unless the page has a heading of its own."""
    if page.title is not None and page.title.source is DetailSource.HEADING:
        return page.title
    return stated.title or page.title


def parse_mail(file: File) -> Mail:
    """The parts of a mail. Raises `DamagedFileError` where it cannot be taken apart."""
    content = file.content
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200]:
        content = decode(content).lstrip("\ufeff").encode("utf-8", "replace")
    end = _HEADER_END.search(content)
    if (end.start() if end else len(content)) > _HEADERS_LIMIT:
        content = _without_huge_headers(content, end.start() if end else len(content))
    try:
        message = email.message_from_bytes(content)
        parts = list(_leaves(message, 0))
    except (RecursionError, ValueError, LookupError, email.errors.MessageError, AttributeError, TypeError) as error:
        raise DamagedFileError(file.name, "a mail") from error
    headers = {
        name.lower(): _header(message, name) for name in ("Subject", "From", "Date", "Snapshot-Content-Location")
    }
    saved_page = "multipart/related" in message.get_content_type() and (
        ("snapshot-content-location" in headers and bool(headers["snapshot-content-location"]))
        or "saved by" in headers["from"].lower()
        or file.ending in ("mht", "mhtml")
    )
    return _sorted_parts(parts, headers, saved_page=saved_page or file.ending in ("mht", "mhtml"))


def header_details(headers: dict[str, str]) -> Details:
    """Details from the headers of a mail: subject, sender and day."""
    subject = headers.get("subject", "")
    while _REPLY.match(subject):
        subject = _REPLY.sub("", subject, count=1)
    sender = clean_line(email.utils.parseaddr(headers.get("from", ""))[0])
    name = tidy_name(sender)
    person = bool(name) and looks_like_name(name)
    day = _mail_day(headers.get("date", ""))
    return Details(
        title=Found(subject, DetailSource.HEADER) if subject else None,
        authors=Found((name,), DetailSource.HEADER) if person else None,
        outlet=Found(sender, DetailSource.HEADER, weak=True) if sender and not person else None,
        published=Found(day, DetailSource.HEADER) if day else None,
    )


def without_signature(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the sender's signature and quoted earlier mails cut."""
    left = sum(len(block.text) for block in blocks)
    for index, block in enumerate(blocks):
        first = block.text.lstrip().split(" ", 1)[0]
        near_end = index > 0 and left < _SIGNATURE_LIMIT
        left -= len(block.text)
        if (first == "--" or opens_signature(block.text)) and near_end:
            return (*blocks[:index], *(replace(later, cut=CutReason.SIGNATURE) for later in blocks[index:]))
    return blocks


def _mail_day(text: str) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return parse_stamp(text)


def _header(message: Message, name: str) -> str:
    raw = str(message.get(name) or "")[:_HEADER_LIMIT]
    try:
        pieces = email.header.decode_header(raw)
    except (email.errors.HeaderParseError, ValueError):
        return clean_line(raw)
    texts = []
    for piece, charset in pieces:
        if isinstance(piece, bytes):
            texts.append(decode(piece, charset if charset and known_encoding(charset) else ""))
        else:
            texts.append(piece)
    return clean_line("".join(texts))


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    if depth > _DEPTH:
        return
    payload = message.get_payload()
    if isinstance(payload, list) and not (depth and message.get_content_type() == "message/rfc822"):
        for part in payload[:_PARTS_LIMIT]:
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _sorted_parts(parts: list[Message], headers: dict[str, str], *, saved_page: bool) -> Mail:
    markup, plain, address = "", "", headers.get("snapshot-content-location", "")
    attached: list[File] = []
    for part in parts[:_PARTS_LIMIT]:
        kind, named = part.get_content_type(), _file_name(part)
        if kind == "message/rfc822":
            attached += _carried(part)
            continue
        content = _payload(part)
        if content is None:
            continue
        declared = str(part.get_content_charset() or "")
        in_line = "attachment" not in str(part.get("Content-Disposition") or "").lower()
        if kind in ("text/html", "application/xhtml+xml") and in_line and not markup:
            markup = markup_of(File("part.html", content), declared if declared not in ("utf-8", "us-ascii") else "")
            address = address or str(part.get("Content-Location") or "")
        elif kind == "text/plain" and in_line and not named:
            plain = plain or _plain_text(part, decode(content, declared))
        elif named and not saved_page and content:
            attached.append(File(named, content))
    return Mail(headers, markup, plain, address if address.startswith("http") else "", tuple(attached), saved_page)


def _carried(part: Message) -> Iterator[File]:
    """The mail that is attached to a mail, as a file of its own."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if isinstance(inner, Message):
        name = _header(inner, "Subject")[:100].replace("/", "-") or "mail"
        yield File(f"{name}.eml", inner.as_bytes())


def _plain_text(part: Message, text: str) -> str:
    """The text of a plain part, with its lines joined where it says that they flow."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    return unflowed(text, drop_space=str(part.get_param("delsp") or "").lower() == "yes")


def _payload(part: Message) -> bytes | None:
    """A part's bytes; of base64 that breaks off, as much as is sound."""
    if str(part.get("Content-Transfer-Encoding") or "").strip().lower() == "base64":
        letters = re.sub(r"[^A-Za-z0-9+/]", "", str(part.get_payload()))
        return base64.b64decode(letters[: len(letters) // 4 * 4] + _rest(letters), validate=False)
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else None


def _rest(letters: str) -> str:
    """The last letters of base64 padded to a group of four; a single letter left over says nothing."""
    rest = letters[len(letters) // 4 * 4 :]
    return rest.ljust(4, "=") if len(rest) > 1 else ""


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])[:200]


def _without_huge_headers(content: bytes, end: int) -> bytes:
    """The mail with only the headers that are read, for parsing half a million of them takes minutes."""
    wanted = (
        b"subject:",
        b"from:",
        b"date:",
        b"content-type:",
        b"content-transfer-encoding:",
        b"mime-version:",
        b"snapshot-content",
    )
    kept: list[bytes] = []
    keep = False
    for line in content[:end].splitlines():
        if line[:1] not in (b" ", b"\t"):
            keep = line.lower().startswith(wanted) and len(line) < 100_000
        if keep and len(kept) < 200:
            kept.append(line[: _HEADER_LIMIT * 4])
    return b"\r\n".join(kept) + b"\r\n\r\n" + content[end:].lstrip(b"\r\n")
