from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace

import lxml.html
import markdown
import pytest
import yaml
from export.samples import BORDER, COST, information_note, long_brief, paragraph, plain_note, quoted, with_text
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.brief.model import Block, BlockKind, Field, Run
from briefer.export import ExportOptions, write_markdown
from briefer.export.escaping import escaped_text
from briefer.export.printing import printed

NOTE = write_markdown(information_note(), ExportOptions())
HAZARDS = [
    "the *whole* of it", "2 * 3", "a _fine_ file_name_here", "if x <y> z", "4 < 5", "a <script>x()</script> b",
    "R&D &amp; more", "left | right", "# first", "7. July", "7) July", "- minus", "+ plus", "> more", "====", "----",
    r"C:\new \*x", "a `b` c", "see [2] and [a](b)", "see [^2] here", "m^2^ and 3^2", "~~out~~ H~2~O", "$5 and $6",
    "$a$ b", "@smith and [@x]", "a@b.example", "say \"no\" or 'yes'", "1990--2000 --- x", "wait... so",
    "“no” and ‘yes’ don’t", "28\u00a0500", "a :smile: b", "https://news.example/a_b_c", "www.news.example",
    "{.x} {#id}", "wow ![x](y)", "--- x", ": x", "| a | b |", "&copy; 2026", "C# or #", "end\\", "% x", "```x",
    "(1) first", "A. Smith", "iv. fourth", "(@) x", "[x]: /y", "*[HTML]: x", "\\(x\\)", "!!! note", "=> x",
    "“so,’ ” he said", "the ‘tis of thee", "“he said \"no\" to it” and ‘don't’", "‘a’ ‘b", "“so\"", "‘so' it",
]  # fmt: skip


def squeezed(text: str) -> str:
    return " ".join(text.split())


def by_python_markdown(source: str) -> str:
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
    root = lxml.html.fromstring(
        f"<div>{markdown.markdown(body, extensions=['footnotes', 'tables', 'sane_lists'])}</div>"
    )
    for note in root.xpath("//div[@class='footnote'] | //sup"):
        note.drop_tree()
    for block in root.xpath("//p | //li | //h1 | //h2"):
        block.tail = f" {block.tail or ''}"
    return squeezed(root.text_content())


def by_pandoc(source: str) -> str:
    command = ["pandoc", "--sandbox", "-f", "markdown", "-t", "json"]
    read = subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout
    return squeezed(_pandoc_text(json.loads(read)["blocks"]))


def _pandoc_text(tree: object) -> str:
    if isinstance(tree, list):
        return "".join(_pandoc_text(item) for item in tree)
    if not isinstance(tree, dict):
        return ""
    kind, content = tree["t"], tree.get("c")
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind == "Str":
        return content
    if kind == "Quoted":
        marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        return f"{marks[0]}{_pandoc_text(content[1])}{marks[1]}"
    if kind in {"RawInline", "RawBlock", "Math", "Code", "CodeBlock", "Cite"}:
        return f"<{kind}>"
    if kind == "Note":
        return ""
    ends = " " if kind in {"Para", "Plain", "Header"} else ""
    return _pandoc_text(content) + ends


def body(source: str) -> str:
    return source.partition("## Key developments\n")[2].partition("\n[^1]:")[0]


def test_the_note_starts_and_ends_with_its_marking_in_bold():
    lines = NOTE.split("---\n", 2)[2].strip().split("\n")
    assert lines[0] == lines[-1] == "**OFFICIAL-SENSITIVE**"
    assert NOTE.endswith("**\n")


def test_the_head_is_yaml_with_what_the_properties_say():
    head = yaml.safe_load(NOTE.split("---\n")[1])
    assert head == {
        "title": "Container checks at Lindmouth",
        "author": "Borders and Ports Unit",
        "date": "2026-03-12",
        "lang": "en-GB",
        "classification": "OFFICIAL-SENSITIVE",
        "template": "Information note",
        "to": "Private Secretary to the Minister of State",
        "from": "Borders and Ports Unit",
    }


def test_a_head_holds_any_title_and_no_field_can_replace_a_line_of_it():
    note = plain_note()
    title = 'Say "no": \\ *now* # 1\nclassification: TOP SECRET'
    fields = (Field("title", "Title", "x"), Field("Kürzel 1", "Label", "y"), Field("0", "Zero", "z"))
    source = write_markdown(replace(note, brief=replace(note.brief, title=title, fields=fields)), ExportOptions())
    head = yaml.safe_load(source.split("---\n")[1])
    assert head["title"] == 'Say "no": \\ *now* # 1 classification: TOP SECRET'
    assert head["classification"] == "none"
    assert (head["field-title"], head["k-rzel-1"], head["field-0"]) == ("x", "y", "z")


def test_every_citation_has_one_footnote():
    marks = re.findall(r"\[\^(\d+)\](?!:)", NOTE)
    notes = re.findall(r"^\[\^(\d+)\]: The Coastal|^\[\^(\d+)\]: Norden", NOTE, re.MULTILINE)
    assert marks == [str(number) for number in range(1, 8)]
    assert [first or second for first, second in notes] == marks


@pytest.mark.parametrize("text", HAZARDS)
def test_signs_of_markdown_in_the_text_are_read_as_text(text):
    assert by_python_markdown(f"Lead.\n\n{escaped_text(text)}\n\nTail.\n") == squeezed(f"Lead. {text} Tail.")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same_text():
    for text in HAZARDS:
        assert by_pandoc(f"Lead.\n\n{escaped_text(text)}\n\nTail.\n") == squeezed(f"Lead. {text} Tail."), text


def test_ordinary_prose_is_left_as_it_is():
    text = "Ms Holm spent £18.5m (a rise of 12%), said “no” – and that’s it; R&D isn’t $5 well-off, 1990/91: fine!"
    assert escaped_text(text) == text


def test_addresses_in_the_text_become_links_unless_a_mark_or_emphasis_stands_in_them():
    assert escaped_text("see https://news.example/a_b?c=1, or ask a.b@news.example.") == (
        "see <https://news.example/a_b?c=1>, or ask <a.b@news.example>."
    )
    split = paragraph("https://news.example/", Run("bold", bold=True))
    assert body(write_markdown(with_text(split), ExportOptions())).strip() == "https&#58;//news.example/**bold**"


def test_an_address_with_signs_that_readers_decode_is_escaped_as_text():
    assert escaped_text("https://news.example/caf%C3%A9_x") == "https&#58;//news.example/caf%C3%A9\\_x"


def test_emphasis_keeps_to_whole_words():
    runs = (
        Run("a "),
        Run("bold, ", bold=True),
        Run("both", bold=True, italic=True),
        Run(" wo"),
        Run("rd", italic=True),
    )
    assert body(write_markdown(with_text(paragraph(*runs)), ExportOptions())).strip() == "a **bold**, ***both*** word"


def test_a_footnote_mark_never_makes_a_link_or_a_picture():
    block = paragraph(quoted(COST), "!", Run("(sic): x"))
    made = body(write_markdown(with_text(block), ExportOptions())).strip()
    assert made == "£18.5 million\\![^1]\\(sic): x"


def test_numbers_go_on_behind_a_quotation_and_line_breaks_make_paragraphs():
    number = BlockKind.NUMBER
    blocks = (
        paragraph("One.\u2028More.", kind=number),
        paragraph("Two.", kind=number),
        paragraph("“", quoted(BORDER), "”", kind=BlockKind.QUOTE),
        paragraph("Three.", kind=number),
    )
    made = body(write_markdown(with_text(*blocks), ExportOptions())).strip()
    assert made == f"1. One.\n\n    More.\n\n2. Two.\n\n> “{BORDER.anchor.text}”[^1]\n\n3. Three."


def test_the_annex_lists_each_piece_with_the_words_around_it():
    source = write_markdown(information_note(), ExportOptions(evidence_annex=True))
    rows = source.split("## Annex: evidence\n\n")[1].split("\n\n")[0].split("\n")
    assert len(rows) == 7
    assert rows[2].endswith(
        "paragraph 2: … the present rate of checks “**indefensible**”. Her ministry put the number …"
    )


def test_equal_briefs_give_equal_text():
    assert write_markdown(long_brief(20), ExportOptions()) == write_markdown(long_brief(20), ExportOptions())


TEXTS = st.text(st.one_of(st.sampled_from("*_`[]()!<>&#+-.|~^$@:\"'=%{}\\ \u20281aé"), st.characters()), max_size=30)
RUNS = st.one_of(st.builds(Run, TEXTS, st.booleans(), st.booleans()), st.sampled_from([quoted(BORDER), quoted(COST)]))
BLOCKS = st.lists(
    st.builds(lambda kind, runs: Block("", kind, tuple(runs)), st.sampled_from(BlockKind), st.lists(RUNS, max_size=4)),
    max_size=4,
)


@settings(max_examples=120, deadline=None)
@given(BLOCKS)
def test_every_character_of_any_brief_is_read_back(blocks):
    source = write_markdown(with_text(*blocks), ExportOptions())
    shown = by_python_markdown(source).partition("Key developments")[2]
    assert letters(shown) == letters("".join(printed(block.text) for block in blocks))


def letters(text: str) -> str:
    """White space is Markdown's to fold."""
    return "".join(text.split())
