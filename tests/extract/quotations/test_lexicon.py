from pathlib import Path

import pytest

from briefer.extract.quotations.lexicon import (
    FOLDER,
    Form,
    Frame,
    LexiconError,
    default_lexicon,
    faults_of_own_files,
    read_lexicon,
)
from briefer.paths import own_lexicons, resource


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", Form.PAST),
        ("denies", "deny", Form.THIRD),
        ("criticised", "criticize", Form.PAST),
        ("emphasises", "emphasize", Form.THIRD),
        ("signalled", "signal", Form.PAST),
        ("signaled", "signal", Form.PAST),
        ("admitting", "admit", Form.ING),
        ("knew", "know", Form.PAST),
        ("known", "know", Form.PARTICIPLE),
        ("tweeted", "tweet", Form.PAST),
    ],
)
def test_verbs_are_inflected_in_british_and_american_spelling(form, lemma, kind):
    assert default_lexicon().forms[form] == (lemma, kind)


def test_expressions_are_tried_longest_first():
    lengths = [len(phrase.rest) for phrase in default_lexicon().verbs["speak"].phrases]
    assert lengths == sorted(lengths, reverse=True)


def test_all_words_of_the_packaged_lists_are_in_lower_case():
    lexicon = default_lexicon()
    for entries in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
        assert all(lemma == lemma.lower() for lemma in entries)
    for words in (*lexicon.words.values(), *lexicon.speakers.values(), *lexicon.titles.values()):
        assert all(word == word.lower() for word in words)


def test_a_user_adds_a_word_with_a_file_of_the_same_shape(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[verbs]\nclause = ["opinionate"]\n', encoding="utf-8")
    lexicon = read_lexicon((resource(f"{FOLDER}/reporting.toml"), own))
    assert lexicon.forms["opinionated"] == ("opinionate", Form.PAST)
    assert Frame.CLAUSE in lexicon.verbs["opinionate"].frames
    assert Frame.CLAUSE in lexicon.verbs["say"].frames


@pytest.mark.parametrize(
    "content", ["[verbs\n", "[nonsense]\nwords = []\n", '[verbs]\nshouting = ["yell"]\n', "verbs = 3\n"]
)
def test_a_file_of_another_shape_is_refused_by_name(tmp_path: Path, content):
    own = tmp_path / "own.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as refusal:
        read_lexicon((own,))
    assert refusal.value.sentence


@pytest.fixture
def own_folder(own_home: Path):
    folder = own_lexicons() / "quotations"
    folder.mkdir(parents=True)
    default_lexicon.cache_clear()
    yield folder
    default_lexicon.cache_clear()


def test_files_in_the_users_folder_add_to_the_packaged_words(own_folder: Path):
    (own_folder / "mine.toml").write_text('[verbs]\nclause = ["Opinionate", "put in"]\n', encoding="utf-8")
    assert faults_of_own_files() == ()
    assert default_lexicon().forms["opinionates"] == ("opinionate", Form.THIRD)
    assert "said" in default_lexicon().forms


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[verbs]\nclause = ["minute"]\nquote ? [\n', "line 3"),
        ("[nonsense]\nwords = []\n", "“nonsense”"),
        ('verbs = "say"\n', "“verbs”"),
        ('[verbs]\nshouting = ["yell"]\n', "“shouting”"),
        ('[verbs]\nclause = [""]\n', "an entry is empty"),
        ('[verbs]\nclause = ["outsay"]\n[irregular]\noutsay = ["outsays"]\n', "[irregular]"),
    ],
)
def test_the_sentence_on_a_faulty_file_names_the_file_and_the_place(own_folder: Path, content: str, told: str):
    (own_folder / "mine.toml").write_text(content, encoding="utf-8")
    (sentence,) = faults_of_own_files()
    assert "mine.toml" in sentence
    assert told in sentence


def test_a_folder_named_like_a_file_of_words_is_left_out(own_folder: Path):
    (own_folder / "mine.toml").mkdir()
    (sentence,) = faults_of_own_files()
    assert "cannot be opened" in sentence
    assert "said" in default_lexicon().forms


@pytest.mark.parametrize(
    "content",
    [
        b"[verbs\n",
        b'[verbs]\nshouting = ["yell"]\n',
        b'[verbs]\nclause = [""]\n',
        b'[verbs]\nclause = ["outsay"]\n[irregular]\noutsay = ["outsays"]\n',
        b"\xff\xfe\x00",
        b"# " + b"x" * 300_000,
    ],
)
def test_a_faulty_file_of_the_user_is_named_and_left_out(own_folder: Path, content: bytes):
    (own_folder / "faulty.toml").write_bytes(content)
    (own_folder / "sound.toml").write_text('[verbs]\nclause = ["opinionate"]\n', encoding="utf-8")
    (sentence,) = faults_of_own_files()
    assert sentence.endswith(".")
    assert "said" in default_lexicon().forms
    assert "opinionated" in default_lexicon().forms
    assert "outsay" not in default_lexicon().forms
