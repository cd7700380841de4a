"""Names in bibliographic records: of persons, of bodies, and of the files they point to."""

from __future__ import annotations

import re

from briefer.ingest.cleaning import clean_line

_BODY = re.compile(
    r"\b(?:agency|agencia|amt|association|authority|bank|banque|board|bundes\w+|bureau|cent(?:er|re)|chamber|college|"
    r"comisión|commission|commissariat|committee|company|conseil|consortium|corporation|council|court|department|dept|"
    r"directorate|division|federation|fondation|forum|foundation|government|gmbh|group|house|inc|institut[eo]?|"
    r"laborator\w+|league|ltd|minist\w+|museum|nations|network|office|organi[sz]ation|parli?ament[eo]?|party|"
    r"press|programme|secretariat|senate|service|society|stiftung|team|treasury|trust|union|universit\w+)\b",
    re.IGNORECASE,
)
"""Words that no person's name has, so that a comma after them does not turn it round."""

_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|I?V|VI{0,3}|(?:ph\.?d|m\.?d|esq|obe|cbe|mbe|qc|kc)\.?)$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*;\s*")
_NOBODY = re.compile(r"(?:others|et al\.?|anon(?:ymous)?|\[?s\.\s?n\.?\]?|n/?a|no author)$", re.IGNORECASE)

_FILE = re.compile(
    r"([^/\\:;|<>\"\r\n]{1,240}\.(?:pdf|html?|xhtml|mhtml?|docx?|odt|rtf|txt|md|epub|eml|msg))(?![\w.])", re.IGNORECASE
)


def turned_name(name: str) -> str:
    """A name written "Family, Given, Suffix" or "Family, Suffix, Given" with the family name behind the given one."""
    name = clean_line(name).strip(" ,;")
    parts = [part.strip() for part in name.split(",") if part.strip()]
    if len(parts) < 2 or _BODY.search(name):
        return name
    family, *rest = parts
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    given = [part for part in rest if not _SUFFIX.fullmatch(part)]
    return " ".join((*given[:1], family, *suffixes[:1]))


def split_names(values: list[str]) -> tuple[str, ...]:
    """The names in fields that hold one each, or several between semicolons; without "others" and the like."""
    names = (name for value in values for name in _BETWEEN_NAMES.split(value))
    return tuple(dict.fromkeys(turned_name(name) for name in names if name.strip() and not is_nobody(name)))


def is_nobody(name: str) -> bool:
    """Whether a name only says that there are more, or that the name is not known."""
    return bool(_NOBODY.fullmatch(name.strip(" ,.;{}")))


def file_names(fields: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the files that fields such as `files/12/Lee - 2026.pdf` point to, without their folders."""
    found: dict[str, None] = {}
    for field in fields:
        path = field.replace("\\_", "_").replace("$\\backslash$", "/").replace("{", "").replace("}", "")
        for match in _FILE.finditer(path):
            found.setdefault(match.group(1).strip())
    return tuple(found)
