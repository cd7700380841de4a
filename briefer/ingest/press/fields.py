"""What the heads and tails of press exports have in common."""

from __future__ import annotations

import datetime as dt
import re

from briefer.core.article import CutReason, DetailSource
from briefer.ingest.bylines import names_in
from briefer.ingest.cleaning import words
from briefer.ingest.dates import find_date
from briefer.ingest.draft import Block, Details, Draft, Found
from briefer.ingest.language import NAMES

COPYRIGHT = re.compile(r"^(?:\(c\)|©|copyright\b|all rights reserved|alle rechte vorbehalten)", re.IGNORECASE)
WORD_COUNT = re.compile(
    r"^(?:(?:length|länge|longueur|longitud|lunghezza)\s*:\s*)?\d[\d.,\s]*\s?"
    r"(?:words?|wörter|worte|mots|palabras|parole|woorden|palavras|ord|слов|字|单词|文字)\b\.?$",
    re.IGNORECASE,
)
LABEL = re.compile(r"^([A-Za-zÄÖÜäöüéè][\w ÄÖÜäöüéè/-]{1,28}):\s*(.*)$")
_LANGUAGES = {name.casefold(): code for code, name in NAMES.items()} | {
    "deutsch": "de", "englisch": "en", "français": "fr", "español": "es", "italiano": "it", "nederlands": "nl",
    "português": "pt", "anglais": "en", "inglés": "en", "inglese": "en", "französisch": "fr", "spanisch": "es",
    "英文": "en", "中文": "zh", "english (uk)": "en",
}  # fmt: skip


def language_code(text: str) -> str:
    """The code of a language named in one of the interface languages; "" for other text."""
    return _LANGUAGES.get(text.strip().casefold().split(";")[0], "")


def found(value: str) -> Found[str] | None:
    """A stated detail; None where it is empty."""
    return Found(value, DetailSource.STATED) if value else None


def press_details(*, title: str, outlet: str, day: str, byline: str, section: str, language: str) -> Details:
    """Details from the fields of an export, as written there; "" where a field is missing."""
    date: dt.date | None = find_date(day)
    names = tuple(name for name in names_in(byline) if len(words(name)) > 1) or names_in(byline)
    return Details(
        title=found(title),
        authors=Found(names, DetailSource.STATED) if names else None,
        outlet=found(outlet),
        published=Found(date, DetailSource.STATED) if date else None,
        section=found(section),
        language=found(language_code(language)),
    )


def press_draft(details: Details, head: list[str], body: list[str], tail: list[str]) -> Draft:
    """A draft whose head and tail fields are cut; a repeated title at the top of the body too."""
    title = details.title.value if details.title else ""
    blocks = [Block(line, cut=CutReason.TITLE if line == title else CutReason.FURNITURE) for line in head]
    for index, line in enumerate(body):
        repeated = index < 2 and line == title
        blocks.append(Block(line, cut=CutReason.TITLE if repeated else body_cut(line)))
    blocks += [Block(line, cut=CutReason.FURNITURE) for line in tail]
    return Draft(blocks=tuple(blocks), details=details, trimmed=True)


def body_cut(line: str) -> CutReason | None:
    """Why a line inside a body is a field or a legal line, or None where it is text."""
    if COPYRIGHT.match(line) and len(line) < 400:
        return CutReason.LEGAL
    return CutReason.FURNITURE if WORD_COUNT.match(line) else None
