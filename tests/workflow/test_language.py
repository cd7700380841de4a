"""Which trained English is in use, told without loading it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefer.core.suggestion import Suggestions
from briefer.extract.naming import model
from briefer.extract.naming.model import LanguageModel, Survey
from briefer.workflow.language import LanguageInUse, damage_in, language_in_use
from briefer.workflow.reading import named_or_not

DAMAGED = "en_core_web_sm 3.8.0 is installed but damaged, so it is not used."
LARGE = LanguageModel("en_core_web_sm", "en_core_web_sm", "3.8.0")


def test_the_shipped_pipeline_is_in_use_where_none_is_installed() -> None:
    found = language_in_use()
    assert found is not None
    assert (found.name, found.passed_over) == ("", ())


def test_an_installed_one_is_in_use_until_it_turns_out_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    survey = Survey((LARGE, LanguageModel(model.SHIPPED, "", "1.0.0")), ())
    monkeypatch.setattr(model, "available_models", lambda: survey)
    assert language_in_use() == LanguageInUse("en_core_web_sm", "3.8.0")
    assert language_in_use(f"rules 2, names own 1.0.0, rules 2 {DAMAGED}") == LanguageInUse("", "1.0.0", (DAMAGED,))


def test_without_any_there_are_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "available_models", lambda: Survey((), ()))
    assert language_in_use() is None


def test_a_damaged_pipeline_is_told_with_what_was_read() -> None:
    named = Suggestions(pipeline=f"rules 2, names own 1.0.0, rules 2 {DAMAGED}")
    assert named_or_not(Suggestions(), lambda: named) == (named, (DAMAGED,))
    assert damage_in("rules 2, names own 1.0.0, rules 2") == ()


def test_telling_does_not_load_spacy() -> None:
    program = (
        "import sys; from briefer.workflow.language import language_in_use; language_in_use();"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
