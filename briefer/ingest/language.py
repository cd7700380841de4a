"""In which language a text is, told offline from its letters and its commonest words.

A library was weighed: `langdetect` is random unless seeded and unkept, `lingua` and fastText models weigh
tens of megabytes, `py3langid` brings its model in a pickle. News text holds so many function words that
counting them is as sure as a model on anything longer than a few sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from briefer.paths import resource_text

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "bn": "Bengali", "ta": "Tamil", "ka": "Georgian",
    "hy": "Armenian",
}  # fmt: skip
"""English names of the languages that are told apart, by ISO 639-1 code."""

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_FOREIGN = re.compile(r"[\u0370-\u1fff\u3040-\ud7a3]+")
"""Runs of letters of any script that is told apart by its letters."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Code points looked at."""

_FEWEST_LETTERS = 8
"""Letters of a script that do not yet make a text one of that script."""


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language most of `text` is in; "" where the text is too short to tell."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "cyrillic":
        return _cyrillic(sample)
    if script == "arabic":
        return _arabic(sample)
    return script or _by_words(sample)


def _script(sample: str) -> str:
    others = "".join(_FOREIGN.findall(sample))
    if len(others) * 3 <= _FEWEST_LETTERS:
        return ""
    counts = {name: len(pattern.findall(others)) for name, pattern in _SCRIPTS}
    latin = len(_LATIN.findall(sample))
    if counts["ja"] > 5 and counts["ja"] * 10 > counts["zh"]:
        counts["ja"] += counts["zh"]
    # One ideograph says about as much as three Latin letters.
    for name in ("ja", "ko", "zh"):
        counts[name] *= 3
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > max(latin, _FEWEST_LETTERS) else ""


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    if total < 6:
        return ""
    shares = stop_word_shares(words)
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    return best if best and shares[best] * total >= max(2.0, total * 0.04) else ""


def stop_word_shares(words: Counter[str]) -> dict[str, float]:
    """Which part of the words, in lower case, are function words of each language; the less the more share them."""
    weights = _stop_words()
    scores: dict[str, float] = defaultdict(float)
    for word, times in words.items():
        for code, weight in weights.get(word, ()):
            scores[code] += times * weight
    total = max(1, sum(words.values()))
    return {code: score / total for code, score in scores.items()}


@cache
def _stop_words() -> dict[str, tuple[tuple[str, float], ...]]:
    """The languages of each function word and what it weighs for them: the less the more languages share it."""
    lists = {line.split()[0]: line.split()[1:] for line in resource_text("ingest/stop-words.txt").splitlines() if line}
    shared = Counter(word for words in lists.values() for word in set(words))
    languages: dict[str, dict[str, float]] = defaultdict(dict)
    for code, words in lists.items():
        for word in words:
            languages[word][code] = 1 / shared[word] ** 0.5
    return {word: tuple(weights.items()) for word, weights in languages.items()}


def _cyrillic(sample: str) -> str:
    counts = Counter(sample.lower())
    if counts["ї"] + counts["є"] + counts["ґ"] + counts["і"] > 2:
        return "uk"
    if counts["ј"] + counts["ђ"] + counts["ћ"] + counts["љ"] > 2:
        return "sr"
    return "bg" if counts["ъ"] * 200 > len(sample) and not counts["ы"] else "ru"


def _arabic(sample: str) -> str:
    counts = Counter(sample)
    if counts["ٹ"] + counts["ڈ"] + counts["ے"] + counts["ں"] > 4:
        return "ur"
    return "fa" if counts["پ"] + counts["چ"] + counts["گ"] + counts["ی"] > 4 else "ar"
