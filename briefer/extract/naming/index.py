"""Tying the mentions of one article together: full forms, acronyms, and roles as written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from briefer.core.span import Span
from briefer.core.suggestion import Name, NameKind
from briefer.extract.naming.agreement import acronyms_of, initials_in
from briefer.extract.naming.gender import Gender, given_gender, related_gender, titled_gender
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.spotting import Spotted

_ROLE_WORDS = 7
_CONTEXT = 120
_APPOSITION = re.compile(r"\s*,\s+((?:the|a|an|its|his|her|their)?\s*[^,.;:“”\"()]{3,90})(?=[,.;]|$)")
_POSSESSED = re.compile(r"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?)\s+((?:[\w’'-]+\s+){0,4}[\w-]+),\s*$")
_MORE_WORDS = (["news"], ["department"])
_NAMESAKES = 200
"""Names of one first or last word that are compared at the most, so that no text takes long."""

_PAST = re.compile(r"(?:former|then|ex)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Known:
    """What is known of one person, body or place while the article is read from the front."""

    full: str
    kind: NameKind
    roles: list[str] = field(default_factory=list)
    last: int = 0
    gender: Gender | None = None


def indexed(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> tuple[Name, ...]:
    """Each mention with the fullest form it stands for in this article and its role as written there.

    A surname goes to the person of that name mentioned last before it, else to the first one after it; so two
    people of one surname are told apart. Nothing is tied across articles.
    """
    known = _known_names(names, text, lexicon)
    acronyms = _acronyms(names, text, known, lexicon)
    found: list[Name] = []
    before = 0
    for name in names:
        entry = _entry(name, known, acronyms, text, lexicon)
        entry.last = name.span.start
        role = role_of(name, text, lexicon, before) if name.kind is NameKind.PERSON else ""
        if name.kind is NameKind.PERSON:
            before = name.span.end
        found.append(Name(span=name.span, kind=name.kind, full=entry.full, role=role))
    return tuple(found)


class _Entries:
    """The people, bodies or places of an article, by their folded name and by its first and last word."""

    def __init__(self) -> None:
        self.entries: dict[str, _Known] = {}
        self._by_word: dict[str, dict[str, _Known]] = {}

    def add(self, key: str, entry: _Known) -> None:
        self.entries[key] = entry
        words = key.split()
        for word in {*words[:1], *words[-1:]}:
            self._by_word.setdefault(word, {})[key] = entry

    def shortened(self, name: Spotted, lexicon: NameLexicon) -> list[_Known]:
        """The longer names that this one may stand for."""
        words = _key(name.text).split()
        alike: dict[str, _Known] = {}
        for word in {*words[:1], *words[-1:]}:
            alike |= dict(islice(self._by_word.get(word, {}).items(), _NAMESAKES))
        return [entry for key, entry in alike.items() if _stands_for(name, words, key.split(), lexicon)]


def _stands_for(name: Spotted, words: list[str], longer: list[str], lexicon: NameLexicon) -> bool:
    if len(longer) <= len(words):
        return False
    if name.kind is NameKind.PERSON:
        ends = (longer[0], longer[-1]) == (words[0], words[-1])
        return ends or longer[-len(words) :] == words or longer[: len(words)] == words
    return name.kind is NameKind.BODY and not name.text.isupper() and _is_short(words, longer, name, lexicon)


def _known_names(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> dict[NameKind, _Entries]:
    known = {kind: _Entries() for kind in NameKind}
    for name in sorted(names, key=lambda name: -len(name.text.split())):
        of_kind, key = known[name.kind], _key(name.text)
        if key not in of_kind.entries and not of_kind.shortened(name, lexicon):
            of_kind.add(key, _Known(name.text, name.kind, last=-1))
    # The first spelling in the article is the one to show.
    for name in reversed(names):
        entry = known[name.kind].entries.get(_key(name.text))
        if entry is not None:
            entry.full = name.text
            if name.kind is NameKind.PERSON:
                entry.gender = related_gender(name.span, text) or given_gender(name.text, lexicon) or entry.gender
    return known


def _entry(
    name: Spotted, known: dict[NameKind, _Entries], acronyms: dict[str, _Known], text: str, lexicon: NameLexicon
) -> _Known:
    of_kind = known[name.kind]
    if name.text in acronyms:
        return acronyms[name.text]
    country = _key(lexicon.short_places.get(name.text, "")) if name.kind is NameKind.PLACE else ""
    own = of_kind.entries.get(country) or of_kind.entries.get(_key(name.text))
    if own is not None:
        return own
    candidates = of_kind.shortened(name, lexicon)
    gender = titled_gender(name.span, text, lexicon)
    fitting = [entry for entry in candidates if entry.gender is gender] or [
        entry for entry in candidates if entry.gender is None
    ]
    candidates = fitting if gender and fitting else candidates
    before = [entry for entry in candidates if entry.last >= 0]
    chosen = max(before, key=lambda entry: entry.last) if before else candidates[0]
    chosen.gender = chosen.gender or gender
    return chosen


def _is_short(words: list[str], longer: list[str], name: Spotted, lexicon: NameLexicon) -> bool:
    """Whether the words are short for a body: its first words, or of a newspaper the last."""
    if longer[-1:] == words and words[0] in lexicon.papers:
        return True
    if longer[: len(words)] != words:
        return False
    # "Senate" is a body itself and not short for "Senate Judiciary Committee", but "Fox" is short for "Fox News".
    return name.text not in lexicon.bodies or longer[len(words) :] in _MORE_WORDS


def _acronyms(
    names: tuple[Spotted, ...], text: str, known: dict[NameKind, _Entries], lexicon: NameLexicon
) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    initials = initials_in(text, lexicon)
    for name in names:
        entry = known[name.kind].entries.get(_key(name.text))
        if entry is not None:
            for letters in acronyms_of(name, text, initials):
                found.setdefault(letters, entry)
    return found


def role_of(name: Spotted, text: str, lexicon: NameLexicon, since: int = 0) -> str:
    """The office or trade written with a person's name ("US Defense Secretary"), "" where there is none.

    Nothing before the code point `since` belongs to it: where the person named before ends.
    """
    return _role_before(name.span, text, lexicon, since) or _role_after(name.span, text, lexicon)


def _role_before(span: Span, text: str, lexicon: NameLexicon, since: int) -> str:
    line = text[max(since, span.start - _CONTEXT) : span.start]
    if (given := _POSSESSED.search(line)) and given[1].split()[-1].lower() in lexicon.offices:
        return given[1]
    line = re.split(r"[\n.;:!?“”\"()]\s|[,“”\"()\n]", line)[-1]
    words = line.split()
    chosen: list[str] = []
    for word in reversed(words[-_ROLE_WORDS:]):
        bare = word.lower().strip("’'")
        if not chosen and bare in lexicon.courtesy - lexicon.offices:
            continue
        if bare in lexicon.offices or (chosen and _modifies(word)):
            chosen.insert(0, word)
        else:
            break
    while chosen and chosen[0].lower() in lexicon.small:
        chosen.pop(0)
    return " ".join(chosen)


def _modifies(word: str) -> bool:
    if word[:1].isupper():
        return word.lower() not in ("the", "but", "when", "as", "after", "while", "however", "meanwhile")
    return bool(_PAST.fullmatch(word)) or word in ("of", "for", "and", "vice", "deputy", "prime", "foreign", "chief")


def _role_after(span: Span, text: str, lexicon: NameLexicon) -> str:
    given = _APPOSITION.match(text, span.end, span.end + _CONTEXT)
    if not given:
        return ""
    words = given[1].split()
    heads = re.split(r"\b(?:of|for|at|in|who|which|from|with|and)\b", given[1])[0].split()
    if not heads or heads[-1].lower() not in lexicon.offices:
        return ""
    while words and words[0].lower() in ("the", "a", "an"):
        words.pop(0)
    return " ".join(words)


def _key(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.replace(".", "")).casefold().strip()
