from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from export import reading
from export.reading import W
from export.samples import (
    BORDER,
    COST,
    INDEFENSIBLE,
    article,
    evidence,
    information_note,
    long_brief,
    paragraph,
    quoted,
    with_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefer.brief.cited import CitedBrief
from briefer.brief.model import Run
from briefer.core.errors import BrieferError
from briefer.export import ExportOptions, QuotationState, VerifyError, verify_word, write_word

NOTE = write_word(information_note(), ExportOptions())
DOCUMENT, RECORD = "word/document.xml", "customXml/item1.xml"
CHANGED, REMOVED, TAMPERED = QuotationState.CHANGED, QuotationState.REMOVED, QuotationState.RECORD_CHANGED


def edited(change: Callable[[etree._Element], None], name: str = DOCUMENT, content: bytes = NOTE) -> bytes:
    def rewrite(part: bytes) -> bytes:
        root = etree.fromstring(part)
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return reading.with_part(content, name, rewrite)


def replaced(old: str, new: str, name: str = DOCUMENT) -> bytes:
    assert old.encode() in zipfile.ZipFile(BytesIO(NOTE)).read(name)
    return reading.with_part(NOTE, name, lambda part: part.replace(old.encode(), new.encode(), 1))


def states(content: bytes) -> list[tuple[str, QuotationState]]:
    return [(item.text_then, item.state) for item in verify_word(content, "note.docx").changed]


def bookmark(root: etree._Element, number: int) -> etree._Element:
    return next(item for item in root.iter(f"{W}bookmarkStart") if item.get(f"{W}name") == f"evidence_{number}")


def test_a_fresh_export_passes():
    verification = verify_word(NOTE, "note.docx")
    assert verification.changed == ()
    assert verification.title == "Container checks at Lindmouth"
    assert verification.marking == "OFFICIAL-SENSITIVE"
    first = verification.quotations[0]
    assert first.text_then == first.text_now == BORDER.anchor.text
    assert first.citation.startswith("The Coastal Courier, “Lindmouth doubles")
    assert first.sentence.startswith("“We cannot wave through four thousand")


def test_a_changed_word_names_the_quotation_then_and_now():
    content = replaced("four thousand containers", "five thousand containers")
    found = verify_word(content, "note.docx").changed
    assert [item.state for item in found] == [CHANGED]
    assert found[0].text_now == BORDER.anchor.text.replace("four", "five")
    assert "was changed to “We cannot wave through five thousand" in found[0].sentence


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(BORDER.anchor.text) - 1), st.sampled_from(["", "ß", "\u2011", " ", "double"]))
def test_any_one_changed_character_is_found(place, sign):
    old = BORDER.anchor.text
    new = old[:place] + (old[place] * 2 if sign == "double" else sign) + old[place + 1 :]
    if new != old:
        assert states(replaced(old, new)) == [(old, CHANGED)]


@pytest.mark.parametrize("text", [COST.anchor.text, "3,400 containers", "up to 90 minutes", "3,100"])
def test_a_changed_figure_is_found_too(text):
    changed = text.translate(str.maketrans("0123456789", "1234567890"))
    assert states(replaced(f">{text}<", f">{changed}<")) == [(text, CHANGED)]


@pytest.mark.parametrize("lookalike", ["indefensіble", "indefensible\u200b", "Indefensible", "indefen\u00adsible"])
def test_letters_that_only_look_alike_are_a_change(lookalike):
    assert states(replaced(">indefensible<", f">{lookalike}<")) == [("indefensible", CHANGED)]


def test_a_word_slipped_in_beside_the_quotation_marks_is_found():
    content = replaced("Today’s rate of checks is “", "Today’s rate of checks is “not ")
    found = verify_word(content, "note.docx").changed
    assert [(item.text_then, item.text_now) for item in found] == [("“indefensible”", "“not indefensible”")]


def test_quotation_marks_that_are_gone_are_found():
    assert states(replaced("Today’s rate of checks is “", "Today’s rate of checks is ")) == [
        ("“indefensible”", CHANGED)
    ]


def test_a_removed_quotation_is_found():
    def remove(root: etree._Element) -> None:
        start = bookmark(root, 3)
        for item in (*start.itersiblings(f"{W}r", preceding=False),):
            start.getparent().remove(item)

    assert states(edited(remove)) == [("indefensible", REMOVED)]


def test_a_removed_paragraph_is_found():
    def remove(root: etree._Element) -> None:
        line = bookmark(root, 1).getparent()
        line.getparent().remove(line)

    assert states(edited(remove)) == [(BORDER.anchor.text, REMOVED)]


def test_words_deleted_under_tracked_changes_count_as_deleted():
    def delete(root: etree._Element) -> None:
        run = bookmark(root, 2).getnext()
        text = run.find(f"{W}t")
        text.tag = f"{W}delText"
        mark = etree.Element(f"{W}del", {f"{W}id": "900", f"{W}author": "A"})
        run.addprevious(mark)
        mark.append(run)

    assert states(edited(delete)) == [(COST.anchor.text, REMOVED)]


def test_words_inserted_under_tracked_changes_count_as_inserted():
    def insert(root: etree._Element) -> None:
        run = bookmark(root, 2).getnext()
        mark = etree.Element(f"{W}ins", {f"{W}id": "901", f"{W}author": "A"})
        run.addnext(mark)
        etree.SubElement(etree.SubElement(mark, f"{W}r"), f"{W}t").text = "s"

    assert states(edited(insert)) == [(COST.anchor.text, CHANGED)]


def test_hidden_words_count_as_removed():
    def hide(root: etree._Element) -> None:
        run = bookmark(root, 2).getnext()
        look = etree.Element(f"{W}rPr")
        etree.SubElement(look, f"{W}vanish")
        run.insert(0, look)

    assert states(edited(hide)) == [(COST.anchor.text, REMOVED)]


def test_formatting_and_other_words_may_change():
    def rework(root: etree._Element) -> None:
        run = bookmark(root, 1).getnext()
        text = run.find(f"{W}t").text
        run.find(f"{W}t").text = text[:10]
        second = etree.Element(f"{W}r")
        run.addnext(second)
        etree.SubElement(etree.SubElement(second, f"{W}rPr"), f"{W}b")
        rest = etree.SubElement(second, f"{W}t")
        rest.text = text[10:]
        rest.set(reading_space(), "preserve")
        next(item for item in root.iter(f"{W}t") if item.text == "Two scanners will cost ").text = "Two will cost "

    assert states(edited(rework)) == []


def reading_space() -> str:
    return "{http://www.w3.org/XML/1998/namespace}space"


def test_a_changed_record_is_named():
    content = replaced("four thousand containers", "five thousand containers", RECORD)
    found = verify_word(content, "note.docx").changed
    assert [item.state for item in found] == [TAMPERED]
    assert "the words cannot be verified" in found[0].sentence


def test_a_record_changed_together_with_the_words_is_named():
    content = replaced("four thousand containers", "five thousand containers", RECORD)
    content = reading.with_part(content, DOCUMENT, lambda part: part.replace(b"four thousand", b"five thousand"))
    assert [state for _text, state in states(content)] == [TAMPERED]


def test_a_record_pointed_to_another_source_is_named():
    content = reading.with_part(NOTE, RECORD, lambda part: re.sub(rb'start="\d+"', b'start="0"', part, count=1))
    assert states(content) == [(BORDER.anchor.text, TAMPERED)]


def test_a_record_taken_away_is_found_by_its_bookmark():
    content = edited(lambda root: root.remove(root[2]), RECORD)
    found = verify_word(content, "note.docx").changed
    assert [(item.text_now, item.state) for item in found] == [("indefensible", TAMPERED)]


def test_a_record_taken_away_with_its_quotation_is_found_by_the_seal():
    def remove(root: etree._Element) -> None:
        line = bookmark(root, 3).getparent()
        line.getparent().remove(line)

    content = edited(lambda root: root.remove(root[2]), RECORD, edited(remove))
    found = verify_word(content, "note.docx").changed
    assert [item.state for item in found] == [TAMPERED]
    assert "list of recorded quotations was changed" in found[0].sentence


def test_a_quotation_over_two_paragraphs_of_its_article_passes():
    text = "One line.\u2028\u2028Another line."
    brief = with_text(paragraph("“", Run(text, evidence_id=BORDER.id), "”"))
    content = write_word(brief, ExportOptions())
    assert [item.text_now for item in verify_word(content, "x").quotations] == ["One line.\nAnother line."]
    assert verify_word(content, "x").changed == ()


def test_every_quotation_of_a_long_brief_is_compared():
    verification = verify_word(write_word(long_brief(120), ExportOptions()), "long.docx")
    assert len(verification.quotations) == 127
    assert verification.changed == ()


def test_a_word_file_of_another_program_is_refused_with_a_sentence():
    other = BytesIO()
    docx.Document().save(other)
    with pytest.raises(VerifyError, match=r"^memo.docx carries no record of its quotations.*Export the brief again.$"):
        verify_word(other.getvalue(), "memo.docx")


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


BOMB = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>"
HOSTILE = {
    "over 50 MB": b"\0" * (50 * 1024 * 1024 + 1),
    "nothing": b"",
    "text": b"not a zip",
    "half": NOTE[: len(NOTE) // 2],
    "entities": zipped({DOCUMENT: BOMB}),
    "outside file": zipped({DOCUMENT: b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}),
    "no xml": zipped({DOCUMENT: b"\x00\x01"}),
    "deep": zipped({DOCUMENT: b"<a>" * 5000 + b"</a>" * 5000}),
    "many parts": zipped({f"word/part{number}.xml": b"<a/>" for number in range(2100)}),
    "unpacks to 80 MB": zipped({DOCUMENT: b" " * (80 << 20)}),
    "record of another shape": zipped(
        {DOCUMENT: f"<d xmlns='{W[1:-1]}'/>".replace("d ", "document ").encode(),
         RECORD: b"<provenance xmlns='urn:briefer:provenance:1'><quotation/></provenance>"}
    ),
    "record of another kind": zipped(
        {DOCUMENT: f"<document xmlns='{W[1:-1]}'/>".encode(),
         RECORD: b"<provenance xmlns='urn:briefer:provenance:1'><script/></provenance>"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(content):
    with pytest.raises(BrieferError) as refused:
        verify_word(content, "odd\x1b[31m.docx")
    assert refused.value.sentence.endswith(".")
    assert "\x1b" not in refused.value.sentence


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(NOTE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_passes_or_is_named_but_never_breaks(place, junk):
    damaged = NOTE[:place] + junk + NOTE[place + len(junk) :]
    with contextlib.suppress(BrieferError):
        verify_word(damaged, "note.docx")


def odd_signs() -> CitedBrief:
    """Quotations with signs that a word processor likes to store in a way of its own."""
    signs = "no\u2011break, soft\u00adhyphen, 28\u00a0500,\u2028\u2028  two  lines\u202f% é e\u0301 👩‍🚀 한국 العربية"
    story = article("Here: " + signs.replace("\u2028", "\n"))
    odd = evidence(story, signs.replace("\u2028", "\n"), 31, direct=True)
    return with_text(
        paragraph("“", Run(signs, evidence_id=odd.id), "” and “", quoted(INDEFENSIBLE), "”"),
        used=(odd, INDEFENSIBLE),
    )


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("brief", [information_note(), odd_signs()], ids=["note", "odd signs"])
def test_quotations_and_record_survive_a_save_in_libreoffice(tmp_path: Path, brief: CitedBrief):
    source = tmp_path / "in" / "note.docx"
    source.parent.mkdir()
    source.write_bytes(write_word(brief, ExportOptions(evidence_annex=True)))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (tmp_path / "out" / "note.docx").read_bytes()
    verification = verify_word(saved, "note.docx")
    assert len(verification.quotations) == len(brief.brief.evidence_ids())
    assert verification.changed == ()

    def spoil(root: etree._Element) -> None:
        next(bookmark(root, 2).itersiblings(f"{W}r")).find(f"{W}t").text += "x"

    assert [state for _text, state in states(edited(spoil, content=saved))] == [CHANGED]
