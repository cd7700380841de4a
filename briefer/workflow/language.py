"""Which trained English names the speakers, told without loading it: the window's process never imports spaCy."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefer.paths import resource_text

_INSTALLED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""The packages that the extraction prefers to the shipped pipeline, in its order."""


@dataclass(frozen=True, slots=True)
class LanguageInUse:
    """A trained pipeline; `name` is "" for the one shipped with the program."""

    name: str
    version: str


def language_in_use() -> LanguageInUse | None:
    """The trained pipeline that the extraction takes; None where there is none and rules alone work."""
    series = ".".join(_version_of("spacy").split(".")[:2]) + "."
    for package in _INSTALLED:
        found = _version_of(package)
        if found.startswith(series):
            return LanguageInUse(package, found)
    try:
        meta = json.loads(resource_text("language/en_briefer/meta.json"))
    except FileNotFoundError:
        return None
    return LanguageInUse("", str(meta["version"]))


def _version_of(package: str) -> str:
    # Reading names of packages brings Python's mail parser along: only for who asks.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version(package)
    except PackageNotFoundError:
        return ""
