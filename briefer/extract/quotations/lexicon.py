"""The words that report speech, by lemma and frame, read from data files and inflected by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from briefer.core.errors import BrieferError, printable
from briefer.paths import own_lexicons, resource

FOLDER = "lexicons/quotations"

MOST_OWN_FILES = 20
LARGEST_OWN_FILE = 200_000
"""Bytes; the packaged file of reporting words has a tenth of that."""

_PLACE = re.compile(r"(?:unknown field `|at `\$\.)([\w-]{1,40})")
_LINE = re.compile(r"line (\d+)")

Shape = TypeVar("Shape", bound=msgspec.Struct)


class Frame(StrEnum):
    """What follows a reporting word; the names are the lists of `reporting.toml`."""

    CLAUSE = "clause"
    QUOTE = "quote"
    HEARER = "hearer"
    INFINITIVE = "infinitive"
    HEARER_INFINITIVE = "hearer_infinitive"
    OBJECT = "object"
    GERUND = "gerund"
    NAMING = "naming"
    NAMING_AS = "naming_as"
    TARGET_REASON = "target_reason"
    PREPOSITIONAL = "prepositional"
    SUPPORT = "support"


class Form(StrEnum):
    """The form of a verb."""

    PLAIN = "plain"
    THIRD = "third person"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "-ing"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow a lemma, and the frame of the whole: ("for",) after "call"."""

    rest: tuple[str, ...]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is known of one reporting word."""

    lemma: str
    frames: frozenset[Frame]
    phrases: tuple[Phrase, ...]

    @property
    def stands_alone(self) -> bool:
        """Whether the word reports without one of its longer expressions, as "play" does not but in "play down"."""
        return bool(self.frames) or any(phrase.frame is Frame.TARGET_REASON for phrase in self.phrases)


class LexiconError(BrieferError):
    """A data file of words does not have the expected shape."""


class _ReportingFile(msgspec.Struct, forbid_unknown_fields=True):
    verbs: dict[str, list[str]] = msgspec.field(default_factory=dict)
    nouns: dict[str, list[str]] = msgspec.field(default_factory=dict)
    adjectives: dict[str, list[str]] = msgspec.field(default_factory=dict)
    support: dict[str, list[str]] = msgspec.field(default_factory=dict)
    passive: dict[str, list[str]] = msgspec.field(default_factory=dict)
    stance: dict[str, list[str]] = msgspec.field(default_factory=dict)
    irregular: dict[str, list[str]] = msgspec.field(default_factory=dict)
    doubling: dict[str, list[str]] = msgspec.field(default_factory=dict)


class _GrammarFile(msgspec.Struct, forbid_unknown_fields=True):
    words: dict[str, list[str]]
    verbs: dict[str, list[str]]
    time: dict[str, list[str]]


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a rank of office, its weight from 0 to 1 and how it is named to the user."""

    words: tuple[str, ...]
    weight: float
    reason: str


class _SpeakersFile(msgspec.Struct, forbid_unknown_fields=True):
    nouns: dict[str, list[str]]
    titles: dict[str, list[str]]
    office: list[Office]
    nationalities: dict[str, list[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every list of words the rules use; all words are in lower case.

    `forms` gives the lemma and form of an inflected reporting verb, `verbs`, `nouns` and `adjectives` the entries
    by lemma, `words`, `time`, `speakers` and `titles` closed lists by name.
    """

    forms: Mapping[str, tuple[str, Form]]
    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    passive: Mapping[str, frozenset[str]]
    stance: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    common_verbs: Mapping[str, frozenset[str]]
    time: frozenset[str]
    speakers: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]]
    offices: tuple[Office, ...]
    nationalities: frozenset[str]


@cache
def default_lexicon() -> Lexicon:
    """The packaged lists with the user's own files added; a file of theirs with a fault is left out.

    The files are read once in the life of the process.
    """
    sound = tuple(path for path in own_files() if not _fault(path))
    return read_lexicon((resource(f"{FOLDER}/reporting.toml"), *sound))


def own_files() -> tuple[Path, ...]:
    """The user's own files of reporting words, by name; empty where there is no such folder."""
    folder = own_lexicons() / "quotations"
    try:
        return tuple(sorted(folder.glob("*.toml")))[:MOST_OWN_FILES]
    except OSError:
        return ()


def faults_of_own_files() -> tuple[str, ...]:
    """A sentence for each of the user's files that is left out, saying what to do about it."""
    return tuple(filter(None, map(_fault, own_files())))


def _fault(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_OWN_FILE:
            return f"The list of words {path.name} is larger than 200 kB, so it is left out: shorten it."
        read_lexicon((path,))
    except LexiconError as error:
        return error.sentence
    except OSError:
        return f"The list of words {path.name} cannot be opened, so it is left out: allow reading it, or remove it."
    except ValueError:
        return (
            f"The list of words {path.name} is left out: an entry is empty, or a verb under [irregular] has other "
            "than four forms. Correct it or remove the file."
        )
    return ""


def read_lexicon(reporting: Iterable[Path]) -> Lexicon:
    """The lists of the given reporting files, added up, with the packaged lists of grammar and speakers.

    Raises `LexiconError` for a file that is no TOML or has an unknown list.
    """
    files = [_read_reporting(path) for path in reporting]
    grammar = _read(resource(f"{FOLDER}/grammar.toml"), _GrammarFile)
    speakers = _read(resource(f"{FOLDER}/speakers.toml"), _SpeakersFile)
    irregular = {lemma: forms for file in files for lemma, forms in file.irregular.items()}
    doubling = frozenset(word for file in files for word in file.doubling.get("verbs", []))
    verbs = _entries(file.verbs | {"support": file.support.get("verbs", [])} for file in files)
    return Lexicon(
        forms=_forms(verbs, irregular, doubling),
        verbs=verbs,
        nouns=_entries(file.nouns for file in files),
        adjectives=_entries(file.adjectives for file in files),
        passive=_added(file.passive for file in files),
        stance=_added(file.stance for file in files),
        words=_sets(grammar.words),
        common_verbs=_sets(grammar.verbs),
        time=frozenset(grammar.time["units"]),
        speakers=_sets(speakers.nouns),
        titles=_sets(speakers.titles),
        offices=tuple(speakers.office),
        nationalities=frozenset(speakers.nationalities["words"]),
    )


def _read_reporting(path: Path) -> _ReportingFile:
    file = _read(path, _ReportingFile)
    for lists in (file.verbs, file.nouns, file.adjectives):
        unknown = next((name for name in lists if name not in set(Frame)), "")
        if unknown:
            raise LexiconError(
                f"The list of words {path.name} is left out: it has a list named “{printable(unknown, 40)}”, which "
                f"Briefer does not know. The names are {', '.join(Frame)}."
            )
    return file


def _read(path: Path, shape: type[Shape]) -> Shape:
    content = path.read_bytes()
    try:
        return msgspec.toml.decode(content, type=shape)
    except msgspec.ValidationError as error:
        where = _PLACE.search(str(error))
        place = f" “{where[1]}”" if where is not None else ""
        raise LexiconError(
            f"The list of words {path.name} is left out: the part{place} is not one that Briefer knows, or is no list "
            "of words. Correct it or remove the file."
        ) from error
    except (msgspec.MsgspecError, ValueError) as error:
        line = _LINE.search(str(error))
        place = f"line {line[1]}" if line is not None else "it"
        raise LexiconError(
            f"The list of words {path.name} is left out: {place} is not valid TOML. Correct it or remove the file."
        ) from error


def _sets(lists: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _added(files: Iterable[Mapping[str, list[str]]]) -> dict[str, frozenset[str]]:
    added: dict[str, frozenset[str]] = {}
    for lists in files:
        for name, words in lists.items():
            added[name] = added.get(name, frozenset()) | frozenset(words)
    return added


def _entries(files: Iterable[Mapping[str, list[str]]]) -> dict[str, Entry]:
    frames: dict[str, set[Frame]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for lists in files:
        for name, words in lists.items():
            frame = Frame(name)
            for word in words:
                lemma, *rest = word.lower().split()
                frames.setdefault(lemma, set())
                if rest:
                    phrases.setdefault(lemma, []).append(Phrase(tuple(rest), frame))
                else:
                    frames[lemma].add(frame)
    return {
        lemma: Entry(lemma, frozenset(own), tuple(sorted(phrases.get(lemma, []), key=lambda phrase: -len(phrase.rest))))
        for lemma, own in frames.items()
    }


def _forms(
    verbs: Mapping[str, Entry], irregular: Mapping[str, list[str]], doubling: frozenset[str]
) -> dict[str, tuple[str, Form]]:
    forms: dict[str, tuple[str, Form]] = {}
    for lemma in verbs:
        spellings = (lemma, f"{lemma[:-2]}se") if lemma.endswith("ize") else (lemma,)
        for spelling in spellings:
            for form, kind in _inflected(spelling, irregular, doubling):
                forms.setdefault(form, (lemma, kind))
    return forms


def _inflected(lemma: str, irregular: Mapping[str, list[str]], doubling: frozenset[str]) -> Iterator[tuple[str, Form]]:
    if lemma in irregular:
        third, past, participle, ing = irregular[lemma]
        if past == lemma:
            yield past, Form.PAST
        yield lemma, Form.PLAIN
        yield from ((third, Form.THIRD), (past, Form.PAST), (participle, Form.PARTICIPLE), (ing, Form.ING))
        return
    yield lemma, Form.PLAIN
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if consonant_y:
        yield f"{lemma[:-1]}ies", Form.THIRD
        yield f"{lemma[:-1]}ied", Form.PAST
        yield f"{lemma}ing", Form.ING
        return
    yield f"{lemma}{'es' if lemma.endswith(('s', 'x', 'z', 'ch', 'sh', 'o')) else 's'}", Form.THIRD
    if lemma.endswith("e"):
        yield f"{lemma}d", Form.PAST
        yield f"{lemma if lemma.endswith(('ee', 'ye', 'oe')) else lemma[:-1]}ing", Form.ING
        return
    stems = [lemma + lemma[-1]] if lemma in doubling else [lemma]
    if lemma.endswith("l") and lemma[-2:-1] in "aeiou":
        stems = [lemma, lemma + "l"]
    for stem in stems:
        yield f"{stem}ed", Form.PAST
        yield f"{stem}ing", Form.ING
