"""The tables of the figure grammar: numbers, scales, units, currencies, qualifiers, names, nouns, changes.

They are TOML files under `resources/lexicons/figures`, checked against the types below when they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

import msgspec

from briefer.core.errors import BrieferError
from briefer.core.suggestion import Change, FigureKind, Qualifier
from briefer.extract.figures.pieces import phrase_of
from briefer.paths import resource_text

T = TypeVar("T")

Phrase = tuple[str, ...]


class LexiconError(BrieferError):
    """A packaged table is damaged; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTable:
    """Number words; `fractions` gives the divisor, every other table the value."""

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    sums: dict[str, int]
    magnitudes: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Minor:
    """The small coin of a currency, of which `per` make one."""

    words: tuple[str, ...]
    signs: tuple[str, ...] = ()
    per: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """A currency with its ISO 4217 `code`."""

    code: str
    name: str
    signs: tuple[str, ...]
    words: tuple[str, ...]
    minor: Minor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure; `name` is what results carry, `american` its American spelling where it differs.

    `ahead` are words that stand before the number, `multiples` symbols for so many of it ("bcf"). `factor` says how
    many are meant by the spelling that was read; it is 1 in the table.
    """

    name: str
    kind: FigureKind
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    american: str = ""
    ahead: tuple[str, ...] = ()
    multiples: dict[str, int] = field(default_factory=dict)
    factor: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitTable:
    unit: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _CurrencyTable:
    currency: tuple[Currency, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifierTable:
    """Phrases that hedge a number, and the words that show another use of `over`, `about` and their like."""

    before: dict[Qualifier, tuple[str, ...]]
    after: dict[Qualifier, tuple[str, ...]]
    motion: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """Numbers that are part of a name."""

    labels: frozenset[str]
    names_before: frozenset[str]
    names_after: frozenset[str]
    streets: frozenset[str]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounWords:
    """Words that steer the search for what is counted."""

    singular: frozenset[str]
    modifiers: frozenset[str]
    trailing: frozenset[str]
    stops: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounTable:
    """Irregular plurals with their singular, and the words around them."""

    plurals: dict[str, str]
    words: NounWords


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTable:
    """Words for a change, by direction."""

    verbs: dict[Change, frozenset[str]]
    nouns: dict[Change, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectTable:
    """Words that steer the search for what a figure is about."""

    determiners: frozenset[str]
    verbs: frozenset[str]
    measuring: frozenset[str]
    placing: frozenset[str]
    participles: dict[str, str]
    irregular: frozenset[str]
    common: frozenset[str]
    transitive: frozenset[str]
    phrasal: frozenset[str]
    ambiguous: frozenset[str]
    empty: frozenset[str]
    comparing: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueTable:
    """Words near a number that decide between two readings of it; the file says for each what it decides."""

    weight: frozenset[str]
    index: frozenset[str]
    sport: frozenset[str]
    plan: frozenset[str]
    multiple: frozenset[str]
    versus: frozenset[str]
    spread: frozenset[str]
    moved: frozenset[str]
    coming: frozenset[str]
    past: frozenset[str]
    year: frozenset[str]
    counting: frozenset[str]
    year_nouns: frozenset[str]
    pronoun: frozenset[str]
    hedges: frozenset[str]
    part_before: frozenset[str]
    part_behind: frozenset[str]
    half: frozenset[str]
    one: frozenset[str]
    periods: frozenset[str]
    distance: frozenset[str]
    lost: frozenset[str]
    odds: frozenset[str]
    goods: frozenset[str]
    notes: frozenset[str]
    sums: frozenset[str]
    leads: frozenset[str]
    ordinal_ends: frozenset[str]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """A currency as a word or sign names it: one of it is worth `factor` of the main unit."""

    currency: Currency
    factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All tables, with the look-ups that the grammar needs made once."""

    numbers: NumberTable
    nouns: NounTable
    names: NameTable
    cues: CueTable
    subjects: SubjectTable
    units: tuple[Unit, ...]
    currencies: tuple[Currency, ...]
    unit_words: dict[str, tuple[tuple[Phrase, Unit], ...]]
    unit_symbols: dict[str, Unit]
    unit_symbol: re.Pattern[str]
    units_ahead: dict[str, Unit]
    money_words: dict[str, tuple[tuple[Phrase, Money], ...]]
    money_signs: dict[str, Money]
    qualifiers_before: dict[str, tuple[tuple[Phrase, Qualifier], ...]]
    qualifiers_after: dict[str, tuple[tuple[Phrase, Qualifier], ...]]
    motion: dict[str, frozenset[str]]
    change_verbs: dict[str, Change]
    change_nouns: dict[str, Change]
    number_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The packaged tables, read once. Raises `LexiconError` for a damaged one."""
    numbers = _table("numbers", NumberTable)
    units = _table("units", _UnitTable).unit
    currencies = _table("currencies", _CurrencyTable).currency
    qualifiers = _table("qualifiers", QualifierTable)
    changes = _table("changes", ChangeTable)
    signs = dict(_money_signs(currencies))
    symbols = dict(_unit_symbols(units))
    return Lexicon(
        numbers=numbers,
        nouns=_table("nouns", NounTable),
        names=_table("names", NameTable),
        cues=_table("cues", CueTable),
        subjects=_table("subjects", SubjectTable),
        units=units,
        currencies=currencies,
        unit_words=_by_first((phrase, unit) for unit in units for phrase in _hyphenated(_plurals(unit.words))),
        unit_symbols=symbols,
        units_ahead={word: unit for unit in units for word in unit.ahead},
        unit_symbol=re.compile(f"(?:{_alternatives(symbols)})(?![^\\W_])"),
        money_words=_by_first(_money_words(currencies)),
        money_signs=signs,
        qualifiers_before=_by_last(
            (phrase_of(phrase), qualifier) for qualifier, phrases in qualifiers.before.items() for phrase in phrases
        ),
        qualifiers_after=_by_first(
            (phrase_of(phrase), qualifier) for qualifier, phrases in qualifiers.after.items() for phrase in phrases
        ),
        motion=qualifiers.motion,
        change_verbs={word: change for change, words in changes.verbs.items() for word in words},
        change_nouns={word: change for change, words in changes.nouns.items() for word in words},
        number_words=_number_words(numbers),
    )


def parse_table(content: str, name: str, kind: type[T]) -> T:
    """The table in a TOML text. Raises `LexiconError` naming the table and what is wrong with it."""
    try:
        return msgspec.toml.decode(content, type=kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LexiconError(f"The word list {name} is damaged: {error}. Install Briefer again.") from error


def _table(name: str, kind: type[T]) -> T:
    return parse_table(resource_text(f"lexicons/figures/{name}.toml"), name, kind)


def _number_words(numbers: NumberTable) -> frozenset[str]:
    tables = (numbers.ones, numbers.tens, numbers.scales, numbers.magnitudes, numbers.fractions, numbers.ordinals)
    return frozenset(word for table in tables for word in table)


def _unit_symbols(units: tuple[Unit, ...]) -> Iterator[tuple[str, Unit]]:
    for unit in units:
        for symbol in unit.symbols:
            yield symbol, unit
        for symbol, factor in unit.multiples.items():
            yield symbol, replace(unit, factor=factor)


def _money_signs(currencies: tuple[Currency, ...]) -> Iterator[tuple[str, Money]]:
    for currency in currencies:
        yield currency.code, Money(currency)
        for sign in currency.signs:
            yield sign, Money(currency)
        if currency.minor:
            for sign in currency.minor.signs:
                yield sign, Money(currency, 1 / currency.minor.per)


def _money_words(currencies: tuple[Currency, ...]) -> Iterator[tuple[Phrase, Money]]:
    for currency in currencies:
        for phrase in _plurals(currency.words):
            yield phrase, Money(currency)
        if currency.minor:
            for phrase in _plurals(currency.minor.words):
                yield phrase, Money(currency, 1 / currency.minor.per)


def _plurals(words: tuple[str, ...]) -> Iterator[Phrase]:
    """Each phrase as it stands and with -s on its first noun and on its last word, in lower case."""
    for word in words:
        phrase = phrase_of(word)
        yield phrase
        yield (*phrase[:-1], f"{phrase[-1]}s")
        if len(phrase) > 1:
            yield (f"{phrase[0]}s", *phrase[1:])


def _hyphenated(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Each phrase as it stands and tied by hyphens: "square foot", "square-foot"."""
    for phrase in phrases:
        yield phrase
        if len(phrase) > 1 and "-" not in phrase:
            yield tuple(piece for word in phrase for piece in ("-", word))[1:]


def _by_first(pairs: Iterable[tuple[Phrase, T]]) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    return _grouped(pairs, 0)


def _by_last(pairs: Iterable[tuple[Phrase, T]]) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    return _grouped(pairs, -1)


def _grouped(pairs: Iterable[tuple[Phrase, T]], place: int) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    groups: dict[str, dict[Phrase, T]] = {}
    for phrase, value in pairs:
        groups.setdefault(phrase[place], {}).setdefault(phrase, value)
    return {word: tuple(sorted(group.items(), key=lambda pair: -len(pair[0]))) for word, group in groups.items()}


def _alternatives(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(set(texts), key=len, reverse=True))
