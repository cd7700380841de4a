import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.export.printing import LONGEST_ADDRESS, printed, printed_line, web_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a\r\nb\u2028c\x85d\x0be", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("a\x00\x1b\x7f\x9fb", "ab"),
        ("\ud83d half", " half"),
        ("\ufffe\uffff\U0001ffff", ""),
        ("a\u202eb\u2066c\u200bd\ufeffe\U000e0041f", "abcdef"),
        ("soft\u00adhyphen, می\u200cخواهم, 👩‍🚀", "soft\u00adhyphen, می\u200cخواهم, 👩‍🚀"),
    ],
)
def test_only_what_can_be_shown_is_printed(text, expected):
    assert printed(text) == expected


@given(st.text(st.characters()))
def test_printed_text_is_stable_and_safe_in_xml(text):
    once = printed(text)
    assert printed(once) == once
    assert all(char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"} for char in once)


@given(st.text())
def test_a_printed_line_is_one_line(text):
    assert "\n" not in printed_line(text)
    assert printed_line(text) == printed_line(text).strip()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        (" HTTP://News.example/ ", "http://News.example/"),
        ("https://news.example/caf\u00e9 au lait", "https://news.example/caf%C3%A9%20au%20lait"),
        ('https://news.example/"><script>', "https://news.example/%22%3E%3Cscript%3E"),
        ("https://user:secret@news.example:8443/x", "https://news.example:8443/x"),
        ("https://[::1]/x", "https://[::1]/x"),
        ("file:///home/x", ""),
        ("C:\\story.html", ""),
        ("javascript:x()", ""),
        ("https:///x", ""),
        ("https://a b/x", ""),
        ("https://[bad/x", ""),
        ("", ""),
        ("https://news.example/" + "x" * LONGEST_ADDRESS, ""),
    ],
)
def test_only_a_web_address_is_printed(address, expected):
    assert web_address(address) == expected
