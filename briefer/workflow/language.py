"""Which trained English names the speakers, told without loading it: the window's process never imports spaCy."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAMAGED = re.compile(r"\S+ \S+ is installed but damaged, so it is not used\.")
"""What the worker's namer notes about a pipeline that it could not load."""


@dataclass(frozen=True, slots=True)
class LanguageInUse:
    """A trained pipeline; `name` is "" for the one shipped with the program.

    `passed_over` holds a sentence for each installed pipeline that is not used although it would be preferred.
    """

    name: str
    version: str
    passed_over: tuple[str, ...] = ()


def language_in_use(pipeline: str = "") -> LanguageInUse | None:
    """The trained pipeline that the extraction takes; None where there is none and rules alone work.

    `pipeline` is what the last suggestions name as theirs, "" for none: it tells what turned out to be damaged.
    """
    # What is installed is looked up by modules that only the preferences need.
    from briefer.extract.naming.model import available_models  # noqa: PLC0415

    survey, damaged = available_models(), damage_in(pipeline)
    for model in survey.models:
        if not any(note.startswith(f"{model.name} {model.version} ") for note in damaged):
            return LanguageInUse(model.package, model.version, (*damaged, *survey.passed_over))
    return None


def damage_in(pipeline: str) -> tuple[str, ...]:
    """The sentences about installed pipelines that could not be loaded when these suggestions were made."""
    return tuple(found[0] for found in _DAMAGED.finditer(pipeline))
