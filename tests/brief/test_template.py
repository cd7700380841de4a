"""Templates are data files; a faulty one is refused with its fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.editor.briefs import briefs
from ui.editor.desks import note, written_brief

from briefer.brief.edit import with_field
from briefer.brief.model import Brief
from briefer.brief.template import Template, TemplateError, change_template, parse_template
from briefer.paths import resource, resource_text

IDS = sorted(path.stem for path in resource("templates").glob("*.toml"))


@pytest.mark.parametrize("template_id", IDS)
def test_a_shipped_template_is_sound(template_id: str) -> None:
    template = parse_template(resource_text(f"templates/{template_id}.toml"), template_id)
    assert template.name
    assert template.about.endswith(".")
    assert all(section.heading and section.help for section in template.sections)
    assert all(section.most > 0 for section in template.sections if section.evidence)
    first = template.sections[0]
    assert template.section(first.key) == first
    assert template.section("no such key") is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "name = ",
        'name = "N"\nabout = "A."\nsections = []',
        'name = "N"\nabout = "A."\n' + 2 * '[[sections]]\nkey = "a"\nheading = "A"\nhelp = "H"\n',
        'name = 3\nabout = "A."\n[[sections]]\nkey = "a"\nheading = "A"\nhelp = "H"',
    ],
)
def test_a_faulty_template_is_refused_by_name(content: str) -> None:
    with pytest.raises(TemplateError, match="house-note"):
        parse_template(content, "house-note")


def shipped(template_id: str) -> Template:
    return parse_template(resource_text(f"templates/{template_id}.toml"), template_id)


def texts(brief: Brief) -> list[str]:
    return sorted(block.text for _section, block in brief.blocks() if block.text.strip())


def test_sections_of_one_name_keep_their_text_under_another_template_and_the_rest_follows() -> None:
    brief = change_template(written_brief(), shipped("action-memo"))
    headings = [section.heading for section in brief.sections]
    assert headings[: len(shipped("action-memo").sections)] == [
        item.heading for item in shipped("action-memo").sections
    ]
    background = next(section for section in brief.sections if section.heading == "Background")
    assert any("left their homes" in block.text for block in background.blocks)
    assert "Key points" in headings
    assert "Next steps" not in headings
    assert texts(brief) == texts(written_brief())


def test_the_head_keeps_what_was_filled_in() -> None:
    brief = change_template(with_field(written_brief(), "to", "The minister"), shipped("action-memo"))
    assert ("to", "The minister") in [(field.key, field.value) for field in brief.fields]
    assert {field.key for field in shipped("action-memo").fields} <= {field.key for field in brief.fields}


@given(briefs(), st.sampled_from(IDS))
def test_no_word_is_lost_by_another_template_nor_by_going_back(brief: Brief, template_id: str) -> None:
    there = change_template(brief, shipped(template_id))
    back = change_template(there, note())
    assert texts(there) == texts(back) == texts(brief)
    assert len({section.key for section in there.sections}) == len(there.sections)
