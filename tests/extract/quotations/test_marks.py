import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.extract.quotations.marks import quoted_regions


def inner(text: str) -> list[str]:
    return [text[region.inner_start : region.inner_end] for region in quoted_regions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said.", ["Yes,"]),
        ('"Yes," she said.', ["Yes,"]),
        ("''Yes,'' she said.", ["Yes,"]),
        ("‘Yes,’ she said.", ["Yes,"]),
        ("'Yes,' she said.", ["Yes,"]),
        ("«Yes,» she said.", ["Yes,"]),
        ("„Yes,“ she said.", ["Yes,"]),
        ("‘It’s the workers’ plan,’ he said.", ["It’s the workers’ plan,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("‘He said “no” twice,’ she said.", ["He said “no” twice,"]),
        ("The workers' plan of the '90s isn't new.", []),
        ("The dogs’ home and the cats’ home", []),
        ("“One “two”", ["One ", "two"]),
        ("“First part.\n“Second part.”", ["First part.", "Second part."]),
        ("“Why?“ he asked.", ["Why?"]),
        ("''He said 'go,''' she said.", ["He said 'go,'"]),
        ("‘The sign said ‘no entry’ in red,’ she said.", ["The sign said ‘no entry’ in red,"]),
        ("‘She told me ‘go’.’ He left.", ["She told me ‘go’."]),
        ("'I asked, 'Why?''", ["I asked, 'Why?'"]),
        ("‘We told ’em in the ’90s,’ he said.", ["We told ’em in the ’90s,"]),
        ("'We told 'em in the '90s,' he said.", ["We told 'em in the '90s,"]),
        ("'Tis late,' she said. 'Go home.'", ["Tis late,", "Go home."]),
        ("The class of ’16 and the nurses’ union’s plan", []),
        ("She calls it ‘a mess for all of us’ and left.", ["a mess for all of us"]),
        (
            "‘The nurses’ pay and the doctors’ hours are fair,’ he said.",
            ["The nurses’ pay and the doctors’ hours are fair,"],
        ),
        ("They sang ‘Rock ’n’ Roll’ and went.", ["Rock ’n’ Roll"]),
        ("He sang by th’ old dock at the teachers’ ball.", []),
        ("‘Ol’ Ted’ is what he said.", ["Ol’ Ted"]),
        ("‘The owners’ fees rose.\n\n‘We paid,’ he said.", ["The owners’ fees rose.", "We paid,"]),
        ("”Wrongly drawn,” she said.", ["Wrongly drawn,"]),
        ("‘Misdrawn,‘ he said.", ["Misdrawn,"]),
        ("‘No end here. Ann’s dog barks.", ["No end here. Ann’s dog barks."]),
        ("the boss’ chair, James’ car and ‘a mess’", ["a mess"]),
        ('The board is 6\' 2" long, "roughly".', ["roughly"]),
        ('“” ‘’ ""', []),
        ("", []),
    ],
)
def test_marks_of_every_style_are_paired(text, expected):
    assert inner(text) == expected


def test_an_unclosed_stretch_runs_to_the_end_of_its_paragraph_and_says_so():
    (region,) = quoted_regions("“No end\n\nNext.")
    assert not region.closed
    assert region.end == len("“No end")


@given(st.text(alphabet="ab .,!?s'’‘“”\"«»`\n", max_size=80))
def test_stretches_are_in_order_and_never_overlap(text):
    end = 0
    for region in quoted_regions(text):
        assert end <= region.start < region.inner_start <= region.inner_end <= region.end <= len(text)
        assert "\n" not in text[region.start : region.end]
        end = region.end
