"""LaTeX in bibliographic fields as plain text."""

from __future__ import annotations

import re
import unicodedata

from briefer.ingest.cleaning import clean_line

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "dj": "đ",
    "DJ": "Đ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\", "textasciitilde": "~", "ldots": "…",
    "dots": "…", "copyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "euro": "€",
    "textdegree": "°", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "mu": "μ", "pi": "π", "sigma": "σ",
    "omega": "ω", "times": "×", "pm": "±", "textquotesingle": "'", "textordfeminine": "ª",
    "textordmasculine": "º", "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\([`'^~=.\"]|[uvHcdbkrt](?![A-Za-z]))\s*"
    r"(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])(?![A-Za-z])\s?|([A-Za-z]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s?(?:\{\})?")
_SIGN = re.compile(r"\\([&%$#_{} ~^\\-])")
_FORMAT = re.compile(
    r"\\(?:text(?:it|bf|sc|rm|tt|sf|up|md|sl|superscript|subscript)|"
    r"emph|url|mbox|href|uppercase|MakeUppercase)\s*(?=\{)"
)
_BRACED_ACCENT = re.compile(r"\{(\\[`'^~=.\"uvHcdbkrt]\s*\{?\\?[A-Za-z]\}?)\}")


def plain(text: str) -> str:
    """The text without LaTeX: accents composed, commands and braces gone, dashes and quote marks as signs."""
    if "\\" in text:
        text = _BRACED_ACCENT.sub(r"\1", _FORMAT.sub("", text))
        text = _ACCENT.sub(_accented, text)
        text = _SIGN.sub(lambda match: "" if match.group(1) == "-" else f"\ue000{ord(match.group(1))};", text)
        text = _COMMAND.sub(lambda match: _LETTERS.get(match.group(1), ""), text)
    text = text.replace("{", "").replace("}", "").replace("~", " ").replace("$", "")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = re.sub("\ue000(\\d+);", lambda match: chr(int(match.group(1))), text)
    return clean_line(text)


def _accented(match: re.Match[str]) -> str:
    letter = match.group(2) or match.group(3) or match.group(4)
    return unicodedata.normalize("NFC", letter + _ACCENTS[match.group(1)])
