"""Templates are data files; a faulty one is refused with its fault."""

from __future__ import annotations

import pytest

from briefer.brief.template import TemplateError, parse_template
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
