"""Cited briefs for the tests of the export, in sentences written for them."""

from __future__ import annotations

import datetime as dt

from briefer.brief.cited import CitedBrief
from briefer.brief.edit import place_evidence, with_blocks, with_field
from briefer.brief.model import Block, BlockKind, Brief, Run, Section
from briefer.brief.template import SectionTemplate, Template, parse_template
from briefer.core.article import Article, Original, Paragraph, article_id, seal
from briefer.core.citation import Source, source_of
from briefer.core.evidence import Evidence, EvidenceKind, anchor_span
from briefer.core.span import Span
from briefer.paths import resource_text

PORT_STORY = (
    "The harbour authority of Lindmouth will double the number of inspectors at its container terminal, the "
    "transport ministry announced on Tuesday.\n\n"
    "“We cannot wave through four thousand containers a day and call it a border,” Transport Minister Ada Holm told "
    "reporters at the quay. “That ends this spring.”\n\n"
    "About 3,400 containers were opened last year, fewer than 1 per cent of the total. The ministry will spend "
    "£18.5 million on two scanners, a rise of 12 per cent on the planned budget.\n\n"
    "“A scanner is only as good as the person who reads the picture, and we have been short of those people for six "
    "years,” said Tomas Reyl, who leads the inspectors’ union.\n\n"
    "Hauliers fear queues. A trade body, the Northern Freight Council, expects waits of up to 90 minutes in the "
    "first weeks."
)
RIVAL_STORY = (
    "Lindmouth port is to open more containers after a year of criticism from neighbouring states.\n\n"
    "Ms Holm called the present rate of checks “indefensible”. Her ministry put the number of containers opened in "
    "the past year at 3,100."
)
IMPORTED = dt.date(2026, 3, 12)


def article(text: str, **details: object) -> Article:
    content = text.encode()
    original = Original("story.txt", seal(content), len(content), "text/plain")
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in text.split("\n\n"):
        paragraphs.append(Paragraph(Span(start, start + len(piece))))
        start += len(piece) + 2
    return Article(
        id=article_id(original.sha256, 0),
        original=original,
        position=0,
        text=text,
        paragraphs=tuple(paragraphs),
        **details,  # type: ignore[arg-type]
    )


PORT = article(
    PORT_STORY,
    title="Lindmouth doubles its inspectors as ‘easy border’ is closed",
    authors=("Mara Ilves",),
    outlet="The Coastal Courier",
    published=dt.date(2026, 3, 10),
    address="https://courier.example.org/2026/03/10/lindmouth-inspectors?edition=uk&page=2",
)
RIVAL = article(RIVAL_STORY, title="More checks at Lindmouth", outlet="Norden Daily")


def evidence(
    source: Article,
    words: str,
    number: int,
    kind: EvidenceKind = EvidenceKind.QUOTATION,
    **details: object,
) -> Evidence:
    start = source.text.index(words)
    return Evidence(
        id=f"{number:032x}",
        kind=kind,
        anchor=anchor_span(source, Span(start, start + len(words))),
        **details,  # type: ignore[arg-type]
    )


BORDER = evidence(
    PORT,
    "We cannot wave through four thousand containers a day and call it a border,",
    1,
    speaker="Transport Minister Ada Holm",
    cue="told",
    direct=True,
)
SCANNER = evidence(
    PORT,
    "A scanner is only as good as the person who reads the picture, and we have been short of those people for six "
    "years,",
    2,
    speaker="Tomas Reyl, inspectors’ union",
    cue="said",
    direct=True,
)
OPENED = evidence(PORT, "3,400 containers", 3, EvidenceKind.FIGURE, about="containers opened last year")
COST = evidence(PORT, "£18.5 million", 4, EvidenceKind.FIGURE, about="two scanners")
WAITS = evidence(PORT, "up to 90 minutes", 5, EvidenceKind.FIGURE, about="expected wait of lorries")
INDEFENSIBLE = evidence(RIVAL, "indefensible", 6, speaker="Ada Holm", cue="called", direct=True)
FEWER = evidence(RIVAL, "3,100", 7, EvidenceKind.FIGURE, about="containers opened in the past year")
EVIDENCE = (BORDER, SCANNER, OPENED, COST, WAITS, INDEFENSIBLE, FEWER)
SOURCES: tuple[Source, ...] = (source_of(PORT, IMPORTED), source_of(RIVAL, IMPORTED))


def paragraph(*runs: Run | str, kind: BlockKind = BlockKind.PARAGRAPH, marking: str = "") -> Block:
    made = tuple(Run(item) if isinstance(item, str) else item for item in runs)
    return Block("", kind, made, marking)


def quoted(item: Evidence) -> Run:
    return Run(item.anchor.text, evidence_id=item.id)


def cited(brief: Brief, template: Template, used: tuple[Evidence, ...] = EVIDENCE) -> CitedBrief:
    return CitedBrief(brief=brief, template=template, evidence=used, sources=SOURCES)


def information_note() -> CitedBrief:
    """A whole note as an officer would send it: every kind of block, fields, a marking, one empty section."""
    template = parse_template(resource_text("templates/information-note.toml"), "information-note")
    brief = Brief(
        id="0" * 32,
        template=template.id,
        title="Container checks at Lindmouth",
        date=dt.date(2026, 3, 12),
        marking="OFFICIAL-SENSITIVE",
        fields=(),
        sections=tuple(Section(section.key, section.heading) for section in template.sections),
    )
    brief = _with_head(brief, template)
    brief = with_blocks(
        brief,
        "purpose",
        (paragraph("To inform you of the new checks at Lindmouth port and of what is expected of us."),),
    )
    brief = with_blocks(
        brief,
        "key-points",
        (
            paragraph("The minister has tied herself to a date:", kind=BlockKind.BULLET),
            paragraph("“", quoted(BORDER), "”", kind=BlockKind.QUOTE),
            paragraph("Transport Minister Ada Holm", kind=BlockKind.ATTRIBUTION),
            paragraph("Two scanners will cost ", quoted(COST), ".", kind=BlockKind.BULLET),
            paragraph(
                "Today’s rate of checks is “", quoted(INDEFENSIBLE), "”, in her own word.", kind=BlockKind.BULLET
            ),
        ),
    )
    brief = with_blocks(
        brief,
        "background",
        (
            paragraph(
                "The port opened about ",
                quoted(OPENED),
                " in the past year; ",
                Run("another count", italic=True),
                " says ",
                quoted(FEWER),
                ".",
            ),
            paragraph("What happens, in order:"),
            paragraph("Inspectors are hired from April.", kind=BlockKind.NUMBER),
            paragraph("The first scanner is built in May.", kind=BlockKind.NUMBER),
            paragraph(Run("Full checks", bold=True), " begin on 1 June.", kind=BlockKind.NUMBER),
        ),
    )
    brief = place_evidence(brief, SCANNER, "current-position")
    brief = place_evidence(brief, WAITS, "current-position")
    brief = with_blocks(
        brief,
        "assessment",
        (paragraph("Queues are likely in the first weeks. We are fairly sure that they will be short."),),
    )
    return cited(brief, template)


def _with_head(brief: Brief, template: Template) -> Brief:
    from dataclasses import replace

    from briefer.brief.model import Field

    brief = replace(brief, fields=tuple(Field(field.key, field.label, field.value) for field in template.fields))
    brief = with_field(brief, "to", "Private Secretary to the Minister of State")
    return with_field(brief, "from", "Borders and Ports Unit")


def plain_note() -> CitedBrief:
    """The least that a brief can be: no marking, no fields, no numbers, one optional section without words."""
    template = Template(
        id="plain",
        name="Situation update",
        about="What is new.",
        sections=(
            SectionTemplate(key="new", heading="Key developments", help=""),
            SectionTemplate(key="outlook", heading="Outlook", help="", required=False),
        ),
        numbered=False,
        sources=False,
    )
    brief = Brief(
        id="1" * 32,
        template="plain",
        title="Lindmouth today",
        date=dt.date(2026, 3, 1),
        sections=(
            Section("new", "Key developments", (paragraph("Ms Holm spoke of “", quoted(INDEFENSIBLE), "” checks."),)),
            Section("outlook", "Outlook"),
        ),
    )
    return cited(brief, template, (INDEFENSIBLE,))


def with_text(*blocks: Block, used: tuple[Evidence, ...] = EVIDENCE) -> CitedBrief:
    """A brief with these blocks in its one section."""
    from dataclasses import replace

    note = plain_note()
    brief = replace(note.brief, sections=(Section("new", "Key developments", blocks),))
    return replace(note, brief=brief, evidence=used)


def long_brief(count: int) -> CitedBrief:
    """A brief with `count` quotations, each with its own words and paragraph."""
    sentences = [
        f"Inspector number {number} said that lane {number} of the terminal was closed for the whole of the shift."
        for number in range(1, count + 1)
    ]
    story = article(
        "\n\n".join(sentences), title="The long watch", outlet="Quayside Notes", published=dt.date(2026, 2, 2)
    )
    used = tuple(
        evidence(story, sentence.removesuffix("."), number, direct=True, speaker=f"Inspector {number}")
        for number, sentence in enumerate(sentences, start=1)
    )
    note = information_note()
    from dataclasses import replace

    brief = replace(note.brief, marking="OFFICIAL")
    keys = [section.key for section in brief.sections]
    for number, item in enumerate(used):
        brief = place_evidence(brief, item, keys[number * len(keys) // count])
    return CitedBrief(
        brief=brief, template=note.template, evidence=(*EVIDENCE, *used), sources=(*SOURCES, source_of(story, IMPORTED))
    )
