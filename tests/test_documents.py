"""The documents describe what there is: every key, setting, command and template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from briefer.cli.parser import build_parser
from briefer.settings import TITLES
from briefer.ui.window.actions import ACTIONS, ActionSpec

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDE = (DOCS / "user-guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.command.value)
def test_every_key_is_in_the_guide(spec: ActionSpec, qapp: QApplication) -> None:
    keys = list(spec.keys)
    standard = spec.standard
    if standard is not None:
        keys.append(QKeySequence(standard).toString(QKeySequence.SequenceFormat.PortableText))
    assert [key for key in keys if key and key not in GUIDE] == []


@pytest.mark.parametrize("title", TITLES.values())
def test_every_setting_is_in_the_guide(title: str) -> None:
    assert title in GUIDE


def test_every_command_and_option_is_described() -> None:
    described = (DOCS / "command-line.md").read_text(encoding="utf-8")
    usage = build_parser().format_help()
    for command in re.findall(r"^    (\w+)\s", usage, re.MULTILINE):
        assert f"briefer {command}" in described


def test_every_link_between_documents_leads_somewhere() -> None:
    for document in (*DOCS.rglob("*.md"), DOCS.parent / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), (document.name, target)
