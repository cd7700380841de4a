"""Templates of briefs: data files that name sections, limits, help texts and the look of the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import msgspec

from briefer.brief.model import BlockKind, Brief, Field, Section, new_id
from briefer.core.errors import BrieferError
from briefer.core.evidence import EvidenceKind


class TemplateError(BrieferError):
    """A template file cannot be used; the message names the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTemplate:
    """One heading of a template. `limit` counts words, 0 for none; `help` is shown while it is empty.

    `evidence` lists the kinds that a draft puts here, `block` how a new line looks, `most` how many pieces of
    evidence a draft places at the most. `opens` says that a draft states here which articles it rests on.
    """

    key: str
    heading: str
    help: str
    required: bool = True
    limit: int = 0
    block: BlockKind = BlockKind.PARAGRAPH
    evidence: tuple[EvidenceKind, ...] = ()
    most: int = 0
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTemplate:
    """One line of the brief's head."""

    key: str
    label: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of brief. `id` is its file's name without the ending; `pages` the most it may fill, 0 for any.

    `dated` says that the line under a quotation gives its day.
    """

    id: str
    name: str
    about: str
    sections: tuple[SectionTemplate, ...]
    fields: tuple[FieldTemplate, ...] = ()
    pages: int = 0
    numbered: bool = True
    language: str = "en-GB"
    sources: bool = True
    dated: bool = True

    def section(self, key: str) -> SectionTemplate | None:
        """The section with that key, None where the template has none."""
        return next((section for section in self.sections if section.key == key), None)


def parse_template(content: str, template_id: str) -> Template:
    """The template in a TOML file. Raises `TemplateError` naming what is wrong with it."""
    try:
        table = msgspec.toml.decode(content)
        template = msgspec.convert({"id": template_id, **table}, Template)
    except (msgspec.MsgspecError, ValueError) as error:
        raise TemplateError(f"The template {template_id} cannot be used: {error}.") from error
    keys = [section.key for section in template.sections]
    if not keys or len(set(keys)) != len(keys):
        raise TemplateError(f"The template {template_id} needs sections with different keys.")
    return template


def change_template(brief: Brief, template: Template) -> Brief:
    """The brief under another template, with all its text.

    Sections and lines of the head go to the template's own of the same key, else of the same name, in the template's
    order. What fits none stands behind them as it was, where there is anything in it.
    """
    places = {section.key: section.key for section in template.sections}
    by_heading = {section.heading.casefold(): section.key for section in template.sections}
    moved: dict[str, list[Section]] = {section.key: [] for section in template.sections}
    left: list[Section] = []
    for section in brief.sections:
        key = places.get(section.key) or by_heading.get(section.heading.casefold())
        if key is not None:
            moved[key].append(section)
        elif not section.is_empty:
            left.append(section)
    sections = tuple(
        Section(
            place.key,
            place.heading,
            tuple(block for section in moved[place.key] if not section.is_empty for block in section.blocks),
        )
        for place in template.sections
    )
    return replace(brief, template=template.id, fields=_moved_fields(brief, template), sections=(*sections, *left))


def _moved_fields(brief: Brief, template: Template) -> tuple[Field, ...]:
    values = {field.key: field.value for field in brief.fields}
    own = tuple(Field(field.key, field.label, values.get(field.key) or field.value) for field in template.fields)
    keys = {field.key for field in own}
    return (*own, *(field for field in brief.fields if field.key not in keys and field.value.strip()))


def new_brief(template: Template, title: str, date: dt.date, marking: str = "") -> Brief:
    """An empty brief with the template's sections and fields."""
    return Brief(
        id=new_id(),
        template=template.id,
        title=title,
        date=date,
        marking=marking,
        language=template.language,
        fields=tuple(Field(field.key, field.label, field.value) for field in template.fields),
        sections=tuple(Section(section.key, section.heading) for section in template.sections),
    )
