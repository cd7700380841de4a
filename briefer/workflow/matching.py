"""Which article a bibliographic record describes: by DOI, by address, by the name of its file, by its title."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

_DOI = re.compile(r"10\.\d{4,9}/[^\s?#&\"<>]+", re.IGNORECASE)
_STATED_DOI = re.compile(r"doi(?:\.org/|\s*:?\s{0,2})(10\.\d{4,9}/[^\s?#&\"<>]+)", re.IGNORECASE)
_DOI_TAIL = re.compile(r"(?:/(?:full|abstract|pdf|epdf|html|meta|summary))+$|\.pdf$", re.IGNORECASE)
_HOST_HEAD = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_PATH_TAIL = re.compile(r"(?:/amp|\.amp|/index\.html?|/)+$")
_TRACKERS = re.compile(
    r"^(?:utm_.*|fbclid|gclid|mc_[ce]id|cmp|cmpid|ref|ref_src|smid|ito|ns_.*|at_.*|xtor|partner|share.*|outputtype|amp)$"
)
_WORD = re.compile(r"\w+")
_COMMON_FILES = re.compile(
    r"(?:index|default|article|artikel|document|dokument|download|full ?text|full|main|paper|print|page|view|story|"
    r"snapshot|untitled|scan|\d+|s?\d[\d. -]*main)",
    re.IGNORECASE,
)
"""Names of files that say nothing about what is in them."""

_DAYS_APART = 31
"""Between the days that a record and an article with one title may name: an issue is often dated later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What an article or a record is known by; "" or () where it does not say.

    `doi`, `address`, `files` and `title` are normalised, so that equal means the same. `is_whole` says that
    `published` names the very day, `is_titled` that the title was not made from a file's name.
    """

    doi: str = ""
    address: str = ""
    files: tuple[str, ...] = ()
    title: str = ""
    outlet: str = ""
    published: dt.date | None = None
    is_whole: bool = True
    is_titled: bool = True


class Index:
    """Things found again by their marks; each has an id of its own."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._marks: dict[str, Marks] = {}

    def put(self, name: str, marks: Marks) -> None:
        """Note the marks of the thing with the id `name`."""
        self._marks[name] = marks
        for key in _keys(marks):
            self._by_key[key][name] = None

    def find(self, marks: Marks) -> tuple[str, ...]:
        """The ids of what the marks belong to, in the order put in; empty where it cannot be told for sure."""
        keys = list(_keys(marks))
        for kind in ("doi", "address"):
            found = self._having(keys, kind)
            if found:
                return found
        for kind, agree in (("file", _same_subject), ("title", _same_time)):
            found = tuple(name for name in self._having(keys, kind) if agree(marks, self._marks[name]))
            if len(found) > 1:
                found = tuple(name for name in found if marks.outlet and self._marks[name].outlet == marks.outlet)
            if len(found) == 1:
                return found
        return ()

    def _having(self, keys: list[tuple[str, str]], kind: str) -> tuple[str, ...]:
        names = (name for key in keys if key[0] == kind for name in self._by_key.get(key, ()))
        return tuple(dict.fromkeys(names))


def folded(text: str) -> str:
    """The words of a title in lower case, so that marks and spaces do not count."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def plain_address(address: str) -> str:
    """An address without what differs between visits; "" for one that names no page."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = _HOST_HEAD.sub("", (parts.hostname or "").lower())
        asked = sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKERS.match(name.lower()))
    except ValueError:
        return ""
    path = _PATH_TAIL.sub("", unquote(parts.path))
    if not host or not (path or asked):
        return ""
    return host + path + "".join(f"&{name}={value}" for name, value in asked)


def doi_of(text: str) -> str:
    """The DOI in an address or a field, in lower case; "" where there is none."""
    match = _DOI.search(unquote(text))
    return _DOI_TAIL.sub("", match.group().rstrip(".,;)’”'")).lower() if match else ""


def stated_doi(text: str) -> str:
    """The one DOI that the start of an article names as its own; "" where there is none, or where there are several."""
    found = {doi_of(match) for match in _STATED_DOI.findall(text)}
    return found.pop() if len(found) == 1 else ""


def file_mark(name: str) -> str:
    """A file's name for comparing; "" where half of all files are called so."""
    name = unicodedata.normalize("NFC", name).casefold().strip()
    stem = name.rsplit(".", 1)[0]
    return "" if len(stem) < 4 or _COMMON_FILES.fullmatch(stem) else name


def _keys(marks: Marks) -> Iterator[tuple[str, str]]:
    if marks.doi:
        yield "doi", marks.doi
    if marks.address:
        yield "address", marks.address
    for file in marks.files:
        yield "file", file
    # A title of two words names too much.
    if len(marks.title.split()) >= 3 and len(marks.title) >= 12:
        yield "title", marks.title


def _same_subject(one: Marks, other: Marks) -> bool:
    """Whether the titles do not speak against it: with two real ones, some longer word is in both."""
    if not (one.title and other.title and one.is_titled and other.is_titled):
        return True
    first, second = ({word for word in marks.title.split() if len(word) > 3} for marks in (one, other))
    return not first or not second or bool(first & second)


def _same_time(one: Marks, other: Marks) -> bool:
    """Whether days and DOIs do not speak against it."""
    if one.doi and other.doi:
        return False
    if one.published is None or other.published is None:
        return True
    if one.is_whole and other.is_whole:
        return abs((one.published - other.published).days) <= _DAYS_APART
    return abs(one.published.year - other.published.year) <= 1
