"""The whole of two exports, part by part. Renew with `BRIEFER_RENEW_GOLDEN=1 pytest tests/export/test_golden.py`."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from export.samples import information_note, plain_note
from lxml import etree

from briefer.export import ExportOptions, PageSize, write_markdown, write_word

GOLDEN = ROOT / "tests" / "golden" / "export"
CASES = {
    "note": (information_note, ExportOptions(organisation="Ministry of Ports", evidence_annex=True)),
    "plain": (plain_note, ExportOptions(author="A. Writer", page=PageSize.LETTER)),
}


def unpacked(content: bytes) -> dict[str, str]:
    """Each part of a package, indented so that a difference can be read; parts of the base template left out."""
    parser = etree.XMLParser(remove_blank_text=True)
    with zipfile.ZipFile(BytesIO(content)) as package:
        trees = {name: etree.fromstring(package.read(name), parser) for name in package.namelist()}
    for tree in trees.values():
        etree.indent(tree)
    return {name.replace("/", "_"): etree.tostring(tree, encoding="unicode") + "\n" for name, tree in trees.items()}


def compare(folder: Path, found: dict[str, str]) -> None:
    if os.environ.get("BRIEFER_RENEW_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for name, text in found.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    assert sorted(found) == sorted(path.name for path in folder.iterdir())
    for name, text in found.items():
        assert text == (folder / name).read_text(encoding="utf-8"), name


@pytest.mark.parametrize("name", CASES)
def test_the_word_file_is_as_it_was_read_and_agreed(name):
    make, options = CASES[name]
    compare(GOLDEN / f"{name}.docx", unpacked(write_word(make(), options)))


@pytest.mark.parametrize("name", CASES)
def test_the_markdown_is_as_it_was_read_and_agreed(name):
    make, options = CASES[name]
    compare(GOLDEN / name, {f"{name}.md": write_markdown(make(), options)})
