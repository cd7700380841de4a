"""Figures in words fit for a brief: "about 28,500 troops", "7.5 per cent", "£350 million"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefer.core.suggestion import Figure, FigureKind, Qualifier
from briefer.extract.figures.dates import UNKNOWN_YEAR
from briefer.extract.figures.inflection import plural, singular
from briefer.extract.figures.lexicon import lexicon, parse_table
from briefer.paths import resource_text

DEFAULT_LANGUAGE = "en-GB"

_FRACTIONS = {"half": (1, 2), "a third": (1, 3), "two thirds": (2, 3), "a quarter": (1, 4), "three quarters": (3, 4)}
_DEGREES = {"celsius": "°C", "fahrenheit": "°F"}
_INVARIABLE = frozenset({"horsepower", "hertz", "kelvin", "personnel", "carbon"})
_DAY = re.compile(rf"(\d{{4}}|{UNKNOWN_YEAR})-(\d\d)(?:-(\d\d))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one language writes figures. Scale words come as singular and plural."""

    decimal: str
    group: str
    percent: str
    point: tuple[str, str]
    sign_before: bool
    million: tuple[str, str]
    billion: tuple[str, str]
    trillion: tuple[str, str]
    to: str
    per: str
    times: str
    day: str
    months: tuple[str, ...]
    words: bool
    ordinal: tuple[str, ...]
    american: bool
    qualifiers: dict[Qualifier, str]


@dataclass(frozen=True, slots=True)
class _Formats:
    language: dict[str, Format]


def format_figure(figure: Figure, language: str = DEFAULT_LANGUAGE, *, hedged: bool = True) -> str:
    """The figure as it is written in a brief of that language (a BCP 47 tag; British English where unknown).

    `hedged` puts the qualifier's words before it. "" where the figure has no value.
    """
    form = _format(language)
    words = _bare(figure, form)
    if not words or not hedged or figure.qualifier is None:
        return words
    return form.qualifiers[figure.qualifier].format(words)


def format_number(value: float, language: str = DEFAULT_LANGUAGE) -> str:
    """A number with the language's separators, from a million on with a scale word where that loses nothing."""
    return _number(float(value), _format(language))


@cache
def _formats() -> dict[str, Format]:
    return parse_table(resource_text("lexicons/figures/formats.toml"), "formats", _Formats).language


def _format(language: str) -> Format:
    formats = _formats()
    return formats.get(language) or formats.get(language.split("-", maxsplit=1)[0]) or formats[DEFAULT_LANGUAGE]


def _bare(figure: Figure, form: Format) -> str:
    if figure.kind is FigureKind.DATE:
        return _date(figure.date, form)
    if not figure.values:
        return _date(figure.date, form)
    if figure.kind is FigureKind.RANGE:
        return _range(figure, form)
    if figure.kind is FigureKind.RATIO:
        return _ratio(figure.values, form)
    if figure.kind is FigureKind.ORDINAL:
        return _ordinal(int(figure.values[0]), form)
    return _with_unit(_number(figure.values[0], form), figure.values[0], figure, form)


def _with_unit(number: str, value: float, figure: Figure, form: Format) -> str:
    unit, _slash, rate = figure.unit.partition("/")
    kind = figure.base or figure.kind
    if kind is FigureKind.MONEY:
        words = _money(number, unit, form)
    elif unit == "percent":
        words = number + form.percent
    elif unit == "percentage_point":
        words = f"{number} {form.point[abs(value) != 1]}"
    elif unit in _DEGREES:
        words = number + _DEGREES[unit]
    else:
        words = f"{number} {_counted(unit, value, figure, form)}".rstrip()
    return f"{words} {form.per} {_rate(rate, form)}" if rate else words


def _money(number: str, code: str, form: Format) -> str:
    currency = next((item for item in lexicon().currencies if item.code == code), None)
    sign = currency.signs[0] if currency and currency.signs and not currency.signs[0].isalpha() else code
    if not form.sign_before:
        return f"{number} {sign}"
    gap = " " if sign.isalpha() and sign.isascii() else ""
    return f"-{sign}{gap}{number[1:]}" if number.startswith("-") else f"{sign}{gap}{number}"


def _counted(unit: str, value: float, figure: Figure, form: Format) -> str:
    """The unit's name in the number that the value asks for, with the capitals that the text gives it."""
    if not unit:
        return ""
    heads = figure.subject.split(",")[0].split()
    if heads and heads[-1].lower() != unit and singular(heads[-1]) == unit and abs(value) != 1:
        return heads[-1]
    symbol = _symbol(unit, form)
    if symbol:
        return symbol
    name = _unit_name(unit, form)
    return name if abs(value) == 1 or unit in _INVARIABLE else _plural_name(name)


def _symbol(unit: str, form: Format) -> str:
    """The unit's symbol, for languages whose names of units are not known; else ""."""
    known = next((item for item in lexicon().units if item.name == unit), None)
    return known.symbols[0] if known and not form.words and known.symbols else ""


def _unit_name(unit: str, form: Format) -> str:
    known = next((item for item in lexicon().units if item.name == unit), None)
    name = known.american if known and form.american and known.american else unit
    return name.replace("_", " ")


def _plural_name(name: str) -> str:
    if not name.islower() or not name.replace(" ", "").isalpha():
        return name
    head, joint, rest = name.partition(" per ")
    words = head.split()
    return " ".join([*words[:-1], plural(words[-1])]) + joint + rest


def _rate(rate: str, form: Format) -> str:
    digits, _blank, noun = rate.partition(" ")
    if digits.isdecimal():
        words = _number(float(digits), form)
        return f"{words} {_symbol(noun, form) or plural(_unit_name(noun, form))}" if noun else words
    return _symbol(rate, form) or _unit_name(rate, form)


def _range(figure: Figure, form: Format) -> str:
    low, high = figure.values
    if figure.base is FigureKind.DATE:
        return f"{low:.0f}–{high:.0f}"
    if (figure.base or figure.kind) is FigureKind.MONEY:
        unit, _slash, rate = figure.unit.partition("/")
        ends = f"{_money(_number(low, form), unit, form)} {form.to} {_money(_number(high, form), unit, form)}"
        return f"{ends} {form.per} {_rate(rate, form)}" if rate else ends
    return _with_unit(f"{_number(low, form)} {form.to} {_number(high, form)}", high, figure, form)


def _ratio(values: tuple[float, ...], form: Format) -> str:
    value, *others = values
    if others:
        return "–".join(_number(part, form) for part in values)
    if value > 1:
        return f"{_number(value, form)} {form.times}"
    for words, (top, bottom) in _FRACTIONS.items():
        if form.words and abs(value - top / bottom) < 1e-4:
            return words
    for bottom in range(2, 21):
        top = round(value * bottom)
        if top and abs(value - top / bottom) < 1e-4:
            return f"{top} in {bottom}" if form.words else f"{top}/{bottom}"
    return _number(float(f"{value:.4g}"), form)


def _number(value: float, form: Format) -> str:
    for size, names in ((1e12, form.trillion), (1e9, form.billion), (1e6, form.million)):
        if abs(value) >= size:
            scaled = float(f"{value / size:.12g}")
            if round(scaled, 3) == scaled and abs(scaled) < 1e6:
                return f"{_digits(scaled, form)} {names[abs(scaled) >= 2]}"
            break
    return _digits(value, form)


def _digits(value: float, form: Format) -> str:
    text = f"{value:,.0f}" if value.is_integer() else f"{value:,.12f}".rstrip("0")
    if float(text.replace(",", "")) == 0 and value:
        text = f"{value:.12g}"
    return text.translate({ord(","): form.group, ord("."): form.decimal})


def _ordinal(value: int, form: Format) -> str:
    last = 0 if form.words and value % 100 in (11, 12, 13) else value % 10 if form.words else value
    return f"{value}{form.ordinal[last] if 0 < last < len(form.ordinal) else form.ordinal[0]}"


def _date(date: str, form: Format) -> str:
    if "/" in date:
        return " – ".join(_date(part, form) for part in date.split("/"))
    match = _DAY.match(date)
    if not match:
        quarter = re.fullmatch(rf"(\d{{4}}|{UNKNOWN_YEAR})-([QH]\d)", date)
        return f"{quarter[2]} {quarter[1]}".replace(f" {UNKNOWN_YEAR}", "") if quarter else date
    year, month, day = match.groups()
    if not 1 <= int(month) <= 12:
        return date
    name = form.months[int(month) - 1]
    if not day:
        return f"{name} {year}"
    shown = form.day.format(day=int(day), month=name, year=year)
    return re.split(rf"[, ]+(?:de )?{UNKNOWN_YEAR}", shown)[0]
