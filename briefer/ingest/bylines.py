"""Names of authors in bylines and author fields."""

from __future__ import annotations

import re

from briefer.ingest.cleaning import clean_line

_OPENING = re.compile(
    r"^(?:written by|interview:|interview by|presented by|"
    r"reported by|reporting by|posted by|published by|story by|text by|words by|by|von|text:?|par|por|"
    r"autor(?:in|e|es)?|author|(?:eingestellt|erstellt|geschrieben|verfasst|artikel|publicado|zeige alle beiträge) "
    r"(?:von|por)|escrito por|di|da|door|av|af|przez|auteur)\b\s*:?\s*",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:(?:written|reported|posted|story|text|words|interview|presented) by|interview:|"
    r"by|von|par|por|di|door|av|af)\s+(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:[;|/&•·\n]|,?\s+(?:and|und|et|y|e|og|och|en|with|i)\s+)\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|bureau|chief|columnist|analyst|reporters|editors|agency|agencies|redaktion|"
    r"redakteur(?:in)?|korrespondent(?:in)?|journalist(?:in|e)?|fellow|professor|contributor|producer|photographer|"
    r"in [A-Z]\w+|political|diplomatic|economics|senior|deputy|special|associate|managing|for |the associated press)\b",
    re.IGNORECASE,
)
_WEB = r"https?:|www\.|@|\w\.(?:com|org|net|info|at|de|fr|it|es|uk|ie|au|ca|ch|nl)$"
_NOT_NAME = re.compile(
    rf"{_WEB}|\d{{2,}}|[<>{{}}\[\]=_#]|"
    r"\b(?:admin|administrator|staff|editor|team|redaktion|newsroom|webmaster|"
    r"unknown|author|guest|anonymous|facebook|twitter|follow|subscribe|share|click|read|more|posted|updated|published|"
    r"published|minutes?|hours?|ago|comments?|login|sign|view|all|posts?|about|contact)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    rf"{_WEB}|[<>{{}}\[\]=#]|"
    r"^(?:admin|administrator|webmaster|unknown|author|guest|anonymous|root|user|test|none|null)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    ("de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "dos", "du",
     "ten", "ter", "y", "e", "zu", "zur", "af", "av")
)  # fmt: skip
_GIVEN = re.compile(r"[^\W\d_]\w+(?:[ -]\w\.?)*|(?:\w\. ?)+")
"""Given names behind a family name and a comma."""

_PLACE = re.compile(r"\s+(?:in|[Ff]or)\s+(?:[Tt]he\s+)?[A-Z].*$|\s+(?:at|on)\s+(?:\d|[A-Z]\w+day).*$")
_HANDLE = re.compile(r"\s*[(@].*$")


def names_in(text: str, *, stated: bool = False) -> tuple[str, ...]:
    """The names in an author field, in order and without roles; empty where none looks like a name.

    With `stated` the field is known to hold an author, so that a body or a pen name is believed too.
    """
    if "://" in text:
        return ()
    text = _OPENING.sub("", clean_line(text))
    found: list[str] = []
    for piece in _SPLIT.split(text):
        for part in _comma_parts(piece):
            name = tidy_name(part, stated=stated)
            if name and name.casefold() not in (known.casefold() for known in found):
                found.append(name)
    return tuple(found[:12])


def byline_names(line: str) -> tuple[str, ...]:
    """The names in a line such as "By Ann Lee and Bo Chan, Political Editor"; empty for any other line."""
    line = clean_line(line)
    if len(line) > 160 or not _BY.match(line):
        return ()
    rest = _BY.sub("", line, count=1)
    names: list[str] = []
    for piece in _SPLIT.split(rest):
        parts = _comma_parts(piece)
        good = [name for name in (tidy_name(part) for part in parts[:1]) if name and looks_like_name(name)]
        if not good and not names:
            return ()
        names += [name for name in good if name not in names]
        names += [
            name for name in (tidy_name(part) for part in parts[1:])
            if name and looks_like_name(name) and not _ROLE.search(name) and name not in names
        ]  # fmt: skip
    return tuple(names[:12])


def tidy_name(text: str, *, stated: bool = False) -> str:
    """One name without handle, address or surrounding marks; "" where it cannot be a name."""
    name = _PLACE.sub("", _HANDLE.sub("", clean_line(text))).strip(" ,;:–—-|\"'→»")
    name = name if re.search(r"\b(?:\w|[JS]r|PhD|MD)\.$", name) else name.strip(".")
    name = _OPENING.sub("", name) if " " in name else name
    barred = _NOBODY if stated else _NOT_NAME
    if not (1 if stated else 2) < len(name) <= 60 or barred.search(name) or len(name.split()) > 6:
        return ""
    if name.isupper() and len(name) > 4:
        name = " ".join(_capitalised(word) for word in name.split())
    return name


def is_role(text: str) -> bool:
    """Whether it says what somebody does, such as "Political Editor"."""
    return bool(_ROLE.search(text))


def looks_like_name(name: str) -> bool:
    """Whether it has the shape of a person's name: two to five capitalised words, particles aside."""
    parts = name.split()
    if not 2 <= len(parts) <= 5:
        return False
    return all(part.lower() in _PARTICLES or part[0].isupper() or not part[0].isascii() for part in parts)


def _capitalised(word: str) -> str:
    if len(word) > 3 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), word)


def _comma_parts(piece: str) -> list[str]:
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) == 2 and " " not in parts[0] and _GIVEN.fullmatch(parts[1]):
        return [f"{parts[1]} {parts[0]}"]
    return [part for index, part in enumerate(parts) if index == 0 or not _ROLE.search(part)]
