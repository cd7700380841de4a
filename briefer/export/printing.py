"""Text and addresses from outside made safe to print in an exported file."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_ADDRESS = 2000
"""Code points; Word refuses to open hyperlinks much longer than this."""

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~-._"


def printed(text: str) -> str:
    """The text as it is printed: line breaks become a line feed, tabs a space, what cannot be shown goes.

    Dropped are control characters, lone surrogates, code points that are no character, and characters that are
    invisible or turn the direction of writing: they let a line read otherwise than it is stored. Everything
    else, soft hyphens and joiners too, stays as it is.
    """
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in _INVISIBLE.sub("", text) if char == "\n" or _is_character(char))


def printed_line(text: str) -> str:
    """The text on one line: printed, with each run of white space as one space and none at the ends."""
    return " ".join(printed(text).split())


def web_address(address: str) -> str:
    """The address if it may stand in a file as a link, else "".

    Only http and https addresses pass: a path on this machine never does. A user name or password in the
    address is left out, characters that an address cannot hold are percent-encoded, and one longer than
    `LONGEST_ADDRESS` is refused.
    """
    try:
        parts = urlsplit(printed(address).strip())
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host or not re.fullmatch(r"[\w.:\[\]-]+", host):
        return ""
    tail = (quote(part, safe=_IN_ADDRESS) for part in (parts.path, parts.query, parts.fragment))
    whole = urlunsplit((parts.scheme.lower(), host, *tail))
    return whole if len(whole) <= LONGEST_ADDRESS else ""


def _is_character(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs"} and (ord(char) & 0xFFFE) != 0xFFFE
