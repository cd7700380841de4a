"""Making the names of one article agree with each other.

A tagger judges each place by itself; a newspaper names the same thing the same way throughout. So one spelling
gets one kind, surnames follow their full names, well-known places are places, and repeats that were missed are
filled in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from briefer.core.span import Span
from briefer.core.suggestion import NameKind
from briefer.extract.naming.lexicon import NameLexicon
from briefer.extract.naming.spotting import Spotted, is_headline, is_title_case
from briefer.extract.naming.tidying import tidied

_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_SHORTEST = 2
_ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z.&-]{1,9})[”\"]?\s*\)")
_FEWEST_LETTERS = 3
_MOST_LONE = 60
"""People of one word that are looked for in the whole article; each costs a pass over its text."""
_NAMED_AFTER = frozenset({"university", "college", "news", "inc", "corp", "group", "plc", "ltd"})


def agreed(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names with one kind a spelling and the missed repeats, in order, without overlaps."""
    names = tidied(names, text, lexicon)
    names += tuple(_whole_names(names, text, lexicon))
    kinds = _kinds(names, lexicon)
    letters = initials_in(text, lexicon)
    for name in names:
        kinds.update((short, NameKind.BODY) for short in acronyms_of(name, text, letters) if short not in kinds)
    found = [Spotted(name.span, name.text, kinds[name.text]) for name in names if name.text in kinds]
    found += _behind_the(kinds, text, lexicon)
    return _joined(_filled(found, kinds, text, lexicon), text, lexicon)


def acronyms_of(name: Spotted, text: str, initials: frozenset[str]) -> tuple[str, ...]:
    """The letters that stand for a body in this article: those in brackets behind it, and its own initials.

    `initials` are the two letters that may: see `initials_in`.
    """
    if name.kind is not NameKind.BODY or " " not in name.text:
        return ()
    given = _ACRONYM.match(text, name.span.end)
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z][\w’'-]*", name.text) if word[0].isupper())
    own = (letters,) if len(letters) >= _FEWEST_LETTERS or letters in initials else ()
    return (given[1], given[1].replace(".", ""), *own) if given else own


def initials_in(text: str, lexicon: NameLexicon) -> frozenset[str]:
    """The two letters that the article uses as a name: "the AU". Those of a country or an office are no body."""
    found = {found[1] for found in re.finditer(r"\b[Tt]he ([A-Z]{2})\b(?! [A-Z])", text)}
    known = {letters for letters in lexicon.bodies if len(letters) == _SHORTEST}
    return frozenset(
        letters for letters in found | known if letters not in lexicon.places and letters.lower() not in lexicon.offices
    )


def surname_of(full: str, lexicon: NameLexicon) -> str:
    """The last word of a person's name, with the particles before it: "de Blasio"."""
    words = full.split(" ")
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in lexicon.particles:
        first -= 1
    return " ".join(words[first:])


def _kinds(names: tuple[Spotted, ...], lexicon: NameLexicon) -> dict[str, NameKind]:
    """The kind of each spelling, short forms of the same people and firms among them."""
    kinds = _voted(names, lexicon)
    people = [text for text, kind in kinds.items() if kind is NameKind.PERSON and " " in text]
    surnames = {surname_of(text, lexicon) for text in people}
    lone = {text for text, kind in kinds.items() if kind is NameKind.PERSON and " " not in text}
    called = {word for text in people for word in text.split(" ")}
    short = {word for text, kind in kinds.items() if kind is NameKind.BODY for word in _short_bodies(text, lexicon)}
    for text, kind in tuple(kinds.items()):
        if text in lexicon.persons:
            kinds[text] = NameKind.PERSON
        elif text in lexicon.places and text not in surnames:
            kinds[text] = NameKind.PLACE
        elif (text in lexicon.bodies and text not in surnames) or _is_body(text, lexicon):
            kinds[text] = NameKind.BODY
        elif kind is not NameKind.PERSON and _is_relative(text, surnames | lone, lexicon):
            kinds[text] = NameKind.PERSON
            people.append(text)
        elif text in short and text not in called:
            kinds[text] = NameKind.BODY
    firms = {_firm(text, lexicon) for text, kind in kinds.items() if kind is NameKind.BODY}
    kinds = dict.fromkeys(firms - surnames - {""}, NameKind.BODY) | kinds
    for text in people:
        if kinds[text] is NameKind.PERSON:
            kinds.update(dict.fromkeys(_forms(text, kinds, lexicon), NameKind.PERSON))
    return kinds


def _voted(names: tuple[Spotted, ...], lexicon: NameLexicon) -> dict[str, NameKind]:
    """The kind that most places of a spelling were given; of as many the first."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        if len(name.text) >= _SHORTEST and _may_begin(name.text.partition(" ")[0], lexicon):
            votes[name.text][name.kind] += 1
    return {text: counts.most_common(1)[0][0] for text, counts in votes.items()}


def _may_begin(word: str, lexicon: NameLexicon) -> bool:
    """Whether a name may begin with the word: it has a capital ("al-Sayed"), or is a particle ("de Blasio")."""
    return not word.islower() or word in lexicon.particles


def _whole_names(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    """People of whom only one word was found, where a second one stands beside it: "Xu Wenliang", "Luay Sami"."""
    people = {name.text for name in names if name.kind is NameKind.PERSON}
    taken = {word for name in names if " " in name.text for word in name.text.split(" ")}
    lone = [
        word
        for word in sorted(people - taken - lexicon.persons - lexicon.places)
        if " " not in word or word.partition(" ")[0] in lexicon.particles
    ]
    for word in lone[:_MOST_LONE]:
        behind = rf"(?<![\w’'.-]){re.escape(word)} ([A-Z][\w’'-]*[a-z])(?![\w’'-])(?! [A-Z])"
        before = rf"(?<=[a-z,] )([A-Z][\w’'-]*[a-z]) {re.escape(word)}(?![\w-])"
        for found in (*re.finditer(behind, text), *re.finditer(before, text)):
            if _may_belong(found, lexicon) and not _in_headline(found.start(), text, lexicon):
                yield Spotted(Span(*found.span()), found[0], NameKind.PERSON)


def _may_belong(found: re.Match[str], lexicon: NameLexicon) -> bool:
    """Whether the word beside a person's name may be part of it as far as the lists tell."""
    word, small = found[1], found[1].lower()
    if found[0] in lexicon.things:
        return False
    if any(small in words for words in (lexicon.offices, lexicon.courtesy, lexicon.body_words, lexicon.papers)):
        return False
    return not any(word in names for names in (lexicon.things, lexicon.demonyms, lexicon.famous))


def _in_headline(offset: int, text: str, lexicon: NameLexicon) -> bool:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : len(text) if end == -1 else end]
    return is_headline(line, lexicon) or (start == 0 and end != -1 and is_title_case(line, lexicon))


def _forms(full: str, kinds: dict[str, NameKind], lexicon: NameLexicon) -> Iterator[str]:
    """What else a person is called in the article: the surname, its longer forms that stand there, the given name."""
    words = full.split(" ")
    if (surname := surname_of(full, lexicon)) not in lexicon.places:
        yield surname
        yield surname[0].upper() + surname[1:]
    for first in range(1, len(words) - 1):
        if (form := " ".join(words[first:])) in kinds:
            yield form
    given = words[0].lower()
    if given in lexicon.given and given not in lexicon.everyday and words[0] not in lexicon.places:
        yield words[0]


def _is_relative(text: str, surnames: set[str], lexicon: NameLexicon) -> bool:
    """Whether the words are a given name and the surname of somebody else in the article."""
    given, _, rest = text.partition(" ")
    if given.lower() in lexicon.landforms or given in lexicon.places or not given.isalpha():
        return False
    return rest in surnames and rest not in lexicon.places


def _short_bodies(full: str, lexicon: NameLexicon) -> Iterator[str]:
    """The one word that a body may be called by as well: its first, or a newspaper's last."""
    first, *rest = full.split(" ")
    if rest and rest[-1].lower() in lexicon.papers:
        yield rest[-1]
    if rest and rest[0].lower() in _NAMED_AFTER:
        yield first


def _firm(full: str, lexicon: NameLexicon) -> str:
    """The word by which a firm of two words is called, "" where there is none: "Norland" of "Norland Airways"."""
    first, _, rest = full.partition(" ")
    if rest.lower() not in lexicon.firm_heads or full in lexicon.bodies:
        return ""
    return "" if any(first in names for names in (lexicon.demonyms, lexicon.places, lexicon.things)) else first


def _is_body(text: str, lexicon: NameLexicon) -> bool:
    words = text.lower().rstrip(".").split()
    if len(words) == 1 or words[0] in lexicon.given:
        return False
    heads = {words[-1], *(word for word, of in pairwise(words) if of == "of")}
    return not (heads.isdisjoint(lexicon.body_words) and heads.isdisjoint(lexicon.papers))


def _behind_the(kinds: dict[str, NameKind], text: str, lexicon: NameLexicon) -> Iterator[Spotted]:
    """Bodies that need their article: "the House", and newspapers of the article by their last word, "the Post"."""
    last_words = {full.rpartition(" ")[2] for full, kind in kinds.items() if kind is NameKind.BODY and " " in full}
    papers = {word for word in last_words if word.lower() in lexicon.papers}
    for found in re.finditer(r"\b[Tt]he ([A-Z][a-z]+)\b(?! [A-Z]|[-\w])", text):
        if found[1] in papers or (found[1] in lexicon.behind_the and text[found.start()] == "t"):
            yield Spotted(Span(*found.span(1)), found[1], NameKind.BODY)


def _joined(names: tuple[Spotted, ...], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names with a country and its court or department as one body: "U.S. Supreme Court"."""
    joined: list[Spotted] = []
    for name in names:
        before = joined[-1] if joined else None
        words = name.text.lower().split(" ")
        if (
            before is not None
            and before.kind is NameKind.PLACE
            and name.kind is NameKind.BODY
            and text[before.span.end : name.span.start] == " "
            and not lexicon.state_bodies.isdisjoint((words[0], words[-1]))
        ):
            span = Span(before.span.start, name.span.end)
            joined[-1] = Spotted(span, span.cut(text), NameKind.BODY)
        else:
            joined.append(name)
    return tuple(joined)


def _filled(found: list[Spotted], kinds: dict[str, NameKind], text: str, lexicon: NameLexicon) -> tuple[Spotted, ...]:
    """The names found, lengthened to a longer known name they lie in, and the repeats that were missed."""
    known = {**dict.fromkeys(lexicon.places, NameKind.PLACE), **dict.fromkeys(lexicon.bodies, NameKind.BODY)}
    known |= dict.fromkeys(lexicon.persons, NameKind.PERSON) | kinds
    by_first = _by_first_word({*known, *lexicon.things})
    repeats: list[Spotted] = []
    things: set[Span] = set()
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or not _may_begin(word[0], lexicon):
            continue
        for name in _candidates(by_first, word[0]):
            span = Span(word.start(), word.start() + len(name))
            if _stands(text, name, span):
                repeats.append(Spotted(span, name, known.get(name, NameKind.PLACE)))
                if name not in known:
                    things.add(span)
                end = span.end
                break
    return tuple(name for name in _longest([*found, *repeats]) if name.span not in things)


def _by_first_word(known: set[str]) -> dict[str, list[str]]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=len, reverse=True):
        first = _WORD.match(name)
        if first:
            by_first[first[0]].append(name)
    return by_first


def _candidates(by_first: dict[str, list[str]], word: str) -> list[str]:
    found = by_first.get(word, [])
    bare = re.sub(r"(?:['’]s|[.'’-])$", "", word)
    if bare != word:
        found = found + by_first.get(bare, [])
    head = word.partition("-")[0]
    return found + by_first.get(head, []) if head != word else found


def _stands(text: str, name: str, span: Span) -> bool:
    if not text.startswith(name, span.start):
        return False
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if before.isalnum() or before in ("-", "@", "#"):
        return False
    if after[:1] == "-" or (after[:1] == "." and name.isupper() and len(name) <= _SHORTEST and after[1:2].isalpha()):
        return False
    return not after[:1].isalnum()


def _longest(names: list[Spotted]) -> tuple[Spotted, ...]:
    """Of names that overlap the longest, the first among equals; in order."""
    kept: list[Spotted] = []
    for name in sorted(names, key=lambda name: name.span):
        while kept and kept[-1].span.overlaps(name.span) and len(name.span) > len(kept[-1].span):
            kept.pop()
        if not kept or not kept[-1].span.overlaps(name.span):
            kept.append(name)
    return tuple(kept)
