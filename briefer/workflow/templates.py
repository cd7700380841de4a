"""The templates and markings that Briefer brings along."""

from __future__ import annotations

from functools import cache

from briefer.brief.markings import ListedMarking, marking_of, parse_markings
from briefer.brief.template import Template, parse_template
from briefer.core.errors import BrieferError
from briefer.core.marking import Marking
from briefer.paths import resource, resource_text


class NoSuchTemplateError(BrieferError):
    """No template has that id; the message lists those there are."""

    def __init__(self, template_id: str, known: tuple[str, ...]) -> None:
        super().__init__(f"There is no template “{template_id}”. Choose one of: {', '.join(known)}.")


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
    return tuple(listed.marking for listed in listed_markings())


def marking(label: str) -> Marking:
    """The marking behind a label; one that is not listed ranks above all that are."""
    return marking_of(label, listed_markings())


@cache
def listed_markings() -> tuple[ListedMarking, ...]:
    """The markings with their colours, the least sensitive first."""
    return parse_markings(resource_text("markings.toml"))
