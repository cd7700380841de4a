"""The packaged tables: complete, consistent, and refused in words where they are damaged."""

from __future__ import annotations

import re

import pytest

from briefer.core.suggestion import Change, FigureKind, Qualifier
from briefer.extract.figures.lexicon import LexiconError, NumberTable, lexicon, parse_table


def test_every_currency_has_an_iso_code_and_a_name_of_its_own() -> None:
    currencies = lexicon().currencies
    assert all(re.fullmatch("[A-Z]{3}", currency.code) and currency.name for currency in currencies)
    assert len({currency.code for currency in currencies}) == len(currencies)


def test_no_sign_or_word_stands_for_two_currencies() -> None:
    signs = [sign for currency in lexicon().currencies for sign in currency.signs]
    words = [word for currency in lexicon().currencies for word in currency.words]
    assert len(set(signs)) == len(signs)
    assert len(set(words)) == len(words)


def test_no_symbol_or_word_stands_for_two_units() -> None:
    units = lexicon().units
    assert len({unit.name for unit in units}) == len(units)
    symbols = [symbol for unit in units for symbol in (*unit.symbols, *unit.multiples)]
    words = [word for unit in units for word in unit.words]
    ahead = [word for unit in units for word in unit.ahead]
    for spellings in (symbols, words, ahead):
        assert len(set(spellings)) == len(spellings)


def test_units_are_measures_shares_or_spans_of_time() -> None:
    kinds = {unit.kind for unit in lexicon().units}
    assert kinds == {FigureKind.QUANTITY, FigureKind.PERCENT, FigureKind.DURATION}
    assert all(unit.words or unit.symbols or unit.ahead for unit in lexicon().units)


def test_every_qualifier_has_phrases_and_every_direction_has_verbs() -> None:
    before = {qualifier for pairs in lexicon().qualifiers_before.values() for _phrase, qualifier in pairs}
    assert before == set(Qualifier)
    assert set(lexicon().change_verbs.values()) == set(Change)


def test_scale_words_and_their_short_forms_are_powers_of_ten_or_a_dozen() -> None:
    numbers = lexicon().numbers
    for value in (*numbers.scales.values(), *numbers.abbreviations.values(), *numbers.sums.values()):
        assert value == 12 or set(str(value)[1:]) == {"0"}


@pytest.mark.parametrize("content", ["ones = 3", "ones = {one = 'x'}", "[ones", ""])
def test_a_damaged_table_is_named_in_the_error(content: str) -> None:
    with pytest.raises(LexiconError, match="word list numbers"):
        parse_table(content, "numbers", NumberTable)
