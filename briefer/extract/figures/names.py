"""Numbers that are no figures: parts of names, identifiers, telephone numbers, clock times, list numbers."""

from __future__ import annotations

import re

from briefer.extract.figures.dates import MONTHS
from briefer.extract.figures.lexicon import Lexicon
from briefer.extract.figures.pieces import HYPHENS, PIECE, Pieces

_PHONE = re.compile(
    r"\+\d[\d .()-]{6,18}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)|\d-\d{3}-\d{3}-\d{4}(?!\d)"
    r"|\d{1,5}(?:-\d{1,7}){3,}|\d{3}-\d{4}(?![\d-])|0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\d)"
    r"|0[38]\d{2}[ -]\d{3,6}(?!\d)"
)
_COLON_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])")
_VERSE = re.compile(r"\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?(?![\d:])")
_CITATION = re.compile(r"\d{1,4} (?:U\.\s?S\.|S\. ?Ct\.|F\. ?(?:[23]d|Supp\.)|L\. ?Ed\.|Stat\.) \d{1,4}")
_NUMBERED_STREET = re.compile(
    r"\d{1,5} (?:(?:North|South|East|West|[NSEW]\.?) )?\d{1,3}(?:st|nd|rd|th) (?:Street|St|Avenue|Ave)\b"
)
_MINOR_PLANET = re.compile(r"(?:19|20)\d\d [A-Z]{2}\d+")
_VERSION = re.compile(r"(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}(?!\d)")
_EDITION = re.compile(r"\d\.0")
_LIST = re.compile(r"\d{1,3}[.)](?=\s)")
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?=\s+[A-Z])")
_NOTE = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]")
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,200}\.\S{1,60}|[@#]\w+", re.IGNORECASE)
_STATE = re.compile(r"[A-Z]{2}")
_EVERYDAY_LABELS = frozenset(
    {
        "no",
        "number",
        "p",
        "type",
        "stage",
        "level",
        "tier",
        "page",
        "pages",
        "note",
        "line",
        "table",
        "figure",
        "chart",
        "series",
        "grade",
        "resolution",
        "size",
    }
)
_GOING_ON = HYPHENS | {"of", "to", "in", "out", "or", "and", "per", ":", "/", "%", "were", "was", "are", "died", "said"}
_BRACKET_REACH = 40
_ABBREVIATED = frozenset({
    "No", "Nos", "no", "Prop", "Art", "Sec", "Fig", "Ch", "Vol", "p", "pp", "Pt", "Mk", "St", "H.R",
})  # fmt: skip


class NameReader:
    """Tells how many pieces to pass over where a number is no figure."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.names
        self._table = table
        self._scales = frozenset(lexicon.numbers.scales)
        self._leads = lexicon.cues.leads
        self._stops = lexicon.nouns.words.stops
        self._before = frozenset(table.names_before)
        self._patterns = (
            _PHONE,
            *_clock_times(lexicon.cues.zones),
            _COLON_CLOCK,
            _VERSE,
            _CITATION,
            _MINOR_PLANET,
            _NUMBERED_STREET,
            _VERSION,
        )
        self._phrases: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
        for text in table.phrases:
            words = tuple(match.group() for match in PIECE.finditer(text))
            for place, word in enumerate(words):
                if word.lower() in lexicon.number_words or word[:1].isdecimal():
                    self._phrases.setdefault(word.lower(), []).append((place, words, text.islower()))
                    break

    def masked(self, text: str) -> list[tuple[int, int]]:
        """Stretches of web and mail addresses, handles and tags, in order, in code points."""
        if not ("www." in text or "://" in text or "@" in text or "#" in text):
            return []
        return [match.span() for match in _WEB_ADDRESS.finditer(text)]

    def phrase(self, pieces: Pieces, index: int) -> int:
        """The piece behind a set phrase round the number at `index` ("one another", "Three Mile Island"); else 0."""
        for place, phrase, in_any_case in self._phrases.get(pieces.lower[index], ()):
            start = index - place
            written = pieces.lower if in_any_case else pieces.words
            if start >= 0 and tuple(written[start : start + len(phrase)]) == phrase:
                after = start + len(phrase)
                return 0 if self._goes_on(pieces, after) else after
        return 0

    def is_tail(self, pieces: Pieces, index: int) -> bool:
        """Whether the lone number at `index` ends a name of capitals inside a sentence: "MacBook Pro 16", "BBC Two"."""
        name = pieces.words[index - 1] if index > 1 else ""
        if len(name) < 2 or not (name.istitle() or name.isupper()) or not name.isalpha() or name.lower() in MONTHS:
            return False
        opening, following = pieces.words[index - 2], pieces.lower[index + 1]
        if opening[0] in '\n.!?:;“"(' or name.lower() in self._stops or following in _GOING_ON:
            return False
        return not pieces.words[index + 2].isdecimal() or not pieces.is_word(index + 1)

    def _goes_on(self, pieces: Pieces, after: int) -> bool:
        """Whether the phrase is only the start of a number: "the one hundred"."""
        tied = pieces.words[after] in HYPHENS and pieces.glued(after)
        return pieces.lower[after + tied] in self._scales

    def identifier(self, pieces: Pieces, index: int, *, amount_before: bool) -> int:
        """The piece behind an identifier that begins with the digits at `index`; 0 where they may be a figure.

        `amount_before` tells that a sign of money stands before them.
        """
        start = pieces.starts[index]
        for pattern in self._patterns:
            match = pattern.match(pieces.text, _opened(pieces, index) if pattern is _PHONE else start)
            if match and not (pattern is _PHONE and self._is_range(pieces, index)) and not amount_before:
                return self._behind(pieces, index, match.end())
        note = _NOTE.match(pieces.text, start - 1) if start else None
        if note:
            return self._behind(pieces, index, note.end())
        if self._is_mark(pieces, index):
            return index + 1
        if amount_before:
            return 0
        if (
            self._is_coded(pieces, index)
            or self._is_glued(pieces, index)
            or self._is_labelled(pieces, index)
            or self._is_address(pieces, index)
        ):
            return self._word_end(pieces, index + 1)
        return 0

    def _is_range(self, pieces: Pieces, index: int) -> bool:
        """555-0199 is a telephone number, 200-1000 a range."""
        return (
            pieces.words[index + 1] == "-"
            and len(pieces.words[index]) == 3
            and not pieces.words[index + 2].startswith("0")
            and (pieces.is_word(index + 3) and not pieces.glued(index + 3))
        )

    def _is_mark(self, pieces: Pieces, index: int) -> bool:
        """A number of a list or heading at the start of a line."""
        start = pieces.starts[index]
        opened = pieces.words[index - 1] in ("(", "[") if index else False
        first = (
            index == 0
            or "\n" in pieces.words[index - 1]
            or (opened and (index == 1 or "\n" in pieces.words[index - 2]))
        )
        if first and _LIST.match(pieces.text, start) and pieces.words[index].isdecimal():
            return True
        if first and _HEADING.match(pieces.text, start) and not self._goes_on(pieces, index + 1):
            return pieces.lower[index + 1] not in ("per", "percent")
        if _LIST.match(pieces.text, start) and pieces.text[pieces.ends[index]] == ")" and len(pieces.words[index]) < 3:
            return not _is_bracketed(pieces, index)
        return False

    def _is_glued(self, pieces: Pieces, index: int) -> bool:
        """F-35, COVID-19, G20, P5+1, 8chan's like."""
        if not pieces.glued(index):
            return False
        before = pieces.words[index - 1]
        if before[-1:].isalpha():
            return True
        if before in "-–‑+/_" and pieces.glued(index - 1) and index >= 2:
            lead = pieces.words[index - 2]
            if lead[-1:].isalpha():
                return lead.lower() not in self._leads and (
                    lead[-1:].isupper() or before in "+_" or len(lead) < 3 or lead[0].isupper()
                )
            return before in "+_" and lead[-1:].isdecimal() and pieces.glued(index - 2)
        return before in "#@_№§^"

    def _is_coded(self, pieces: Pieces, index: int) -> bool:
        """As in "§ 1983" and "401(k)"."""
        bracket, letter = pieces.words[index + 1], pieces.words[index + 2]
        lettered = bracket == "(" and pieces.glued(index + 1) and len(letter) == 1 and letter.isalpha()
        return lettered or (index > 0 and pieces.words[index - 1] in ("§", "№"))

    def _is_labelled(self, pieces: Pieces, index: int) -> bool:
        """Resolution 1718, Room 12, No. 10, S&P 500, 737 Max."""
        if index == 0:
            return self._is_named_after(pieces, index)
        place = index - 2 if pieces.words[index - 1] in (".", "#", "№") and index >= 2 else index - 1
        word = pieces.words[place]
        if pieces.words[index - 1] == "." and word not in _ABBREVIATED:
            return self._is_named_after(pieces, index)
        if _EDITION.fullmatch(pieces.words[index]) and word[:1].isupper():
            return self._is_whole_edition(pieces, index)
        if word in self._table.labels and self._label_fits(pieces, place, index):
            return True
        name = word
        back = place
        while back > 0 and pieces.glued(back) and len(name) < 12:
            back -= 1
            name = pieces.words[back] + name
        if word in self._before or name in self._before:
            return self._is_whole(pieces, index)
        return self._is_named_after(pieces, index)

    def _label_fits(self, pieces: Pieces, place: int, index: int) -> bool:
        """Whether the label names the number: "No. 10", but not "there is no 5 per cent rule"."""
        word = pieces.words[place]
        follower = pieces.lower[index + 1]
        if follower in ("%", "percent", "per", "million", "billion", "trillion", "thousand"):
            return False
        tied = pieces.words[index + 1] in HYPHENS and pieces.glued(index + 1)
        measured = pieces.glued(index + 1) and pieces.is_word(index + 1)
        if (tied and word == "series") or (measured and word == "size"):
            return False
        if word in _EVERYDAY_LABELS:
            return not (word == "no" and pieces.words[index - 1] != ".") and pieces.words[index].isdecimal()
        return pieces.words[index].replace(".", "").isdecimal()

    def _is_whole_edition(self, pieces: Pieces, index: int) -> bool:
        """Whether "2.0" behind a name is its edition and measures nothing."""
        following = pieces.words[index + 1]
        if following[:1].isalpha():
            known = following.lower() in ("percent", "per", "million", "billion", "trillion")
            acronym = pieces.words[index - 1].isupper() and not known
            return acronym or following.istitle() or following.lower() in self._stops
        return following not in ("%", "°")

    def _is_whole(self, pieces: Pieces, index: int) -> bool:
        """Index names carry a plain round number, never a level such as 7,230.4 or a percentage."""
        return (
            pieces.words[index].isdecimal()
            and len(pieces.words[index]) <= 4
            and pieces.lower[index + 1] not in ("%", "percent", "per", "points", "point")
        )

    def _is_named_after(self, pieces: Pieces, index: int) -> bool:
        return (
            pieces.words[index].isdecimal()
            and len(pieces.words[index]) <= 3
            and pieces.words[index + 1] in self._table.names_after
        )

    def _is_address(self, pieces: Pieces, index: int) -> bool:
        """1600 Pennsylvania Avenue, Washington, DC 20500."""
        word = pieces.words[index]
        if not word.isdecimal():
            return False
        state = pieces.words[index - 2] if index > 1 and pieces.words[index - 1] == "," else pieces.words[index - 1]
        if len(word) == 5 and index and _STATE.fullmatch(state):
            return True
        place = index + 1
        while place < index + 3 and pieces.words[place][:1].isupper() and pieces.is_word(place):
            place += 1
            if pieces.words[place] in self._table.streets:
                return True
        return False

    def _word_end(self, pieces: Pieces, index: int) -> int:
        """The piece behind everything glued on: F-35A, A320neo, 555-0199."""
        while (
            index < len(pieces)
            and pieces.glued(index)
            and (pieces.words[index][0].isalnum() or (pieces.words[index] in "-/+_" and pieces.glued(index + 1)))
        ):
            index += 1
        return index

    def _behind(self, pieces: Pieces, index: int, end: int) -> int:
        while index < len(pieces) and pieces.starts[index] < end:
            index += 1
        return index


def _is_bracketed(pieces: Pieces, index: int) -> bool:
    """Whether a bracket is open at `index`, so that the one behind it closes that: "(aged 45)"."""
    for place in range(index - 1, max(-1, index - _BRACKET_REACH), -1):
        if pieces.words[place] == "(":
            return True
        if pieces.words[place] == ")" or pieces.words[place][0] == "\n":
            return False
    return False


def _opened(pieces: Pieces, index: int) -> int:
    """Where a telephone number at `index` begins, with the plus sign or bracket before it."""
    start = pieces.starts[index]
    return start - 1 if start and pieces.text[start - 1] in "+(" else start


def _clock_times(zones: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of 10.30pm, 10:30 GMT and of 7pm, 5 o'clock, 0900 GMT."""
    zone = rf"(?:{'|'.join(zones)})\b"
    until = r"\d{1,2}(?:[:.]\d{2})?\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?"
    minutes = rf"{until}|\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?|hrs\b|h\b|{zone})"
    hours = rf"\d{{1,2}}\s?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|o['’]clock)|\d{{4}}\s?(?:{zone}|hrs\b|hours (?:GMT|local))"
    return re.compile(minutes, re.IGNORECASE), re.compile(hours)
