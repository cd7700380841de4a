from __future__ import annotations

import datetime as dt
from dataclasses import replace

from export import reading
from export.samples import BORDER, IMPORTED, article, evidence, paragraph, plain_note, quoted, with_text

from briefer.brief.cited import CitedBrief
from briefer.brief.model import BlockKind
from briefer.core.citation import source_of
from briefer.core.evidence import EvidenceKind
from briefer.export import ExportOptions, verify_word, write_markdown, write_word

WIRE = article(
    'The mayor called the plan "a gift to nobody" on Friday. "Not on my watch," she said.',
    title='Mayor: "A gift to nobody"',
    outlet="Wire Report",
    published=dt.date(2026, 5, 4),
)
WHOLE = evidence(WIRE, 'The mayor called the plan "a gift to nobody" on Friday', 21, EvidenceKind.PASSAGE)
WATCH = evidence(WIRE, "Not on my watch,", 22, direct=True)


def straight_brief() -> CitedBrief:
    note = with_text(
        paragraph(quoted(WHOLE), ". In short, “no”."),
        paragraph("“", quoted(WATCH), "”", kind=BlockKind.QUOTE),
        used=(WHOLE, WATCH),
    )
    template = replace(plain_note().template, sources=True)
    brief = replace(note.brief, title="The “gift”")
    return replace(note, brief=brief, template=template, sources=(source_of(WIRE, IMPORTED),))


def test_words_around_straight_quotations_take_straight_marks():
    content = write_word(straight_brief(), ExportOptions())
    assert reading.paragraphs(content)[:5] == [
        'The "gift"',
        "Situation update, 1 March 2026",
        "Key developments",
        f'{WHOLE.anchor.text}. In short, "no".',
        '"Not on my watch,"',
    ]
    assert reading.notes(content)[0] == 'Wire Report, "Mayor: ‘A gift to nobody’", 4 May 2026, paragraph 1.'
    assert "“" not in "".join(reading.paragraphs(content))


def test_the_quotations_themselves_are_never_touched():
    verification = verify_word(write_word(straight_brief(), ExportOptions()), "x")
    assert [item.text_now for item in verification.quotations] == [WHOLE.anchor.text, WATCH.anchor.text]
    assert verification.changed == ()


def test_where_articles_differ_the_writers_marks_stay():
    note = with_text(paragraph("“", quoted(WHOLE), "” and “", quoted(BORDER), "”"), used=(WHOLE, BORDER))
    story = evidence(article("He said “so” there."), "said “so”", 23, EvidenceKind.PASSAGE)
    mixed = with_text(paragraph("“", quoted(WHOLE), "”, ", quoted(story)), used=(WHOLE, story))
    assert "“The mayor" not in reading.paragraphs(write_word(note, ExportOptions()))[3]
    assert reading.paragraphs(write_word(mixed, ExportOptions()))[3].startswith("“The mayor")


def test_markdown_keeps_straight_marks_from_being_curled():
    source = write_markdown(straight_brief(), ExportOptions())
    assert "called the plan &#34;a gift to nobody&#34; on Friday.[^1] In short" in source
    assert "“" not in source
