"""Which trained pipeline is chosen, and that none which is broken costs a quotation."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from briefer.core.suggestion import NameKind, Suggestions
from briefer.extract.naming import available_models, load_namer, model
from briefer.extract.pipeline import plain_paragraphs
from briefer.paths import resource

Installs = Callable[[str, str], Path]
"""Installs a package of that name and version; the folder of its pipeline."""

TEXT = "Transport Minister Ingrid Vogt spoke in Leeds. Ms Vogt left."
SERIES = ".".join(spacy.about.__version__.split(".")[:2])


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installs:
    """Packages as pip leaves them, each holding the pipeline that is shipped."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def put(name: str, version: str) -> Path:
        package = site / name
        folder = package / f"{name}-{version}"
        folder.mkdir(parents=True)
        for part in resource("language/en_briefer").iterdir():
            (folder / part.name).symlink_to(part)
        (folder / "meta.json").unlink()
        meta = json.loads(resource("language/en_briefer/meta.json").read_text(encoding="utf-8"))
        meta |= {"lang": "en", "name": name.removeprefix("en_"), "version": version}
        (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        (package / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        (package / "__init__.py").write_text(
            "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n\n\n"
            "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
            encoding="utf-8",
        )
        info = site / f"{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
        return folder

    return put


def names_and_pipeline() -> tuple[set[str], str]:
    """The people that the chosen pipeline finds, and how it calls itself."""
    namer = load_namer()
    assert namer is not None
    found = namer.name_paragraphs(TEXT, plain_paragraphs(TEXT), Suggestions(pipeline="rules"))
    return {name.full for name in found.names if name.kind is NameKind.PERSON}, found.pipeline


def test_the_largest_installed_pipeline_is_chosen_before_the_shipped_one(install: Installs) -> None:
    install("en_core_web_sm", f"{SERIES}.0")
    install("en_core_web_md", f"{SERIES}.0")
    survey = available_models()
    assert [found.package for found in survey.models] == ["en_core_web_md", "en_core_web_sm", ""]
    assert survey.passed_over == ()
    people, pipeline = names_and_pipeline()
    assert people == {"Ingrid Vogt"}
    assert f"names en_core_web_md {SERIES}.0" in pipeline


def test_a_pipeline_for_another_spacy_is_passed_over_with_a_sentence(install: Installs) -> None:
    install("en_core_web_lg", "2.3.1")
    survey = available_models()
    assert [found.package for found in survey.models] == [""]
    (sentence,) = survey.passed_over
    assert sentence == "en_core_web_lg 2.3.1 is installed too, but was made for another version of spaCy."


@pytest.mark.parametrize("lost", ["config.cfg", "parser", "meta.json"])
def test_a_pipeline_that_is_not_whole_is_passed_over_with_a_sentence(install: Installs, lost: str) -> None:
    (install("en_core_web_sm", f"{SERIES}.0") / lost).unlink()
    survey = available_models()
    assert [found.package for found in survey.models] == [""]
    assert "is not whole: install it again" in survey.passed_over[0]


def test_a_pipeline_without_the_parts_that_names_need_is_passed_over(install: Installs) -> None:
    meta = install("en_core_web_sm", f"{SERIES}.0") / "meta.json"
    meta.write_text(json.dumps({"pipeline": ["tok2vec", "tagger"]}), encoding="utf-8")
    assert [found.package for found in available_models().models] == [""]


def test_a_damaged_pipeline_gives_way_to_the_next_and_is_told(install: Installs) -> None:
    folder = install("en_core_web_sm", f"{SERIES}.0")
    (folder / "ner").unlink()
    (folder / "ner").mkdir()
    for part in ("cfg", "moves", "model"):
        (folder / "ner" / part).write_bytes(b"\x00torn")
    assert available_models().models[0].package == "en_core_web_sm"
    people, pipeline = names_and_pipeline()
    assert people == {"Ingrid Vogt"}
    assert f"en_core_web_sm {SERIES}.0 is installed but damaged, so it is not used." in pipeline
    assert model.SHIPPED in pipeline


def test_a_package_whose_code_fails_gives_way_to_the_next(install: Installs) -> None:
    folder = install("en_core_web_sm", f"{SERIES}.0")
    (folder.parent / "__init__.py").write_text("raise RuntimeError('no')\n", encoding="utf-8")
    assert names_and_pipeline()[0] == {"Ingrid Vogt"}


def test_without_any_pipeline_there_is_no_namer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "embedded_folder", lambda: None)
    assert available_models().models == ()
    assert load_namer() is None


def test_a_shipped_pipeline_that_is_torn_leaves_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1.0.0"}', encoding="utf-8")
    monkeypatch.setattr(model, "embedded_folder", lambda: tmp_path)
    assert len(available_models().models) == 1
    assert load_namer() is None
