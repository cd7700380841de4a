"""A brief as it stands mid-morning, on a real library: what the tests of the page start from."""

from __future__ import annotations

import datetime as dt

from samples import make_article, make_evidence

from briefer.brief.edit import evidence_blocks, with_blocks
from briefer.brief.model import Block, BlockKind, Brief, Run, new_id
from briefer.brief.template import Template, new_brief, parse_template
from briefer.core.article import Article
from briefer.core.evidence import Evidence, EvidenceKind
from briefer.paths import resource_text

FIGURE, QUOTATION = EvidenceKind.FIGURE, EvidenceKind.QUOTATION

TEXT = (
    (
        "“No battery of this size will run unwatched in our towns again, and no operator will decide alone when it is "
        "safe,” Energy Minister Helen Marsh told Parliament on Wednesday."
    ),
    (
        "The order covers about 1,200 sites, of which 340 stand within 100 metres of homes. Residents 🔋 were told to "
        "leave, and roughly 2,500 people spent the night in a sports hall."
    ),
    "Inspections will cost £14.6 million a year, a rise of 7.5 per cent on the present budget.",
    (
        "The chief fire officer called the site “a model of how not to build”, and the operator said that it “will "
        "co-operate fully” with the inquiry."
    ),
)
LONG = (
    "No battery of this size will run unwatched in our towns again, and no operator will decide alone when it is safe"
)


def article() -> Article:
    """The article behind the brief."""
    return make_article(*TEXT)


def evidence() -> tuple[Evidence, ...]:
    """Everything kept from it, in kept order: Q1, F1 to F4, Q2, Q3."""
    source = article()
    return (
        make_evidence(source, LONG, speaker="Helen Marsh, Energy Minister, 11 March 2026"),
        make_evidence(source, "about 1,200 sites", FIGURE, about="scope"),
        make_evidence(source, "roughly 2,500 people", FIGURE),
        make_evidence(source, "£14.6 million", FIGURE),
        make_evidence(source, "7.5 per cent", FIGURE),
        make_evidence(source, "a model of how not to build", speaker="The chief fire officer"),
        make_evidence(source, "will co-operate fully", speaker="The operator"),
    )


def note() -> Template:
    """The template of the brief."""
    return parse_template(resource_text("templates/information-note.toml"), "information-note")


def empty_brief() -> Brief:
    """A brief in which nothing is written."""
    return new_brief(note(), "Inspection of large batteries", dt.date(2026, 3, 13), "OFFICIAL")


def block(kind: BlockKind, *runs: Run | str) -> Block:
    """A block of runs; bare strings are the writer's own words."""
    return Block(new_id(), kind, tuple(run if isinstance(run, Run) else Run(run) for run in runs))


def written_brief() -> Brief:
    """The brief as it stands: seven pieces of evidence in four sections, the last section empty."""
    quoted, sites, people, cost, rise, model, operator = evidence()
    carried = {item.id: Run(item.anchor.text, evidence_id=item.id) for item in evidence()}
    brief = with_blocks(
        empty_brief(),
        "purpose",
        (
            block(
                BlockKind.PARAGRAPH,
                "To inform you of the order on large batteries, made after the fire in Tynebridge on 10 March 2026.",
            ),
        ),
    )
    brief = with_blocks(
        brief,
        "key-points",
        (
            block(BlockKind.BULLET, "The Minister ends self-supervision by operators:"),
            *evidence_blocks(quoted),
            block(BlockKind.BULLET, "The order covers ", carried[sites.id], "."),
            block(BlockKind.BULLET, "It will not be cheap. Inspections cost ", carried[cost.id], " a year."),
        ),
    )
    brief = with_blocks(
        brief,
        "background",
        (
            block(
                BlockKind.PARAGRAPH,
                "After the fire ",
                carried[people.id],
                " left their homes for a night, and the budget for inspections is to rise by ",
                carried[rise.id],
                ". The chief fire officer called the site “",
                carried[model.id],
                "”.",
            ),
        ),
    )
    brief = with_blocks(
        brief,
        "current-position",
        (
            block(BlockKind.NUMBER, "The operator “", carried[operator.id], "”."),
            block(BlockKind.NUMBER, "Unions wait."),
        ),
    )
    return with_blocks(
        brief,
        "assessment",
        (
            block(
                BlockKind.PARAGRAPH,
                Run("Likely to pass", bold=True),
                ". Residents want ",
                Run("more", italic=True),
                " than checks.",
            ),
        ),
    )
