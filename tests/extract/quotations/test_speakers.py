import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Anna Lindqvist said she would go.", ["Anna Lindqvist"]),
        ("Anna Lindqvist arrived. “We are late,” Ms Lindqvist said.", ["Anna Lindqvist"]),
        ("Anna Lindqvist arrived. “We are late,” Lindqvist said.", ["Anna Lindqvist"]),
        ("“We are late,” Anna Lindqvist said. She added that it rained.", ["Anna Lindqvist", "Anna Lindqvist"]),
        ("Bo Kim and Cho Kim met. “We are late,” Mr Kim said.", [""]),
        ("“We are late,” Mr Bo Hale said. She added that it rained.", ["Bo Hale", ""]),
        ("The minister said it rained.", [""]),
        ("The Green Growth Strategy was published. The strategy said taxes would rise.", ["Green Growth Strategy"]),
    ],
)
def test_a_speaker_is_named_only_where_it_is_certain(read, text, names):
    assert [quotation.resolved for quotation in read(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Rates will fall,” said Mina Dahl of Fjord Securities.", "Mina Dahl"),
        ("Analysts at Brage Capital said it was late.", ""),
        ("A spokesman for Ann Lee said it was late.", ""),
        ("Superintendent of Police Anita Rao said it was over.", "Anita Rao"),
        ("The mayor, Julio Ferrer, has called it “a mess”.", "Julio Ferrer"),
        ("“It fell,” its chairman, Daniel Mwangi, said.", "Daniel Mwangi"),
        ("The storm, Julio Ferrer, said that it passed.", ""),
    ],
)
def test_a_speaker_is_the_person_named_not_the_body_or_place(read, text, name):
    assert read(text)[0].resolved == name
