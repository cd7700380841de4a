"""The recovery code: readable back from paper, and every slip in it is pointed out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.vault import MistypedCodeError, mistyped_groups
from briefer.vault.recovery import _ALPHABET, GROUP_LENGTH, GROUPS, new_code, secret_of, split_code

codes = st.builds(new_code)


@settings(deadline=None)
@given(codes)
def test_a_code_has_14_groups_of_4_and_no_letter_that_reads_like_another(code: str):
    assert [len(group) for group in code.split(" ")] == [GROUP_LENGTH] * GROUPS
    assert not set(code) & set("ILOU")
    assert mistyped_groups(code) == ()
    assert len(secret_of(code)) == 27


@settings(deadline=None)
@given(codes, st.integers(0, GROUPS - 1), st.integers(0, 3), st.sampled_from(_ALPHABET))
def test_any_single_slip_names_its_group(code: str, group: int, place: int, typed: str):
    groups = code.split(" ")
    old = groups[group]
    groups[group] = old[:place] + typed + old[place + 1 :]
    assert mistyped_groups(" ".join(groups)) == (() if groups[group] == old else (group + 1,))


@settings(deadline=None)
@given(codes, st.integers(0, GROUPS - 1), st.integers(0, 2))
def test_two_neighbouring_characters_swapped_name_their_group(code: str, group: int, place: int):
    groups = code.split(" ")
    old = groups[group]
    groups[group] = old[:place] + old[place + 1] + old[place] + old[place + 2 :]
    assert mistyped_groups(" ".join(groups)) == (() if groups[group] == old else (group + 1,))


@settings(deadline=None)
@given(codes, st.integers(0, GROUPS - 2))
def test_two_groups_in_the_wrong_order_are_both_named(code: str, first: int):
    groups = code.split(" ")
    groups[first], groups[first + 1] = groups[first + 1], groups[first]
    assert mistyped_groups(" ".join(groups)) == (first + 1, first + 2)


@settings(deadline=None)
@given(codes)
def test_case_hyphens_and_letters_that_look_alike_do_not_matter(code: str):
    typed = code.lower().replace(" ", "-").replace("0", "O").replace("1", "l")
    assert secret_of(typed) == secret_of(code)


def test_groups_are_checked_as_they_are_typed():
    code = new_code()
    assert mistyped_groups("") == ()
    assert mistyped_groups(code[:8]) == ()
    assert mistyped_groups(code + " 0000") == (15,)
    assert mistyped_groups("UUUU") == (1,)
    assert split_code("7kqm t4") == ("7KQM", "T4")


@pytest.mark.parametrize("typed", ["", "7KQM", "ÄÖÜß"])
def test_a_code_of_another_shape_is_explained(typed: str):
    with pytest.raises(MistypedCodeError):
        secret_of(typed)
    with pytest.raises(MistypedCodeError, match="14 groups of 4"):
        secret_of(new_code()[:-5])


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_a_code_or_a_mistyped_one(typed: str):
    with pytest.raises(MistypedCodeError):
        secret_of(typed)
