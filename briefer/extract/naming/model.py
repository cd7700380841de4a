"""Which trained English pipelines there are, and loading one.

Only an installed package or the folder shipped with the program is loaded, never a path that a document or a
setting names: loading a package runs its code.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.paths import resource

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "Briefer’s own English"
_INSTALLED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""The packages that are preferred to the shipped pipeline, the largest first."""

_NEEDED = frozenset({"tok2vec", "tagger", "parser", "ner"})
_UNUSED = ["morphologizer", "attribute_ruler", "senter", "lemmatizer", "trainable_lemmatizer"]
"""Names and speakers need only the tags, the parse and the names themselves."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A trained pipeline that can be chosen. `package` is "" for the one shipped with the program."""

    name: str
    package: str
    version: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The trained pipelines there are, the best first, and a sentence for each installed one that cannot serve."""

    models: tuple[LanguageModel, ...]
    passed_over: tuple[str, ...]


def available_models() -> Survey:
    """What can be chosen, told without loading spaCy: installed pipelines by size, then the shipped one.

    An installed pipeline that was made for another version of spaCy, or whose files are not all there, is passed
    over. No models where not even the shipped one is there.
    """
    series = ".".join(_version_of("spacy").split(".")[:2]) + "."
    models: list[LanguageModel] = []
    passed_over: list[str] = []
    for package in _INSTALLED:
        found = _version_of(package)
        if not found:
            continue
        if not found.startswith(series):
            passed_over.append(f"{package} {found} is installed too, but was made for another version of spaCy.")
        elif not _is_whole(package, found):
            passed_over.append(f"{package} {found} is installed too, but is not whole: install it again to use it.")
        else:
            models.append(LanguageModel(package, package, found))
    shipped = _shipped()
    return Survey((*models, shipped) if shipped else tuple(models), tuple(passed_over))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _is_whole(package: str, number: str) -> bool:
    """Whether an installed pipeline has its files and the parts that names need."""
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        folder = Path(place) / f"{package}-{number}"
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            parts = frozenset(meta["pipeline"])
        except (OSError, ValueError, TypeError, KeyError):
            return False
        return parts >= _NEEDED and all((folder / part).exists() for part in (*parts, "vocab", "config.cfg"))
    return False


def _shipped() -> LanguageModel | None:
    folder = embedded_folder()
    if folder is None:
        return None
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return LanguageModel(SHIPPED, "", str(meta["version"]))
    except (OSError, ValueError, KeyError):
        return None


def embedded_folder() -> Path | None:
    """The folder of the pipeline shipped with the program; None in a copy that came without it."""
    try:
        return resource("language/en_briefer")
    except FileNotFoundError:
        return None


def load_model(model: LanguageModel) -> Language:
    """The pipeline, ready for one paragraph a document, with the boundaries of quotations set before the parse.

    Takes about half a second for the shipped one. Raises whatever spaCy and the package's own code raise where its
    files are damaged.
    """
    import spacy

    return with_rules(spacy.load(model.package or embedded_folder() or "", exclude=_UNUSED))


def with_rules(language: Language) -> Language:
    """The pipeline with our own components added: boundaries before its parser, known names after its tagger."""
    from briefer.extract.naming import bounds, known

    bounds.register()
    known.register()
    language.add_pipe(bounds.FACTORY, before="parser")
    language.add_pipe(known.FACTORY, after="ner")
    return language
