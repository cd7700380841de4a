"""Gives each item of a paragraph its coarse tag, by closed lists and by its neighbours."""

from __future__ import annotations

import re
from itertools import zip_longest

from briefer.extract.quotations.items import Item, Tag
from briefer.extract.quotations.lexicon import Form, Lexicon

_MARKS = {",": Tag.COMMA, ":": Tag.COLON, ";": Tag.COLON, "(": Tag.OPEN, ")": Tag.CLOSE, "[": Tag.OPEN, "]": Tag.CLOSE}
_DASHES = frozenset({"-", "–", "—", "--", "---", "―", "‒"})
_STOPS = frozenset({".", "!", "?", "...", "…", "....", "?!", "!!", "!?", "??"})
_MARKS |= dict.fromkeys(_DASHES, Tag.DASH) | dict.fromkeys(_STOPS, Tag.STOP)
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_TAKES_TO = frozenset(
    {"according", "addition", "due", "response", "opposition", "thanks", "prior", "contrary", "regard"}
)
_NOMINAL = frozenset({Tag.NAME, Tag.NOUN, Tag.QUOTED, Tag.NUMBER, Tag.CLOSE})
_DEPENDS = frozenset({"that", "once", "so", "even", "since", "to", "her"})
"""Function words whose tag depends on their neighbours."""
_ENDS_PHRASE = frozenset({",", ".", ";", ":", "of"})
_BEFORE_SENTENCE = frozenset({Tag.STOP, Tag.QUOTED, Tag.COLON})
_BEFORE_NOUN = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER})
_OPENS_CLAUSE = frozenset({Tag.DETERMINER, Tag.SUBJECT, Tag.OBJECT, Tag.RELATIVE, Tag.TO, Tag.QUESTION, Tag.QUOTED})


class Tagger:
    """Tags items with the words of one lexicon; it holds no state between paragraphs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        closed: dict[str, Tag] = {}
        for name, tag in (
            ("prepositions", Tag.PREPOSITION),
            ("adverbs", Tag.ADVERB),
            ("subordinators", Tag.SUBORDINATOR),
            ("determiners", Tag.DETERMINER),
            ("possessives", Tag.DETERMINER),
            ("subjects", Tag.SUBJECT),
            ("objects", Tag.OBJECT),
            ("questions", Tag.QUESTION),
            ("coordinators", Tag.COORDINATOR),
            ("auxiliaries", Tag.AUXILIARY),
            ("be", Tag.BE),
            ("negations", Tag.ADVERB),
        ):
            closed |= dict.fromkeys(words[name], tag)
        closed |= {"to": Tag.TO, "that": Tag.RELATIVE, "who": Tag.RELATIVE, "which": Tag.RELATIVE}
        closed |= {"no": Tag.DETERMINER, "her": Tag.DETERMINER, "but": Tag.COORDINATOR, "as": Tag.PREPOSITION}
        closed |= {"while": Tag.SUBORDINATOR, "if": Tag.QUESTION, "whom": Tag.RELATIVE, "whose": Tag.RELATIVE}
        self._closed = closed
        free = {word: tag for word, tag in closed.items() if word not in _DEPENDS and word not in _CLITICS}
        self._certain = free | _MARKS
        self._forms: dict[str, Form] = dict.fromkeys(lexicon.common_verbs["plain"], Form.PLAIN)
        for low in lexicon.common_verbs["irregular"]:
            self._forms[low] = Form.PAST if not low.endswith("s") or low == "was" else Form.THIRD
        self._forms |= {low: form for low, (_lemma, form) in lexicon.forms.items()}
        self._homographs = lexicon.words["homographs"]
        self._modals = words["modals"]
        self._alone = words["standing_alone"]
        self._speakers = lexicon.speakers["people"] | lexicon.speakers["bodies"]

    def tag(self, items: list[Item]) -> None:
        """Sets the tag of every item of one paragraph."""
        titled = _title_case(items) and not any(
            item.low == item.text and item.low in self._lexicon.forms for item in items
        )
        previous: Item | None = None
        for index, (item, following) in enumerate(zip_longest(items, items[1:])):
            if item.region is not None:
                earlier = items[index - 2].tag if index > 1 else Tag.OTHER
                plain_verb = previous is not None and previous.tag is Tag.VERB and not self._reports(previous)
                before = Tag.NOUN if plain_verb else previous.tag if previous is not None else Tag.OTHER
                title = not titled and _is_title(item, before, earlier)
                item.tag = Tag.NAME if title else Tag.QUOTED
            else:
                certain = self._certain.get(item.text)
                item.tag = certain if certain is not None else self._tag(item, previous, following, titled=titled)
            previous = item

    def _tag(self, item: Item, previous: Item | None, following: Item | None, *, titled: bool) -> Tag:
        low = item.low
        if low in _CLITICS and previous is not None and previous.end == item.start:
            return self._clitic(previous, following)
        opens = previous is None or previous.tag in _BEFORE_SENTENCE
        if not (titled or opens) and item.text[:1].isupper() and low not in ("i", "i'm"):
            return self._capital(item, low)
        if low[:1].isdigit():
            return Tag.NUMBER
        return self._word(item, previous, following)

    def _capital(self, item: Item, low: str) -> Tag:
        if len(item.text) > 1 and item.text.isupper() and low in self._closed:
            return self._closed[low] if low not in ("us", "who", "it") else Tag.NAME
        return Tag.NAME

    def _clitic(self, previous: Item, following: Item | None) -> Tag:
        if previous.tag not in (Tag.NAME, Tag.NOUN, Tag.QUOTED, Tag.NUMBER, Tag.OTHER, Tag.VERB):
            return Tag.BE
        if following is None or following.low in (",", "."):
            return Tag.POSSESSIVE
        low = following.low
        be = low in ("a", "an", "the", "not", "been", "going", "n't", "no", "also", "just", "now", "that", "to", "in")
        return Tag.BE if be else Tag.POSSESSIVE

    def _word(self, item: Item, previous: Item | None, following: Item | None) -> Tag:
        low = item.low
        known = self._closed.get(low)
        if known is not None:
            return self._function_word(low, known, previous, following)
        form = self._form(low)
        if form is not None and self._is_verb(item, form, previous, following):
            return Tag.VERB
        if low.endswith("ly") and len(low) > 4 and low not in ("family", "ally", "reply", "supply", "assembly", "july"):
            return Tag.ADVERB
        if item.text[:1].isupper():
            return Tag.NAME
        if not low[:1].isalpha():
            return Tag.OTHER
        calls = previous is not None and (previous.tag is Tag.SUBJECT or previous.low in self._modals)
        return Tag.VERB if calls else Tag.NOUN

    def _function_word(self, low: str, tag: Tag, previous: Item | None, following: Item | None) -> Tag:
        if low == "that" and following is not None and previous is not None:
            return Tag.DETERMINER if previous.tag in (Tag.PREPOSITION, Tag.AUXILIARY) else Tag.RELATIVE
        if low in ("once", "so", "even", "since") and following is not None and self._form(following.low) is not None:
            return Tag.ADVERB
        if low == "to" and previous is not None and previous.low in _TAKES_TO:
            return Tag.PREPOSITION
        if low == "her" and (following is None or not following.text[:1].isalnum()):
            return Tag.OBJECT
        return tag

    def _form(self, low: str) -> Form | None:
        known = self._forms.get(low)
        if known is not None:
            return known
        if low.endswith("ed") and len(low) > 4 and not low.endswith("eed"):
            return Form.PAST
        if low.endswith("ing") and len(low) > 5 and low not in ("nothing", "something", "anything", "everything"):
            return Form.ING
        return None

    def _is_verb(self, item: Item, form: Form, previous: Item | None, following: Item | None) -> bool:
        if previous is None:
            return form is Form.ING or (form is Form.PAST and item.text[:1].islower())
        before = previous.tag
        if before in _BEFORE_NOUN:
            return self._stands_alone(previous) and following is not None and self._opens_behind_verb(following)
        if form in (Form.PAST, Form.PARTICIPLE):
            return not (before is Tag.PREPOSITION and following is not None and following.tag is Tag.NOUN)
        if form is Form.ING:
            return before is not Tag.NOUN or following is None or self._opens_behind(following, item)
        return self._present_is_verb(item, form, previous, following)

    def _present_is_verb(self, item: Item, form: Form, previous: Item, following: Item | None) -> bool:
        """The same for a plain form or one in -s, which are as often nouns."""
        before = previous.tag
        homograph = item.low in self._homographs or self._lemma(item.low) in self._homographs
        if before in (Tag.TO, Tag.AUXILIARY, Tag.SUBJECT, Tag.RELATIVE):
            return True
        if before is Tag.ADVERB:
            return not homograph or following is None or following.low not in _ENDS_PHRASE
        if before is Tag.PREPOSITION and previous.low not in ("than", "as"):
            return False
        if homograph:
            return self._homograph_is_verb(form, previous, following)
        return form is Form.THIRD or (before is not Tag.VERB and self._plural(previous))

    def _reports(self, verb: Item) -> bool:
        known = self._lexicon.forms.get(verb.low)
        return known is not None and self._lexicon.verbs[known[0]].stands_alone

    def _stands_alone(self, previous: Item) -> bool:
        return previous.tag is Tag.DETERMINER and previous.low in self._alone

    def _opens_behind_verb(self, following: Item) -> bool:
        return self._closed.get(following.low) in _OPENS_CLAUSE or following.region is not None

    def _opens_behind(self, following: Item, item: Item) -> bool:
        """Whether the word behind an -ing form makes it a verb, not a noun before another noun."""
        low = following.low
        if low in (",", ":"):
            return self._reports(item)
        return low != "of" and (low in self._closed or following.region is not None or following.text[:1].isupper())

    def _plural(self, previous: Item) -> bool:
        if previous.tag is not Tag.NOUN:
            return True
        return previous.low.endswith("s") or previous.low in ("people", "police", "men", "women", "children")

    def _lemma(self, low: str) -> str:
        known = self._lexicon.forms.get(low)
        return known[0] if known is not None else low

    def _homograph_is_verb(self, form: Form, previous: Item, following: Item | None) -> bool:
        if following is None:
            return False
        low = following.low
        opens = (
            self._closed.get(low) in _OPENS_CLAUSE
            or following.region is not None
            or (low.endswith("ly") and len(low) > 5)
            or (following.text[:1].isupper() and (previous.tag in _NOMINAL or previous.tag is Tag.COMMA))
        )
        if form is Form.PLAIN:
            plural = previous.tag in (Tag.NOUN, Tag.NAME) and previous.low.endswith("s")
            return opens and (plural or previous.tag in (Tag.COORDINATOR, Tag.QUESTION))
        if previous.tag is Tag.NAME or previous.tag in (Tag.CLOSE, Tag.COMMA):
            return opens or low in (
                "for",
                "on",
                "about",
                "against",
                "of",
                "at",
                "over",
                ":",
                ",",
                ".",
                "out",
                "in",
                "after",
                "as",
            )
        speaks = previous.low in self._speakers
        return opens and previous.tag is Tag.NOUN and not previous.low.endswith("s") and (low != "to" or speaks)


def _title_case(items: list[Item]) -> bool:
    """Whether most longer words of the paragraph begin with a capital, as in a headline."""
    words = [item for item in items if item.region is None and len(item.text) > 3 and item.text[0].isalpha()]
    if not 3 <= len(words) <= 40:
        return False
    return sum(item.text[0].isupper() for item in words) > 0.75 * len(words)


_TITLE_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "by", "from", "is", "not"}
)
_BEFORE_TITLE = frozenset({Tag.POSSESSIVE, Tag.DETERMINER, Tag.NAME, Tag.PREPOSITION, Tag.NOUN, Tag.COMMA})


def _is_title(item: Item, previous: Tag, earlier: Tag) -> bool:
    """Whether a quoted stretch is the title of a work or programme, or a name, which nobody says."""
    if previous not in _BEFORE_TITLE or (previous is Tag.COMMA and earlier not in _NOMINAL):
        return False
    words = _TITLE_WORD.findall(item.text)
    if not 2 <= len(words) <= 9 or words[0][0].islower() or words[-1][0].islower():
        return False
    inner = item.text.rstrip("”’'\" ")
    if inner.endswith(("!", "?")) or "." in inner[:-1]:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
