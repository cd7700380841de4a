import pytest

from briefer.extract.quotations.lexicon import default_lexicon
from briefer.extract.quotations.transcripts import speaker_labels


def labels(text: str) -> list[str]:
    found = speaker_labels(text, default_lexicon().words["labels_of_things"])
    return [text[start:colon] for start, colon in found.items()]


def test_lines_that_begin_with_names_are_a_transcript():
    text = "Ann Lee: Where were you?\n\nMr Osei: At home, all day.\n\nAnn Lee: And then?"
    assert labels(text) == ["Ann Lee", "Mr Osei", "Ann Lee"]


def test_a_label_may_hold_an_office_and_a_place_in_brackets():
    text = "Sir Keith Orme (Harwich) (Con): Will she meet me?\nThe Minister for Ports (Jane Ellery): I will."
    assert labels(text) == ["Sir Keith Orme (Harwich) (Con)", "The Minister for Ports (Jane Ellery)"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann Lee: Where were you?",
        "Photo: Ann Lee of the Herald\n\nSource: the ministry of ports",
        "It was late: nobody came.\n\nShe knew: it was over.",
        "LONDON: The bridge is shut.\n\nIt rained.\n\nIt rained more.\n\nNobody came.\n\nRelated: Bridges of the north",
        "12:30: The vote is over.\n\n13:00: The count is on.",
    ],
)
def test_other_lines_with_colons_are_none(text):
    assert labels(text) == []
