from __future__ import annotations

import time
import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from export import reading
from export.reading import W
from export.samples import (
    BORDER,
    COST,
    FEWER,
    INDEFENSIBLE,
    PORT,
    SOURCES,
    information_note,
    long_brief,
    paragraph,
    plain_note,
    quoted,
    with_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.brief.model import BlockKind, Field, Run, Section
from briefer.export import ExportOptions, PageSize, write_word
from briefer.export.printing import printed

NOTE = write_word(information_note(), ExportOptions())
BANNERS = [f"word/{place}{number}.xml" for place in ("header", "footer") for number in (1, 2, 3)]


def properties(content: bytes) -> docx.opc.coreprops.CoreProperties:
    return docx.Document(BytesIO(content)).core_properties


def test_the_page_reads_from_title_to_sources():
    shown = [text for text in reading.paragraphs(NOTE) if text]
    assert shown[:8] == [
        "Container checks at Lindmouth",
        "Information note, 12 March 2026",
        "To\tPrivate Secretary to the Minister of State",
        "From\tBorders and Ports Unit",
        "Purpose",
        "To inform you of the new checks at Lindmouth port and of what is expected of us.",
        "Key points",
        "The minister has tied herself to a date:",
    ]
    source = (
        "Mara Ilves, “Lindmouth doubles its inspectors as ‘easy border’ is closed”, The Coastal Courier, 10 March "
        "2026, https://courier.example.org/2026/03/10/lindmouth-inspectors?edition=uk&page=2."
    )
    assert shown[-3:-1] == ["Sources", source]


def test_each_kind_of_block_has_a_style_of_its_own():
    assert reading.paragraphs(NOTE, "Quote")[0] == f"“{BORDER.anchor.text}”"
    assert reading.paragraphs(NOTE, "QuoteAttribution")[0] == "Transport Minister Ada Holm"
    assert "Two scanners will cost £18.5 million." in reading.paragraphs(NOTE, "ListBullet")
    assert reading.paragraphs(NOTE, "ListNumber")[0] == "Inspectors are hired from April."


@pytest.mark.parametrize("banner", BANNERS)
def test_the_marking_stands_in_every_header_and_footer(banner):
    lines = [reading.words(line) for line in reading.part(NOTE, banner).iter(f"{W}p")]
    assert lines[-1] == "OFFICIAL-SENSITIVE"
    assert lines[:-1] == (["Page 1 of 1"] if "footer" in banner else [])


@pytest.mark.parametrize("banner", BANNERS)
def test_without_a_marking_the_banners_say_nothing(banner):
    content = write_word(plain_note(), ExportOptions())
    lines = [reading.words(line) for line in reading.part(content, banner).iter(f"{W}p")]
    assert lines[-1] == ""


def test_each_citation_is_a_real_footnote_with_its_source():
    found = reading.notes(NOTE)
    title = "“Lindmouth doubles its inspectors as ‘easy border’ is closed”"
    address = "https://courier.example.org/2026/03/10/lindmouth-inspectors?edition=uk&page=2"
    assert found[0] == f"The Coastal Courier, {title}, 10 March 2026, paragraph 2, {address}."
    assert found[1] == f"The Coastal Courier, {title}, 10 March 2026, paragraph 3."
    assert found[4] == "Norden Daily, “More checks at Lindmouth”, imported 12 March 2026, paragraph 2."
    assert found[2] == "Norden Daily, “More checks at Lindmouth”, undated, imported 12 March 2026, paragraph 2."
    marks = [mark.get(f"{W}id") for mark in reading.part(NOTE, "word/document.xml").iter(f"{W}footnoteReference")]
    assert marks == [str(number) for number in range(1, len(found) + 1)]


def test_the_footnote_links_to_the_article():
    relations = reading.part(NOTE, "word/_rels/footnotes.xml.rels")
    assert [relation.get("Target") for relation in relations] == [PORT.address]
    assert [relation.get("TargetMode") for relation in relations] == ["External"]


def test_a_long_title_is_printed_whole_once():
    title = "Why the inspectors of Lindmouth open one container in a hundred, and what the ministry says to that"
    sources = tuple(replace(source, title=title) for source in SOURCES)
    note = with_text(paragraph("“", quoted(INDEFENSIBLE), "” and ", quoted(FEWER)))
    found = reading.notes(write_word(replace(note, sources=sources), ExportOptions()))
    assert title in found[0]
    assert "“Why the inspectors of Lindmouth open one container in a…”" in found[1]


def test_an_article_without_a_title_or_outlet_is_still_named():
    note = with_text(paragraph("“", quoted(INDEFENSIBLE), "”"))
    sources = tuple(replace(source, title=" ", outlet="", authors=("Mara Ilves", "Jon Ask")) for source in SOURCES)
    content = write_word(replace(note, sources=sources), ExportOptions())
    assert reading.notes(content)[0].startswith("Mara Ilves, Jon Ask, untitled article, undated, imported 12 March")


def test_quotations_that_follow_each_other_keep_bars_of_their_own():
    blocks = [paragraph("“", quoted(item), "”", kind=BlockKind.QUOTE) for item in (BORDER, INDEFENSIBLE, BORDER)]
    content = write_word(with_text(*blocks), ExportOptions())
    lines = list(reading.part(content, "word/document.xml").iter(f"{W}p"))[3:6]
    assert [line.find(f"{W}pPr/{W}pBdr") is not None for line in lines] == [False, True, False]


def test_an_article_that_is_gone_still_gives_a_footnote():
    note = with_text(paragraph("“", quoted(INDEFENSIBLE), "”"))
    content = write_word(replace(note, sources=()), ExportOptions())
    assert reading.notes(content) == ["The cited article is not in the library any more."]


@pytest.mark.parametrize("address", ["file:///C:/Users/m.ilves/story.html", "javascript:alert(1)", "http://[", "story"])
def test_an_address_that_is_not_of_the_web_is_left_out(address):
    note = with_text(paragraph("“", quoted(INDEFENSIBLE), "”"))
    sources = tuple(replace(source, address=address) for source in SOURCES)
    content = write_word(replace(note, sources=sources), ExportOptions())
    assert reading.notes(content) == [
        "Norden Daily, “More checks at Lindmouth”, undated, imported 12 March 2026, paragraph 2."
    ]


def test_the_password_in_an_address_is_left_out():
    note = with_text(paragraph("“", quoted(INDEFENSIBLE), "”"))
    sources = tuple(replace(source, address="https://ilves:hush@news.example/a b") for source in SOURCES)
    content = write_word(replace(note, sources=sources), ExportOptions())
    assert reading.notes(content)[0].endswith(", https://news.example/a%20b.")


def test_an_empty_required_section_keeps_its_heading_and_an_optional_one_goes():
    assert "Next steps" in reading.paragraphs(NOTE, "Heading1")
    assert reading.paragraphs(write_word(plain_note(), ExportOptions()), "Heading1") == ["Key developments"]


def test_a_section_that_the_template_does_not_know_is_printed_where_it_has_words():
    note = plain_note()
    extra = (Section("mine", "My own", (paragraph("Words."),)), Section("blank", "Blank", (paragraph(" "),)))
    content = write_word(
        replace(note, brief=replace(note.brief, sections=(*note.brief.sections, *extra))), ExportOptions()
    )
    assert reading.paragraphs(content, "Heading1") == ["Key developments", "My own"]


def test_headings_are_numbered_only_where_the_template_says_so():
    def is_numbered(content: bytes) -> bool:
        styles = reading.part(content, "word/styles.xml")
        return styles.find(f"{W}style[@{W}styleId='Heading1']/{W}pPr/{W}numPr") is not None

    assert is_numbered(NOTE)
    assert not is_numbered(write_word(plain_note(), ExportOptions()))


def list_ids(content: bytes) -> list[str]:
    body = reading.part(content, "word/document.xml")
    return [item.get(f"{W}val") for item in body.iterfind(f".//{W}numPr/{W}numId")]


def test_a_numbered_list_starts_again_after_a_paragraph_and_goes_on_after_a_quotation():
    number = BlockKind.NUMBER
    content = write_word(
        with_text(
            paragraph("One.", kind=number),
            paragraph("“", quoted(INDEFENSIBLE), "”", kind=BlockKind.QUOTE),
            paragraph("Two.", kind=number),
            paragraph("Between."),
            paragraph("One again.", kind=number),
        ),
        ExportOptions(),
    )
    ids = list_ids(content)
    assert ids[0] == ids[1] != ids[2]
    starts = reading.part(content, "word/numbering.xml").iterfind(f".//{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_the_sources_are_one_list():
    ids = list_ids(NOTE)
    assert ids[-2] == ids[-1] != ids[0]


def test_the_sources_are_left_out_where_the_options_say_so():
    content = write_word(information_note(), ExportOptions(include_sources=False))
    assert "Sources" not in reading.paragraphs(content)


def test_a_portion_marking_stands_before_its_paragraph():
    content = write_word(with_text(paragraph("Words.", marking="OFFICIAL")), ExportOptions())
    assert "(OFFICIAL) Words." in reading.paragraphs(content, "Normal")


def test_bold_and_italic_words_keep_their_look_inside_a_quotation():
    text = BORDER.anchor.text
    runs = (Run(text[:9], evidence_id=BORDER.id), Run(text[9:], bold=True, evidence_id=BORDER.id))
    content = write_word(with_text(paragraph("“", *runs, "”")), ExportOptions())
    body = reading.part(content, "word/document.xml")
    assert [reading.words(run) for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None] == [text[9:]]
    assert len(body.findall(f".//{W}bookmarkStart")) == 1


def test_the_properties_say_what_the_user_was_shown_and_nothing_else():
    core = properties(NOTE)
    assert (core.title, core.subject, core.keywords) == (
        "Container checks at Lindmouth",
        "Information note",
        "OFFICIAL-SENSITIVE",
    )
    assert (core.author, core.language, core.last_modified_by, core.comments) == (
        "Borders and Ports Unit",
        "en-GB",
        "",
        "",
    )
    assert core.created.isoformat() == core.modified.isoformat() == "2026-03-12T00:00:00+00:00"
    assert "docProps/app.xml" not in reading.names(NOTE)


def test_author_and_organisation_are_written_where_they_are_given():
    content = write_word(information_note(), ExportOptions(author="Mara", organisation="Ministry of Ports"))
    assert properties(content).author == "Mara"
    assert reading.part(content, "docProps/app.xml")[0].text == "Ministry of Ports"


def test_nobody_is_named_where_nobody_is_known():
    assert properties(write_word(plain_note(), ExportOptions())).author == "Not stated"


def test_the_language_of_the_brief_is_the_proofing_language():
    note = plain_note()
    content = write_word(replace(note, brief=replace(note.brief, language="en-US")), ExportOptions())
    languages = reading.part(content, "word/styles.xml").iter(f"{W}lang")
    assert {language.get(f"{W}val") for language in languages} == {"en-US"}


def test_the_sheet_is_the_one_chosen():
    content = write_word(plain_note(), ExportOptions(page=PageSize.LETTER))
    sheet = next(reading.part(content, "word/document.xml").iter(f"{W}pgSz"))
    assert (sheet.get(f"{W}w"), sheet.get(f"{W}h")) == ("12240", "15840")


def test_the_annex_shows_each_piece_once_with_the_words_around_it():
    content = write_word(information_note(), ExportOptions(evidence_annex=True))
    rows = [
        [reading.words(cell) for cell in row.iter(f"{W}tc")]
        for row in reading.part(content, "word/document.xml").iter(f"{W}tr")
    ]
    assert rows[0] == ["Note", "In the article", "Source"]
    assert rows[2][:2] == ["2", f"… total. The ministry will spend {COST.anchor.text} on two scanners, a rise of 12 …"]
    assert len(rows) == 8


def test_a_long_brief_has_contents_that_read_without_an_update():
    content = write_word(long_brief(150), ExportOptions())
    assert reading.paragraphs(content, "TOC1")[:2] == ["1\tPurpose", "2\tKey points"]
    assert reading.paragraphs(content, "TOC1")[-1] == "Sources"


def test_equal_briefs_give_equal_bytes():
    assert write_word(information_note(), ExportOptions()) == NOTE
    with zipfile.ZipFile(BytesIO(NOTE)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_three_hundred_quotations_take_less_than_a_second():
    brief = long_brief(300)
    start = time.process_time()
    write_word(brief, ExportOptions())
    assert time.process_time() - start < 1


def test_a_brief_without_words_is_still_a_document():
    content = write_word(with_text(), ExportOptions())
    assert reading.paragraphs(content)[:2] == ["Lindmouth today", "Situation update, 1 March 2026"]


def test_no_path_program_or_user_name_is_left_in_the_file():
    for name in reading.names(NOTE):
        text = reading.part(NOTE, name)
        for word in (b"python", b"Users", b"/home", b"/tmp", b"LibreOffice", b"Microsoft Office Word", b"rsid"):
            from lxml import etree

            assert word not in etree.tostring(text), (name, word)


HOSTILE = [
    '=HYPERLINK("x")',
    "]]><w:p/>",
    "&lt;b&gt; &amp;",
    "a\x00b\x0bc\x1fd",
    "\ud800half",
    "\ufffe\uffff",
    "\u202eevil\u202c",
    "x" * 50_000,
    "a\u0301 👩‍🚀 العربية 한국어",
    "soft\u00adhyphen",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_as_plain_text_everywhere(text):
    note = with_text(paragraph(text, marking=text[:200]), paragraph("after"))
    brief = replace(note.brief, title=text, marking=text, language="en-GB", fields=(Field("to", text[:200], text),))
    content = write_word(replace(note, brief=brief), ExportOptions(author=text, organisation=text))
    shown = reading.paragraphs(content, "Normal")[0]
    assert printed(text) in shown
    assert docx.Document(BytesIO(content)).paragraphs


BLOCKS = st.lists(
    st.builds(
        lambda kind, runs: paragraph(*runs, kind=kind),
        st.sampled_from(BlockKind),
        st.lists(
            st.one_of(
                st.builds(Run, st.text(max_size=40), st.booleans(), st.booleans()),
                st.sampled_from([quoted(BORDER), quoted(COST), Run("x", evidence_id="unknown")]),
            ),
            max_size=5,
        ),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_every_character_of_any_brief_is_read_back(blocks):
    content = write_word(with_text(*blocks), ExportOptions(include_sources=False))
    lines = reading.paragraphs(content)[3:]
    expected = [printed(block.text) for block in blocks]
    assert [squeezed(line) for line in lines] == [squeezed(text) for text in expected if text.strip()]


def squeezed(text: str) -> str:
    """Line breaks at the ends and doubled ones are not printed."""
    return "\n".join(line for line in text.split("\n") if line)
