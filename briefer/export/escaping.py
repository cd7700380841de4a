"""Plain text to Markdown that every reader of Markdown turns back into that text.

Measured against four parsers (CommonMark, two dialects of pandoc, Python-Markdown): a backslash is understood by
all of them before some signs only, a numeric reference before all. Signs that are harmless where they stand are
left alone, so that the file can be read without a program.
"""

from __future__ import annotations

import re

_ALWAYS = {
    **{sign: f"\\{sign}" for sign in "\\`*_{}[]#"},
    # Quote marks too: pandoc's smart typography would curl them, and a quotation would not be verbatim.
    **{sign: f"&#{ord(sign)};" for sign in "<|~^@\"'"},
}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LOST_SPACE = re.compile(r" (?=[”’])")
"""pandoc drops a space at the end of what it takes for a quotation."""
_LONE_OPENING = re.compile(r"‘(?!.*’(?!\w))")
"""pandoc turns it round: it knows single marks only in pairs."""
_CLOSED_BY_STRAIGHT = (('"', re.compile("“")), ("'", re.compile("‘")))
"""pandoc ends a quotation that a curly mark opens at the next straight one, even where that is a reference."""
_COLON_WORD = re.compile(r":(?=[\w+-]+:)|(?<=\w):(?=//)")
_DOTS = re.compile(r"\.(?=\.)|(?<=\.)\.|(?<=www)\.", re.IGNORECASE)
_DASHES = re.compile(r"-(?=-)|(?<=-)-")
_CLOSING_DOLLAR = re.compile(r"(?<=\S)\$(?!\d)")
_FIRST_SIGN = re.compile(r"[+\-=>%:!]")
_ADDRESS = re.compile(
    r"(?<![\w@./:+-])(?:https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]+"
    r"|[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*\.[A-Za-z]{2,}(?![\w%@]))"
)
_ENUMERATOR = re.compile(r"(?P<open>\(?)(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)(?P<close>[.)])(?=\s|$)")


def escaped(line: str, seams: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """The spelling of each character of one line of text that begins a block.

    Spellings are given by character so that emphasis and marks can be set between them: before the places
    in `seams`. White space at the start of a block cannot be kept in Markdown: it comes out as "". An address of
    the web or of a mailbox becomes a link, since some readers make one of it anyway and then take in too much.
    """
    spelled = [_ALWAYS.get(char, char) for char in line]
    indent = len(line) - len(line.lstrip())
    spelled[:indent] = [""] * indent
    curly = [pattern for straight, pattern in _CLOSED_BY_STRAIGHT if straight in line]
    for pattern in (_ENTITY, _COLON_WORD, _LOST_SPACE, _LONE_OPENING, *curly):
        _respell(line, spelled, pattern, backslash=False)
    for pattern in (_DOTS, _DASHES):
        _respell(line, spelled, pattern, backslash=True)
    _respell(line, spelled, _CLOSING_DOLLAR, backslash=False)
    first = _FIRST_SIGN.match(line, indent)
    if first:
        spelled[indent] = f"\\{first.group()}" if first.group() in "+->!" else f"&#{ord(first.group())};"
    enumerator = _ENUMERATOR.match(line, indent)
    if enumerator:
        spelled[enumerator.start("close")] = f"\\{enumerator.group('close')}"
        if enumerator.group("open"):
            spelled[indent] = "\\("
    for found in _ADDRESS.finditer(line):
        address = found.group().rstrip(".,;:!?&*$#@+-")
        start, end = found.start(), found.start() + len(address)
        # Readers decode such signs in what they show of a link.
        is_plain = "%" not in address and _ENTITY.search(found.group()) is None
        if is_plain and seams.isdisjoint(range(start + 1, end)):
            spelled[start:end] = address
            spelled[start] = f"<{line[start]}"
            spelled[end - 1] = f"{line[end - 1]}>"
    return tuple(spelled)


def escaped_text(line: str) -> str:
    """One line of text that begins a block, as Markdown."""
    return "".join(escaped(line))


def yaml_text(text: str) -> str:
    """One line of text as a double-quoted YAML value."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _respell(line: str, spelled: list[str], pattern: re.Pattern[str], *, backslash: bool) -> None:
    for match in pattern.finditer(line):
        sign = match.group()
        spelled[match.start()] = f"\\{sign}" if backslash else f"&#{ord(sign)};"
