"""Templates and markings that Briefer brings along."""

from __future__ import annotations

import pytest

from briefer.workflow.templates import NoSuchTemplateError, marking, markings, template, templates


def test_every_template_can_be_used() -> None:
    assert "information-note" in {kind.id for kind in templates()}
    assert all(template(kind.id) == kind for kind in templates())


def test_an_unknown_template_is_refused_with_those_there_are() -> None:
    with pytest.raises(NoSuchTemplateError, match="information-note"):
        template("sonnet")


def test_markings_are_ordered_and_a_label_of_ones_own_is_taken() -> None:
    levels = [item.level for item in markings()]
    assert levels == sorted(set(levels))
    assert marking("SECRET").level > marking("OFFICIAL").level
    assert marking("LIMITED").level > max(levels)
