"""Articles exported by Factiva, in any of its interface languages."""

from __future__ import annotations

import re

from briefer.ingest.bylines import byline_names, looks_like_name, names_in
from briefer.ingest.cleaning import ends_sentence
from briefer.ingest.dates import find_date
from briefer.ingest.draft import Draft
from briefer.ingest.press.fields import COPYRIGHT, WORD_COUNT, language_code, press_details, press_draft

ACCESSION = re.compile(r"^(?:AN\s+)?(?:\S{1,20}\s+)?\(?[A-Z0-9]{3,10}\d{8}e[a-z0-9]{7,10}\)?$")
"""The line that closes an article: a word for "document" and its accession number."""

_CODE = re.compile(r"^[A-Z][A-Z0-9]{1,7}$")
_CODED = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|"
    r"AN|ART|CLM)\s+(\S.*)$"
)
_TIME = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s*(?:[ap]m|uhr))?$", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:(?:page|seite|pg|p|vol(?:ume)?|issue|ausgabe|nr|no|number|band)"
    r"\b\.?\s*)?[\w;:,. /-]{0,24}\d[\w;:,. /-]{0,24}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d{1,3}\)\s+(?=\S)")
_HEAD = 12
"""Lines behind the word count that may still be fields."""


def factiva_draft(lines: list[str]) -> Draft:
    """An article whose head is section, title, author, word count, day, outlet, code, language and copyright."""
    coded = [match for match in map(_CODED.match, lines) if match]
    if len(coded) >= 5:
        return _coded_draft(lines)
    counted = next((index for index, line in enumerate(lines) if WORD_COUNT.match(line)), -1)
    if counted < 0:
        counted = next((index - 1 for index, line in enumerate(lines) if find_date(line) and len(line) < 60), 0)
    section, title, byline = _above(lines[max(0, counted - 4) : max(counted, 0)])
    start, day, outlet, language = _below(lines, counted + 1)
    details = press_details(title=title, outlet=outlet, day=day, byline=byline, section=section, language=language)
    end = len(lines)
    # The publisher's name stands alone on the last line.
    if end - start > 1 and len(lines[-1].split()) <= 8 and not ends_sentence(lines[-1]):
        end -= 1
    return press_draft(details, lines[max(0, counted - 4) : start], lines[start:end], lines[end:])


def _above(lines: list[str]) -> tuple[str, str, str]:
    """Section, title and byline from the lines above the word count."""
    if not lines:
        return "", "", ""
    last = lines[-1]
    named = (
        len(lines) > 1
        and len(last) < 120
        and (
            byline_names(last)
            or all(looks_like_name(name) for name in names_in(last) or ("",))
            or len(last.split()) <= 3
        )
    )
    byline = last if named else ""
    rest = lines[:-1] if named else lines
    title = max(rest[-2:], key=len)
    index = rest.index(title)
    return (rest[index - 1] if index > 0 else ""), _NUMBERED.sub("", title), byline


def _below(lines: list[str], start: int) -> tuple[int, str, str, str]:
    """Where the body starts, and day, outlet and language, from the lines below the word count."""
    day = outlet = language = ""
    end = start
    for index in range(start, min(start + _HEAD, len(lines))):
        line = lines[index]
        if COPYRIGHT.match(line):
            return index + 1, day, outlet, language
        if not day and find_date(line) and len(line) < 60:
            day = line
        elif language_code(line):
            language = line
        elif day and not outlet and not _TIME.match(line) and len(line) < 120:
            outlet = line
        elif not (_CODE.match(line) or _TIME.match(line) or (_PLACE.match(line) and len(line) < 40)):
            if language:
                return index, day, outlet, language
            continue
        end = index + 1
    return end, day, outlet, language


def _coded_draft(lines: list[str]) -> Draft:
    """An article in Factiva's layout with two-letter codes before each field."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.match(line)
        if match:
            code = match.group(1)
            fields.setdefault(code, []).append(match.group(2))
        elif code:
            fields[code].append(line)
    first = {name: values[0] for name, values in fields.items()}
    details = press_details(
        title=" ".join(fields.get("HD", [])),
        outlet=first.get("SN", ""),
        day=first.get("PD", ""),
        byline=first.get("BY", ""),
        section=first.get("SE", ""),
        language=first.get("LA", ""),
    )
    head = [f"{name} {' '.join(values)}" for name, values in fields.items() if name not in ("LP", "TD", "HD")]
    return press_draft(details, head, [*fields.get("LP", []), *fields.get("TD", [])], [])
