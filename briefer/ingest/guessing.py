"""In which encoding bytes read as a language: each one is tried, and the text that it gives is weighed.

A library was weighed: `charset-normalizer` names the encoding of a long text well, and that of a sentence or two with a
handful of letters beyond ASCII badly. A clipping is often no longer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefer.ingest.language import stop_word_shares
from briefer.paths import resource_text

_SINGLE = (
    ("cp1252", 0.0), ("iso8859_15", -0.02), ("cp1251", -0.02), ("cp1250", -0.04), ("iso8859_2", -0.05),
    ("cp1254", -0.05), ("cp1253", -0.02), ("iso8859_7", -0.03), ("cp1257", -0.05), ("iso8859_9", -0.06),
    ("iso8859_13", -0.06), ("iso8859_4", -0.08), ("iso8859_16", -0.08), ("iso8859_10", -0.1), ("koi8_r", -0.03),
    ("koi8_u", -0.03), ("iso8859_5", -0.04), ("cp866", -0.04), ("cp1255", -0.02), ("iso8859_8", -0.03),
    ("cp1256", -0.02), ("iso8859_6", -0.03), ("cp874", -0.02), ("cp1258", -0.1), ("mac_roman", -0.1),
    ("mac_latin2", -0.12), ("mac_turkish", -0.12), ("mac_cyrillic", -0.05), ("mac_greek", -0.05),
    ("mac_iceland", -0.14), ("cp850", -0.12), ("cp437", -0.13), ("cp852", -0.13), ("cp857", -0.14), ("cp775", -0.15),
    ("cp865", -0.16), ("cp861", -0.16), ("cp737", -0.06), ("cp869", -0.08), ("cp855", -0.08), ("cp862", -0.06),
)  # fmt: skip
"""Encodings of one byte a letter, with a handicap: of two that fit alike, the commoner is meant."""

_DOUBLE = (("cp932", 0.0), ("gb18030", 0.0), ("big5", 0.0), ("cp949", 0.0), ("euc_jp", 0.0), ("johab", -0.1))
_COMMON_LEADS = {
    "cp932": (0x81, 0x98), "euc_jp": (0xA1, 0xCF), "gb18030": (0xA1, 0xD7), "big5": (0xA1, 0xC6),
    "cp949": (0xA1, 0xC8), "johab": (0x84, 0xDA),
}  # fmt: skip
"""First bytes of what is common in each encoding: its marks, its syllables, its first level of characters."""

_LOOKED_AT = 1_000_000
"""Bytes from which words are taken."""

_SAMPLE = 60_000
"""Bytes of words, markup aside: more costs time and changes no answer."""

_DOUBLE_SAMPLE = 20_000
_WORDS_LIMIT = 250
_MARKUP = re.compile(rb"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*|<[^<>]{0,2000}>", re.IGNORECASE)
_TOKEN = re.compile(rb"[^\x00-\x2c\x2e\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
"""A run of letters, digits, hyphens and bytes beyond ASCII."""

_PLAIN_WORD = re.compile(rb"(?<![\x80-\xff])\b[A-Za-z]+\b(?![\x80-\xff])")
_EDGES = frozenset("“”‘’„‚«»‹›–—…•·¿¡°€£§©®™½¼¾²³ªº†×\u00a0\u202f→−′″¨´。、「」")
_INSIDE = frozenset("’‘·\u00ad–—-.,'")
_WORDS_OF_ONE = frozenset("àèéåáíöôüą")
_LOANS = frozenset("éèêëáàâäãåçíìîïñóòôöõøúùûüýæœšžß")
"""Letters that names bring into any language written in Latin letters."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """What each letter of a language weighs; `latin` where a to z are its letters too."""

    weights: dict[str, float]
    latin: bool


def guess_encoding(content: bytes) -> str:
    """The encoding in which `content` reads best, "" where none fits; for text that is not UTF-8."""
    shown = _MARKUP.sub(b" ", content[:_LOOKED_AT])[:_SAMPLE]
    tokens = [token for token in _TOKEN.findall(shown) if not token.isascii()][:_WORDS_LIMIT]
    if not tokens:
        return ""
    plain = Counter(word.decode("ascii").lower() for word in _PLAIN_WORD.findall(shown)[: 6 * _WORDS_LIMIT])
    joined = b" ".join(tokens)
    scores: dict[str, float] = {}
    weighed: set[str] = set()
    for name, handicap in _SINGLE:
        read = _read(joined, name)
        # Of encodings that read alike, the first is the commonest.
        if read and read not in weighed:
            weighed.add(read)
            scores[name] = _weigh(read.split(" "), plain) + handicap
    scores |= {name: _weigh_double(shown[:_DOUBLE_SAMPLE], name) + handicap for name, handicap in _DOUBLE}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > -0.5 else ""


def _read(content: bytes, name: str) -> str:
    """`content` in an encoding, up to a sign that its end cuts off; "" where it cannot be in it."""
    try:
        return codecs.getincrementaldecoder(name)().decode(content)
    except UnicodeDecodeError:
        return ""


def _weigh(words: list[str], plain: Counter[str]) -> float:
    """How well words with letters beyond ASCII read among `plain` ones, about -3 to 2."""
    marks, letters = _taken_apart(words)
    count = sum(letters.values()) + marks.total
    if not count:
        return -9.0
    cores = Counter(plain)
    # A few letters of another script among many Latin words are less likely than a few marks.
    mixed = plain.total() > 4 * len(words)
    cores.update(word.strip("".join(_EDGES)).lower() for word in words)
    shares = stop_word_shares(cores)
    best = max(
        _letters_weight(letters, alphabet, shares.get(code, 0.0)) / count
        + 3.0 * min(shares.get(code, 0.0), 0.5)
        - (0.4 if mixed and not alphabet.latin else 0.0)
        for code, alphabet in _alphabets().items()
    )
    return best + marks.weight / count


def _letters_weight(letters: Counter[str], alphabet: Alphabet, share: float) -> float:
    """What the letters weigh in a language: the more of its function words there are, the more its letters say."""
    weight = sum(alphabet.weights.get(letter, _stranger(letter, alphabet)) * times for letter, times in letters.items())
    return weight * min(1.0, 0.5 + 5 * share) if alphabet.latin and weight > 0 else weight


@dataclass(frozen=True, slots=True)
class _Marks:
    """How many signs are no letters, or letters out of place, and what they weigh together."""

    total: int
    weight: float


def _taken_apart(words: list[str]) -> tuple[_Marks, Counter[str]]:
    """The signs beyond ASCII in words: letters in lower case, the rest weighed by where they stand."""
    letters: Counter[str] = Counter()
    total, weight = 0, 0.0
    for word in words:
        for place, char in enumerate(word):
            if char < "\x80":
                continue
            before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
            if char not in _EDGES and unicodedata.category(char)[0] in "LM":
                lower = char.lower() if char != "İ" else char
                if _out_of_place(char, lower, before, after):
                    total, weight = total + 1, weight - 1.5
                else:
                    letters[lower] += 1
            else:
                total, weight = total + 1, weight + _mark_weight(char, before, after)
    return _Marks(total, weight - _unpaired(words)), letters


def _unpaired(words: list[str]) -> int:
    """How many quotation marks are opened that nothing closes."""
    whole = " ".join(words)
    return sum(
        max(0, whole.count(opening) - sum(map(whole.count, closing)))
        for opening, closing in (("„", "“”»"), ("‚", "‘’"), ("‹", "›"))
    )


def _out_of_place(char: str, lower: str, before: str, after: str) -> bool:
    """Whether a letter is written as no word writes it: a capital behind a small letter, a final sigma inside."""
    if (char != lower and before.islower()) or (char == lower and char.islower() and _is_capital(after)):
        return True
    if not before and not after and not "\u0370" < char < "\u0530" and lower not in _WORDS_OF_ONE:
        return True
    if (char == "ß" and not before.islower()) or before.isdigit() or after.isdigit():
        return True
    # No word mixes the letters of two scripts.
    if char > "\u036f" and unicodedata.category(char)[0] == "L" and not "\u1e00" <= char <= "\u1eff":
        return any(beside.isascii() and beside.isalpha() for beside in (before, after)) or (
            char == "ς" and after.isalpha()
        )
    return False


def _is_capital(char: str) -> bool:
    return char.isascii() and char.isupper()


def _mark_weight(char: str, before: str, after: str) -> float:
    if char == "\u00a0":
        # Between two letters it may as well be a letter of another encoding.
        return 0.2 if before.islower() and after.islower() else 1.0
    if before.isalpha() and after.isalpha():
        return 1.0 if char == "’" else 0.3 if char in _INSIDE else -3.0
    if char in "«“„‘‚‹¿¡" and before.isalpha() and not after.isalpha():
        # A mark that opens stands before a word; only German and its neighbours close with “ or «.
        return -0.1 if char in "“‘«" else -1.5
    return 0.6 if char in _EDGES else -2.0


def _stranger(letter: str, alphabet: Alphabet) -> float:
    """What a letter weighs that is not in the alphabet."""
    if not alphabet.latin:
        return -1.5
    return -0.5 if letter in _LOANS else -1.5


def _weigh_double(content: bytes, name: str) -> float:
    """How well bytes read in an East Asian encoding: the share of signs that are common there."""
    text = _read(content, name)[:4000]
    low, high = _COMMON_LEADS[name]
    wide = [char for char in text if char >= "\x80"]
    if not wide:
        return -9.0
    good = 0.0
    for char in wide:
        first = char.encode(name)[0]
        common = low <= first <= high and unicodedata.category(char) not in ("Co", "Cn", "Cc", "So")
        good += _script_weight(char, name) if common else -1.0
    # Ideographs close to letters are a text in one byte a letter, taken in pairs.
    mixed = sum(1 for one, other in pairwise(text) if _is_letter(one) + _is_letter(other) == 1 and _touch(one, other))
    return good / len(wide) * 1.6 - 2.0 * mixed / len(wide)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _touch(one: str, other: str) -> bool:
    return any(_is_han(char) or _is_syllable(char) for char in (one, other))


def _script_weight(char: str, name: str) -> float:
    """What a common sign speaks for an encoding: kana for Japanese ones, syllables for Korean, ideographs for all."""
    if "\u3040" <= char <= "\u30ff":
        return 1.2 if name in ("cp932", "euc_jp") else -0.5
    if "\uac00" <= char <= "\ud7a3":
        return 1.1 if name == "cp949" else -0.5
    if _is_han(char):
        return 0.2 if name in ("cp949", "johab") else 0.9
    if "\uff61" <= char <= "\uff9f":
        return -1.0
    return 0.8


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _is_syllable(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


@cache
def _is_common(syllable: str) -> bool:
    """Whether a Korean syllable is one of the quarter that Korean words are made of."""
    try:
        return bool(syllable.encode("euc_kr"))
    except UnicodeEncodeError:
        return False


@cache
def _alphabets() -> dict[str, Alphabet]:
    alphabets: dict[str, Alphabet] = {}
    for line in resource_text("ingest/alphabets.txt").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, kind, letters = line.split()
        if kind in ("and", "rarely"):
            alphabets[code] = Alphabet(dict.fromkeys(letters, 1.0 if kind == "and" else 0.3), latin=True)
        else:
            third = max(1, len(letters) // 3)
            weights = {letter: (1.2, 0.6, 0.1)[min(place // third, 2)] for place, letter in enumerate(letters)}
            alphabets[code] = Alphabet(weights, latin=False)
    return alphabets
