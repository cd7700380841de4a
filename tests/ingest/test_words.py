"""The small parts: dates, names, languages, encodings, furniture, headings of pages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefer.core.article import CutReason
from briefer.ingest.bylines import byline_names, names_in
from briefer.ingest.cleaning import clean_line, clean_text
from briefer.ingest.dates import find_date, is_date_line, parse_stamp
from briefer.ingest.encoding import decode, looks_binary
from briefer.ingest.furniture import furniture
from briefer.ingest.language import detect_language
from briefer.ingest.pdf.ligatures import UNNAMED, spell_out
from briefer.ingest.web.titles import choose_title, without_outlet

DAY = dt.date(2026, 1, 24)


@pytest.mark.parametrize(
    "text",
    ["24 January 2026", "Jan. 24, 2026", "Saturday, January 24th, 2026", "24. Januar 2026", "24 janvier 2026",
     "24 de enero de 2026", "24.01.2026", "2026-01-24T06:00:00Z", "2026年1月24日", "24/01/2026", "24 stycznia 2026",
     "24 ocak 2026", "Published: 24 Jan 2026"],
)  # fmt: skip
def test_a_date_is_read_in_many_languages(text: str) -> None:
    assert find_date(text) == DAY


def test_a_date_that_cannot_be_is_none() -> None:
    assert find_date("31 February 2026") is None
    assert parse_stamp("9" * 500) is None
    assert find_date("1/24/2026") == DAY
    assert find_date("4/5/2026", month_first=True) == dt.date(2026, 4, 5)


def test_a_line_with_a_date_is_told_from_a_sentence_with_one() -> None:
    assert is_date_line("Updated on Saturday 24 January 2026 at 10:15 GMT")
    assert not is_date_line("The quay closes on 24 January 2026 for nine weeks.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE and BO CHAN, Transport Editor", ("Ann Lee", "Bo Chan")),
        ("Von Jörg Müller", ("Jörg Müller",)),
        ("By Jan van der Berg in Rotterdam", ("Jan van der Berg",)),
        ("By Friday the quay will be closed to all lorries.", ()),
        ("By the time the quay closed", ()),
    ],
)
def test_a_byline_gives_its_names(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


def test_author_fields_give_names_without_roles_and_handles() -> None:
    assert names_in("Lee, Ann; Bo Chan (@bochan)") == ("Ann Lee", "Bo Chan")
    assert names_in("https://post.example/ann") == ()
    assert names_in("Redaktion", stated=True) == ("Redaktion",)


SENTENCES = {
    "en": "The harbour authority said that it will close the quay for nine weeks, and that lorries have to go north.",
    "de": "Die Hafenbehörde teilte mit, dass der Kai für neun Wochen gesperrt wird und die Laster nach Norden fahren.",
    "fr": "Les autorités du port ont dit que le quai sera fermé neuf semaines et que les camions iront dans le nord.",
    "es": "La autoridad del puerto dijo que el muelle estará cerrado por nueve semanas y los camiones irán al norte.",
    "nl": "De havendienst zei dat de kade negen weken dicht gaat en dat de vrachtwagens naar het noorden moeten.",
    "pl": "Zarząd portu powiedział, że nabrzeże będzie zamknięte przez dziewięć tygodni, a samochody pojadą na północ.",
    "pt": "A autoridade do porto disse que o cais será fechado por nove semanas e que os camiões vão para o norte.",
    "ru": "Портовая служба сообщила, что причал будет закрыт на девять недель, а грузовики поедут на север.",
    "uk": "Портова служба повідомила, що причал буде закритий на дев'ять тижнів, і вантажівки їхатимуть на північ.",
    "zh": "港口管理局表示，东码头将关闭九周，卡车将改道北码头。",
    "ja": "港湾局は、東埠頭を九週間閉鎖すると発表した。",
    "ar": "قالت سلطة الميناء إن الرصيف الشرقي سيغلق لمدة تسعة أسابيع",
    "ko": "항만청은 동쪽 부두를 구 주 동안 폐쇄한다고 밝혔다.",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_tells_its_language(code: str) -> None:
    assert detect_language(SENTENCES[code]) == code


def test_a_text_too_short_to_tell_has_no_language() -> None:
    assert detect_language("East quay 1,400") == ""


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "pt", "nl"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_survives_its_encoding(code: str, encoding: str) -> None:
    text = f"“{SENTENCES[code]}” — {SENTENCES[code]} €5m"
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


@given(st.binary(max_size=300))
def test_decoding_never_fails(content: bytes) -> None:
    assert isinstance(decode(content), str)
    assert looks_binary(content) in (True, False)


@given(st.text(max_size=300))
def test_clean_text_is_plain_and_stays_so(text: str) -> None:
    cleaned = clean_line(text)
    assert clean_line(cleaned) == cleaned
    assert not any(char in cleaned for char in "\x00\t\n\r\u202e\u200b\u00ad")
    cleaned.encode("utf-8")
    assert "\r" not in clean_text(text)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Related Posts", CutReason.RELATED),
        ("Read more: Other quays", CutReason.RELATED),
        ("Share this article", CutReason.SHARING),
        ("Sign up for our newsletter", CutReason.SHARING),
        ("© 2026 Harbour Post. All rights reserved.", CutReason.LEGAL),
        ("Photo: Ann Lee/Harbour Post", CutReason.CAPTION),
        ("Advertisement", CutReason.FURNITURE),
        ("Reporting by Ann Lee; editing by Bo Chan", CutReason.BYLINE),
        ("The authority shares the costs of the works.", None),
        ("More than 1,400 lorries a day will be sent north.", None),
    ],
)
def test_page_furniture_is_told_by_its_words(line: str, reason: CutReason | None) -> None:
    assert furniture(line) is reason


PAGE = "<html><head><title>{title}</title></head><body>{headings}</body></html>"


@pytest.mark.parametrize(
    ("headings", "title", "og", "wanted"),
    [
        (
            ["Harbour Post", "Quay to close in March"],
            "Quay to close in March | Harbour Post",
            "",
            "Quay to close in March",
        ),
        (["Harbour Post"], "Quay to close in March | Harbour Post", "Quay to close in March", "Quay to close in March"),
        (["Works: quay to close in March"], "Quay to close", "Quay to close", "Works: quay to close in March"),
        ([], "Quay to close in March - Harbour Post", "", "Quay to close in March"),
        ([], "", "", None),
    ],
)
def test_the_title_is_chosen_among_headings_and_statements(
    headings: list[str], title: str, og: str, wanted: str | None
) -> None:
    root = html.document_fromstring(PAGE.format(title=title, headings="".join(f"<h1>{text}</h1>" for text in headings)))
    found = choose_title(root, og, "", "Harbour Post")
    assert (found.value if found else None) == wanted


def test_an_outlet_is_taken_off_either_end_of_a_title() -> None:
    assert without_outlet("Harbour Post - Quay to close", "Harbour Post", "") == "Quay to close"
    assert without_outlet("Quay to close - in March", "Harbour Post", "") == "Quay to close - in March"


def test_an_unnamed_sign_takes_the_letters_that_make_a_known_word() -> None:
    from collections import Counter

    known = Counter(("first", "office"))
    assert spell_out(f"the {UNNAMED}rst o{UNNAMED}ice", known) == "the first office"
    assert spell_out(f"{UNNAMED} 5", known) == "\ufffd 5"


@given(st.one_of(st.text(), st.text("ab é\n\u0301\u00a0.")))
def test_a_text_without_stray_spaces_is_cleaned_like_any_other(text: str) -> None:
    # The tab at the end makes the text one that needs cleaning.
    assert clean_line(text + "\t") == clean_line(text)
    if not text.endswith("\r"):
        assert clean_text(text + "\n\t") == clean_text(text) + "\n "
