import pytest

from briefer.brief.markings import MarkingsError, marking_of, parse_markings
from briefer.core.marking import UNMARKED, Marking, highest
from briefer.paths import resource_text

LISTED = parse_markings(resource_text("markings.toml"))


def test_the_packaged_list_runs_from_the_least_to_the_most_sensitive():
    assert [item.label for item in LISTED] == ["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"]
    assert highest(tuple(item.marking for item in LISTED)) == Marking("TOP SECRET", 4)


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("OFFICIAL", 1),
        ("OFFICIAL-SENSITIVE", 2),
        ("OFFICIAL-SENSITIVE COMMERCIAL", 2),
        ("  secret   UK EYES ONLY", 3),
        ("SECRETARIAT", 5),
        ("HAUSINTERN", 5),
    ],
)
def test_a_label_ranks_by_the_longest_listed_one_and_an_unknown_one_above_all(label, level):
    assert marking_of(label, LISTED).level == level


def test_no_label_is_unmarked():
    assert marking_of(" ", LISTED) == UNMARKED


@pytest.mark.parametrize(
    "content",
    [
        "",
        "markings = []",
        "markings = 3",
        "[[markings]]\nlabel = ''\nlevel = 1",
        "[[markings]]\nlabel = 'A'\nlevel = -1",
        "[[markings]]\nlabel = 'A'\nlevel = 1\ncolour = 'red'",
        "[[markings]]\nlabel = 'A'\nlevel = 1\n[[markings]]\nlabel = 'a'\nlevel = 2",
        "not toml",
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_a_sentence(content):
    with pytest.raises(MarkingsError, match="The list of markings cannot be used"):
        parse_markings(content)
