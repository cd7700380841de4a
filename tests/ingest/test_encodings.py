"""Short clippings in the encodings that desks still hold: the text comes out as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.ingest.encoding import decode, looks_binary

_WESTERN = ("cp1252", "latin-1", "iso8859-15", "mac_roman", "cp850", "utf-8")
_CENTRAL = ("cp1250", "iso8859-2", "mac_latin2", "cp852", "utf-8-sig")
_CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac_cyrillic", "utf-16")
SENTENCES = {
    _WESTERN: (
        "José Muñoz joined the café’s board.", "Le maire a été élu hier soir.",
        "Der Bürgermeister müsste zurücktreten.",
        "Füchse überqueren nachts unsere Straßen.", "El niño comió una manzana.", "Mañana lloverá también en Cádiz.",
        "O avião chegou às três da manhã.", "La città è più bella di notte.", "Zoë vierde haar verjaardag in België.",
        "Regeringen föreslår högre skatt på bränsle.", "Regeringen vil hæve afgiften på øl.",
        "Statsråden møtte pressen i Tromsø.", "Hän käveli metsään yöllä ja tuli takaisin.",
    ),
    _CENTRAL: (
        "Rząd przyjął nową ustawę o podatkach.", "Mieszkańcy Łodzi protestują od rana.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy.", "Ľudia čakajú na vlak už tri hodiny.",
        "Az erdőben sűrű köd volt, a kormány új törvényt hozott.", "Djeca idu u školu pješice, rekao je načelnik.",
        "Otroci hodijo v šolo peš, je rekel župan.",
    ),
    ("cp1254", "iso8859-9", "utf-8"): ("Çocuklar okula yürüyerek gidiyor.", "İstanbul'da kar yağışı bekleniyor."),
    ("cp1253", "iso8859-7", "mac_greek", "cp737"): ("Η κυβέρνηση ψήφισε νέο νόμο.", "Αύριο θα βρέξει στην Αθήνα."),
    _CYRILLIC: ("Правительство приняло новый закон.", "Завтра будет дождь, сказали на станции."),
    ("cp1251", "koi8-u"): ("Уряд ухвалив новий закон, але їх це не лякає.",),
    ("cp1257", "iso8859-13"): ("Vyriausybė priėmė naują įstatymą.", "Valdība pieņēma jaunu likumu par skolām."),
    ("cp1255", "iso8859-8", "utf-16-be"): ("הממשלה אישרה חוק חדש.",),
    ("cp1256", "iso8859-6", "utf-32"): ("أقرت الحكومة قانونا جديدا.",),
    ("cp874", "utf-16-le"): ("เด็กๆ เดินไปโรงเรียน",),
    ("shift_jis", "euc_jp", "iso2022_jp", "utf-16-le"): ("政府は新しい法律を可決した。",),
    ("gb18030", "gbk", "hz", "utf-16-be"): ("政府通过了新的法律。",),
    ("big5", "utf-32-le"): ("政府通過了新的法律。",),
    ("euc_kr", "iso2022_kr", "utf-32-be"): ("아이들은 걸어서 학교에 간다.",),
}  # fmt: skip
CASES = [
    (encoding, sentence)
    for encodings, sentences in SENTENCES.items()
    for encoding in encodings
    for sentence in sentences
]


def fitted(sentence: str, encoding: str) -> str:
    """The sentence with an ordinary apostrophe where the encoding has no other."""
    try:
        sentence.encode(encoding)
    except UnicodeEncodeError:
        return sentence.replace("’", "'")
    return sentence


def test_nearly_every_sentence_comes_out_as_written() -> None:
    wrong = [
        (encoding, text)
        for encoding, text in ((encoding, fitted(sentence, encoding)) for encoding, sentence in CASES)
        if decode(text.encode(encoding)) != text
    ]
    assert len(wrong) <= len(CASES) * 0.02, wrong


@pytest.mark.parametrize(
    "text", ["The scheme costs £20m, it said.", "“Fine,” she said — mostly.", "See § 4 of the act.", "It’s late."]
)
def test_signs_in_english_are_not_taken_for_letters(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_markup_round_the_words_does_not_count() -> None:
    page = "<html><style>p{}</style><p class='ä'>Le maire a été élu à Orléans.</p></html>"
    assert decode(page.encode("cp1252")) == page


def test_a_broken_spot_in_utf8_is_read_and_the_rest_stays() -> None:
    broken = "Müller und Größe, schön für Köln. ".encode() + "Zürich".encode("cp1252") + b" liegt nah."
    assert decode(broken) == "Müller und Größe, schön für Köln. Zürich liegt nah."
    assert decode("Müller, Größe, Köln – schön".encode()[:-1] + "ü".encode()[:1]).endswith("schö\ufffd")


def test_zero_bytes_do_not_make_a_text_wide() -> None:
    content = b"An ordinary text\0 with stray zero bytes\0 in it, and nothing else."
    assert decode(content) == content.decode()
    assert not looks_binary(content)


@given(st.binary(max_size=400))
def test_any_bytes_become_text(content: bytes) -> None:
    decode(content).encode("utf-8", "surrogatepass")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_utf8_is_never_taken_for_anything_else_with_a_mark(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text
