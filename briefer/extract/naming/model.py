"""Which trained English pipelines there are, and loading one.

Only an installed package or the folder shipped with the program is loaded, never a path that a document or a
setting names: loading a package runs its code.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefer.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

_INSTALLED = re.compile(r"en_core_web_(lg|md|sm)")
_LARGEST_FIRST = ("lg", "md", "sm")
_UNUSED = ["morphologizer", "attribute_ruler", "senter", "lemmatizer", "trainable_lemmatizer"]
"""Names and speakers need only the tags, the parse and the names themselves."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A trained pipeline that can be chosen. `package` is "" for the one shipped with the program."""

    name: str
    package: str
    version: str


def available_models() -> tuple[LanguageModel, ...]:
    """The trained pipelines that can be loaded, the best first: installed ones by size, then the shipped one.

    An installed pipeline made for another version of spaCy is left out. Empty where not even the shipped one
    is there.
    """
    from spacy.about import __version__
    from spacy.util import get_installed_models, get_package_version

    series = ".".join(__version__.split(".")[:2]) + "."
    found: dict[str, LanguageModel] = {}
    for package in get_installed_models():
        size = _INSTALLED.fullmatch(package)
        version = get_package_version(package) or ""
        if size and version.startswith(series):
            found[size[1]] = LanguageModel(package, package, version)
    models = [found[size] for size in _LARGEST_FIRST if size in found]
    folder = embedded_folder()
    if folder is not None:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        models.append(LanguageModel("Briefer’s own English", "", str(meta["version"])))
    return tuple(models)


def embedded_folder() -> Path | None:
    """The folder of the pipeline shipped with the program; None in a copy that came without it."""
    try:
        return resource("language/en_briefer")
    except FileNotFoundError:
        return None


def load_model(model: LanguageModel) -> Language:
    """The pipeline, ready for one paragraph a document, with the boundaries of quotations set before the parse.

    Takes about half a second for the shipped one. Raises OSError where its files are damaged.
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
