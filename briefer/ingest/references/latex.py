"""LaTeX in bibliographic fields as plain text."""

from __future__ import annotations

import re
import unicodedata

from briefer.ingest.cleaning import clean_line

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "textcommabelow": "\u0326", "G": "\u030f", "U": "\u030e", "h": "\u0309",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "dj": "đ", "DJ": "Đ", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "textbackslash": "\\",
    "textasciitilde": "~", "sim": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|",
    "textless": "<", "textgreater": ">", "ldots": "…", "dots": "…", "textellipsis": "…", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
    "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "textdollar": "$",
    "textdegree": "°", "degree": "°", "circ": "°", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ",
    "epsilon": "ε", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "textmu": "µ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ",
    "Omega": "Ω", "times": "×", "texttimes": "×", "cdot": "·", "textperiodcentered": "·", "textbullet": "•",
    "pm": "±", "leq": "≤", "geq": "≥", "rightarrow": "→", "infty": "∞", "textquotesingle": "'",
    "textordfeminine": "ª", "textordmasculine": "º", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“",
    "quotedblbase": "„", "quotesinglbase": "‚", "textquestiondown": "¿", "textexclamdown": "¡", "S": "§",
    "textsection": "§", "P": "¶", "dag": "†", "slash": "/", "newline": " ", "quad": " ", "space": " ",
    "backslash": "\\", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "prime": "′",
}  # fmt: skip
_MARKED = "[`'^~=.\"]|(?:[uvHcdbkrtGUh]|textcommabelow)(?![A-Za-z])"
_ACCENT = re.compile(
    rf"\\({_MARKED})\s*"
    r"(?:\{\s*\\([ij])\s*\}|\{\s*([^\W\d_])([^\W\d_]?)\s*\}|\\([ij])(?![A-Za-z])\s?|([^\W\d_]))"
)
_ACCENT_ON_GROUP = re.compile(rf"\\({_MARKED})\s*\{{\s*\\(aa|AA|ae|AE|o|O|oe|OE)\s*\}}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?[ \t]?(?:\{\})?")
_SIGN = re.compile(r"\\([&%$#_{} ~^\\,;:!/@|-])")
_SIGNS = {"-": "", "/": "", ",": " ", ";": " ", ":": " ", "!": "", "@": "", "\\": " ", " ": " ", "^": "^", "~": "~"}
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_DROPPED = re.compile(r"\\(?:noopsort|SortNoop|footnote|thanks|cite[pt]?|textrm\{\})\s*\{[^{}]*\}")
_MATHS = re.compile(r"(?<!\\)\$([^$]{1,120}?)(?<!\\)\$")
_IN_MATHS = re.compile(r"[\\_^{=<>+]|^\s*[A-Za-z]\s*$")
_SWITCH = re.compile(r"\\(?:em|it|bf|rm|sc|tt|sf|sl|itshape|bfseries|scshape|upshape|relax|protect)\b\s*")


def plain(text: str) -> str:
    """The text without LaTeX: accents composed, commands and braces gone, dashes and quote marks as signs."""
    return clean_line(_undone(text))


def plain_lines(text: str) -> str:
    """As `plain`, for a text of several paragraphs: each stays on a line of its own."""
    return "\n".join(filter(None, (plain(part) for part in re.split(r"\n\s*\n|\\par\b", text))))


def _undone(text: str) -> str:
    text = _MATHS.sub(_maths, text)
    if "\\" in text:
        text = _DROPPED.sub("", _LINK.sub("", text))
        text = _ACCENT_ON_GROUP.sub(lambda match: _composed(_LETTERS[match.group(2)], match.group(1)), text)
        text = _ACCENT.sub(_accented, text)
        text = _SIGN.sub(lambda match: _kept(_SIGNS.get(match.group(1), match.group(1))), text)
        text = _COMMAND.sub(lambda match: _kept(_LETTERS.get(match.group(1), "")), _SWITCH.sub("", text))
    text = text.replace("{", "").replace("}", "").replace("~", " ")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return re.sub("\ue000(\\d+);", lambda match: chr(int(match.group(1))), text)


def _maths(match: re.Match[str]) -> str:
    """A formula without its marks; two sums in dollars are none."""
    inner = match.group(1)
    return re.sub(r"(?<!\\)[_^]", "", inner) if _IN_MATHS.search(inner) else match.group()


def _kept(sign: str) -> str:
    """A sign written so that the steps that follow do not take it for LaTeX."""
    return f"\ue000{ord(sign)};" if sign and not sign.isalnum() else sign


def _accented(match: re.Match[str]) -> str:
    mark, group_dotless, letter, more, dotless, bare = match.groups()
    # A dotless i or j only makes room for the accent.
    return _composed(group_dotless or letter or dotless or bare, mark) + (more or "")


def _composed(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + _ACCENTS[mark])
