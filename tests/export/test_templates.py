"""Every packaged template exports: a brief with evidence in each section, and one with nothing in it."""

from __future__ import annotations

import datetime as dt

import pytest
from export import reading
from export.samples import BORDER, EVIDENCE, cited

from briefer.brief.edit import place_evidence, with_field
from briefer.brief.template import Template, new_brief, parse_template
from briefer.export import ExportOptions, verify_word, write_markdown, write_word
from briefer.paths import resource

FILES = sorted(resource("templates").glob("*.toml"))
TEMPLATES = [parse_template(file.read_text(encoding="utf-8"), file.stem) for file in FILES]
each_template = pytest.mark.parametrize("template", TEMPLATES, ids=[template.id for template in TEMPLATES])


@each_template
def test_every_section_and_field_of_a_filled_brief_is_printed(template: Template):
    brief = new_brief(template, "Container checks at Lindmouth", dt.date(2026, 3, 12), "OFFICIAL")
    for field in template.fields:
        brief = with_field(brief, field.key, f"value of {field.key}")
    for number, section in enumerate(template.sections):
        brief = place_evidence(brief, EVIDENCE[number % len(EVIDENCE)], section.key)
    content = write_word(cited(brief, template), ExportOptions())
    headings = [section.heading for section in template.sections]
    assert reading.paragraphs(content, "Heading1") == headings
    assert [line.split("\t")[0] for line in reading.paragraphs(content, "HeadField")] == [
        field.label for field in template.fields
    ]
    assert len(reading.notes(content)) == len(headings)
    assert verify_word(content, "brief.docx").changed == ()
    source = write_markdown(cited(brief, template), ExportOptions())
    assert [line for line in source.split("\n") if line.startswith("## ")] == [
        f"## {heading}" for heading in (*headings, "Sources")
    ]


@each_template
def test_an_empty_brief_shows_only_the_headings_that_are_required(template: Template):
    brief = new_brief(template, "", dt.date(2026, 3, 12))
    content = write_word(cited(brief, template, (BORDER,)), ExportOptions())
    required = [section.heading for section in template.sections if section.required]
    assert reading.paragraphs(content, "Heading1") == required
    assert reading.paragraphs(content, "Title") == [template.name]


@each_template
def test_each_section_says_what_belongs_there_and_how_long_it_may_be(template: Template):
    assert template.about.endswith(".")
    assert template.pages > 0
    for section in template.sections:
        assert section.help.endswith(".")
        assert section.limit > 0
        assert bool(section.evidence) == bool(section.most)
