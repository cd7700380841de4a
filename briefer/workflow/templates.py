"""The templates and markings that Briefer brings along."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from briefer.brief.template import Template, parse_template
from briefer.core.errors import BrieferError
from briefer.core.marking import Marking
from briefer.paths import resource, resource_text


class NoSuchTemplateError(BrieferError):
    """No template has that id; the message lists those there are."""

    def __init__(self, template_id: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no template “{template_id}”. Choose one of: {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class _MarkingFile:
    markings: tuple[Marking, ...]


@cache
def templates() -> tuple[Template, ...]:
    """All templates, by name."""
    files = sorted(resource("templates").glob("*.toml"))
    found = (parse_template(file.read_text(encoding="utf-8"), file.stem) for file in files)
    return tuple(sorted(found, key=lambda template: template.name))


def template(template_id: str) -> Template:
    """The template with that id. Raises `NoSuchTemplateError`."""
    for candidate in templates():
        if candidate.id == template_id:
            return candidate
    raise NoSuchTemplateError(template_id, tuple(candidate.id for candidate in templates()))


@cache
def markings() -> tuple[Marking, ...]:
    """The markings to choose from, the least sensitive first; any other label may be typed."""
    found = msgspec.toml.decode(resource_text("markings.toml"), type=_MarkingFile).markings
    return tuple(sorted(found, key=lambda marking: marking.level))


def marking(label: str) -> Marking:
    """The marking with that label; a label of the user's own counts as the lowest level."""
    known = next((candidate for candidate in markings() if candidate.label == label), None)
    return known or Marking(label)
