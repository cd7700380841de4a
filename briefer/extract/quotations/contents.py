"""Where reported words begin behind their cue, and where they end."""

from __future__ import annotations

from briefer.extract.quotations.clauses import Clauses
from briefer.extract.quotations.cues import Cue, Sentence
from briefer.extract.quotations.items import Tag
from briefer.extract.quotations.lexicon import Form, Frame
from briefer.extract.quotations.phrases import Phrases

_NOMINAL = frozenset({Tag.NAME, Tag.NOUN, Tag.QUOTED, Tag.NUMBER, Tag.DETERMINER, Tag.SUBJECT, Tag.OTHER, Tag.OBJECT})
_EDGES = frozenset({Tag.COMMA, Tag.COLON, Tag.STOP, Tag.DASH})

_REACH = 30
"""Positions before a verb that are searched for the beginning of a clause around it."""


class Contents:
    """Beginnings and ends of reported words in one sentence; positions are indices of `items`."""

    def __init__(self, sentence: Sentence, phrases: Phrases, clauses: Clauses) -> None:
        self._sentence = sentence
        self._items = sentence.items
        self._tags = sentence.tags
        self._phrases = phrases
        self._clauses = clauses
        self._lexicon = sentence.lexicon
        self._weekdays = self._lexicon.words["weekdays"]
        self._circumstances = self._lexicon.words["circumstances"]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The range without marks at its ends and without a leading "that" or coordinator."""
        while start < end and (
            self._tags[start] in _EDGES
            or self._tags[start] is Tag.CLOSE
            or self._items[start].low == "that"
            or (start == 0 and self._tags[start] is Tag.COORDINATOR)
        ):
            start += 1
        while end > start and (self._tags[end - 1] in _EDGES or self._tags[end - 1] is Tag.OPEN):
            end -= 1
        return start, end

    def next_comma(self, at: int) -> int:
        """The position of the next comma from `at`; 0 where there is none."""
        for index in range(at, len(self._tags)):
            if self._tags[index] is Tag.COMMA:
                return index
        return 0

    def has_clause(self, at: int) -> bool:
        """Whether a quotation or a finite verb stands somewhere from that position."""
        return Tag.QUOTED in self._tags[at:] or self._clauses.has_finite(at, len(self._tags))

    def _next_break(self, at: int) -> int:
        for index in range(at, len(self._tags)):
            if self._tags[index] in (Tag.COMMA, Tag.DASH):
                return index
        return len(self._tags)

    def starts_participle(self, at: int) -> bool:
        """Whether a comma and a reporting participle stand at `at`: ", adding that"."""
        if at + 1 >= len(self._items) or self._tags[at] is not Tag.COMMA:
            return False
        known = self._lexicon.forms.get(self._items[at + 1].low)
        return known is not None and known[1] is Form.ING and self._tags[at + 1] is Tag.VERB

    def opens_subordinate(self, at: int) -> bool:
        """Whether a circumstance such as "When he arrived" or "In his speech" begins here."""
        tag, low = self._tags[at], self._items[at].low
        if low in ("if", "there", "since", "in", "on", "at", "for", "so", "even"):
            return not self._clauses.has_finite(at, self.next_comma(at) or at)
        return tag is Tag.SUBORDINATOR or low in ("after", "before", "as", "asked", "speaking")

    def is_adverbial(self, at: int) -> bool:
        """Whether the sentence ends at `at`, or a circumstance without a clause of its own stands there."""
        if at >= len(self._items):
            return True
        tag, low = self._tags[at], self._items[at].low
        if tag in (Tag.STOP, Tag.COMMA, Tag.DASH, Tag.QUOTED, Tag.OPEN) or low == ";" or low in self._weekdays:
            return True
        if tag is Tag.ADVERB:
            return self.is_adverbial(at + 1)
        return low in self._circumstances and not self._clauses.has_finite(at, self._next_break(at))

    def after_cue(self, cue: Cue) -> int | None:
        """The first position of the words reported by the cue before them; None where none follow."""
        at = cue.end
        if at >= len(self._items):
            return None
        if cue.frame is Frame.PREPOSITIONAL and self._items[at - 1].low == "to" and self._is_infinitive(at, cue):
            return at - 1
        if cue.frame in (Frame.PREPOSITIONAL, Frame.NAMING_AS, Frame.OBJECT, Frame.HEARER_INFINITIVE):
            day = cue.frame is Frame.PREPOSITIONAL and self._items[at].low in self._weekdays
            return None if day or self._tags[at] in _EDGES else at
        found = self._quotation(at)
        if found is None and cue.takes(Frame.HEARER):
            found = self._behind_hearer(at)
        if found is None and cue.takes(Frame.CLAUSE, Frame.HEARER):
            found = self._clause(at, cue)
        if found is None:
            found = self._other(at, cue)
        return found

    def _quotation(self, at: int) -> int | None:
        for offset in range(3):
            if at + offset >= len(self._tags):
                return None
            tag = self._tags[at + offset]
            if tag is Tag.QUOTED:
                return at + offset
            if tag not in (Tag.COMMA, Tag.COLON, Tag.ADVERB):
                return None
        return None

    def _clause(self, at: int, cue: Cue) -> int | None:
        items, tags = self._items, self._tags
        low = items[at].low
        if low == "that":
            return at + 1
        if tags[at] is Tag.QUESTION or low in ("who", "what", "which", "how", "why"):
            return at
        if Frame.CLAUSE not in cue.entry.frames and cue.frame is not Frame.CLAUSE:
            return None
        behind = self._behind_condition(at) or self._behind_circumstance(at)
        if behind is not None:
            return behind
        if tags[at] is Tag.SUBJECT or (tags[at] in _NOMINAL and self._clauses.has_finite(at, len(items))):
            return at
        if self._leaves_gap(at, cue):
            return at
        if tags[at] is Tag.VERB and low.endswith("ing") and self._clauses.has_finite(at, len(items)):
            return at
        return at if self._opens_clause(at) else None

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause begins with the word there, which is no noun phrase: "if it rains", "in May prices rose"."""
        low = self._items[at].low
        if low in ("in", "under", "on"):
            return self._fronts_clause(at)
        if low not in ("there", "if", "when", "no", "not", "while") or self._tags[at + 1 : at + 2] == [Tag.TO]:
            return False
        return self._clauses.has_finite(at, len(self._items))

    def _fronts_clause(self, preposition: int) -> bool:
        """Whether a clause begins behind the phrase of the preposition: "in May prices rose"."""
        phrase = self._phrases.after(preposition + 1, long=True)
        if phrase is None or phrase.end >= len(self._tags):
            return False
        return self._clause_start(phrase.end + (self._tags[phrase.end] is Tag.COMMA)) is not None

    def _leaves_gap(self, at: int, cue: Cue) -> bool:
        """Whether a verb stands there whose subject was named before the cue's own: "which she said was right".

        The relative may be left out: "a levy makers say will cost jobs".
        """
        subject = self._clauses.subject(cue.start)
        if subject is None or not self._clauses.has_finite(at, at + 1):
            return False
        if subject.start > 0 and self._tags[subject.start - 1] in (Tag.RELATIVE, Tag.QUESTION):
            return True
        verbal = cue.form is not Form.ING and self._items[cue.start].low not in self._lexicon.words["homographs"]
        return verbal and self._tags[at] in (Tag.BE, Tag.AUXILIARY)

    def _behind_condition(self, at: int) -> int | None:
        """Behind the comma of an insertion that belongs to the words: "said, if elected, she would resign"."""
        opens = self._tags[at] is Tag.COMMA and at + 1 < len(self._tags)
        if not opens or not (self._tags[at + 1] in (Tag.SUBORDINATOR, Tag.QUESTION) or self._items[at + 1].low == "as"):
            return None
        second = self.next_comma(at + 1)
        return at + 1 if second and self._clause_start(second + 1) is not None else None

    def _behind_circumstance(self, at: int) -> int | None:
        """Behind "on Tuesday", "in a statement", "to reporters": at "that", a quotation or a new clause."""
        items, tags = self._items, self._tags
        if (
            items[at].low not in self._circumstances
            and items[at].low not in self._weekdays
            and tags[at] not in (Tag.COMMA, Tag.COLON, Tag.ADVERB)
        ):
            return None
        for index in range(at, min(len(items), at + 16)):
            if items[index].low == "that" and tags[index] is Tag.RELATIVE:
                return index + 1
            if tags[index] is Tag.QUOTED and tags[index - 1] in (Tag.COMMA, Tag.COLON, Tag.NOUN, Tag.NAME):
                return index
            if tags[index] in (Tag.VERB, Tag.BE, Tag.AUXILIARY):
                break
        if items[at].low in self._weekdays:
            return self._clause_start(at + 1)
        if items[at].low in ("in", "on", "at", "to", "during", "of") and at + 1 < len(items):
            phrase = self._phrases.after(at + 1)
            if phrase is not None:
                return self._clause_start(phrase.end)
        if tags[at] in (Tag.COMMA, Tag.ADVERB):
            return None
        return None

    def _clause_start(self, at: int) -> int | None:
        if at >= len(self._items):
            return None
        if self._items[at].low == "that":
            return at + 1
        if self._tags[at] in _NOMINAL and self._clauses.has_finite(at, len(self._items)):
            return at
        return None

    def _behind_hearer(self, at: int) -> int | None:
        phrase = self._phrases.after(at)
        if phrase is None:
            return None
        items, tags = self._items, self._tags
        for index in range(phrase.end, min(len(items), phrase.end + 12)):
            if items[index].low == "that":
                return index + 1
            if tags[index] in (Tag.QUOTED, Tag.SUBJECT):
                return index
            if tags[index] is Tag.QUESTION or (items[index].low == "to" and index == phrase.end):
                return index
            if tags[index] in (Tag.VERB, Tag.BE, Tag.AUXILIARY):
                break
        return self._clause_start(phrase.end)

    def _other(self, at: int, cue: Cue) -> int | None:
        items, tags = self._items, self._tags
        to = at + (items[at].low == "not")
        if to + 1 < len(items) and items[to].low == "to":
            unnamed = to > at and items[to + 1].low == "be"
            return at if cue.takes(Frame.INFINITIVE) and not unnamed else None
        if tags[at] is Tag.VERB and items[at].low.endswith("ing") and cue.takes(Frame.GERUND):
            return at
        takes_thing = cue.takes(Frame.OBJECT, Frame.NAMING, Frame.NAMING_AS, Frame.HEARER_INFINITIVE)
        thing = at + 1 if tags[at] is Tag.ADVERB and at + 1 < len(items) else at
        nominal = tags[thing] in _NOMINAL or (thing > at and tags[thing] is Tag.VERB)
        return at if nominal and (takes_thing or self._has_reason(cue)) else None

    def _has_reason(self, cue: Cue) -> bool:
        return any(phrase.frame is Frame.TARGET_REASON for phrase in cue.entry.phrases)

    def _is_infinitive(self, at: int, cue: Cue) -> bool:
        return Frame.INFINITIVE in cue.entry.frames and self._tags[at] in (Tag.VERB, Tag.NOUN, Tag.BE, Tag.AUXILIARY)

    def before_finite(self, start: int, end: int) -> int:
        """The words from `start` up to the verb of which they are the subject: "demand for pay | was rejected".

        A clause behind "that" has a verb of its own, so that it ends at the second: "that crime fell | is disputed".
        """
        relative = False
        own = self._items[start - 1].low == "that"
        for at in range(start, end):
            if self._tags[at] in (Tag.RELATIVE, Tag.COMMA):
                relative = self._tags[at] is Tag.RELATIVE
            elif at > start + 1 and not relative and self._clauses.has_finite(at, at + 1):
                if not own and self._clauses.group_start(at) == at:
                    return at
                own = False
        return end

    def end(self, start: int, cue: Cue | None = None, noun: int = 0) -> int:
        """The position behind the reported words that begin at `start`, given by the cue or by the noun there."""
        items, tags = self._items, self._tags
        if start >= len(items):
            return len(items)
        fronted = cue is not None and self._clauses.is_subordinate(cue.start)
        narrow = cue is not None and tags[start - 1] is not Tag.RELATIVE and not cue.takes(Frame.CLAUSE)
        fronted_participle = cue is not None and self.is_fronted(cue) and tags[start] is not Tag.QUOTED
        relative = self._in_relative(noun) if cue is None else cue.start > 0 and self._in_insertion(cue)
        if tags[start] is Tag.QUOTED and items[start].text.rstrip("”’'\" ").endswith((",", ".", "?", "!")):
            return start + 1
        for index in range(start + 1, len(items)):
            if tags[index] is Tag.COMMA and (
                self.starts_participle(index)
                or self._breaks_off(index)
                or (relative and self._resumes(index))
                or fronted_participle
                or ((narrow or fronted) and self._leaves_phrase(index))
            ):
                return index
            if tags[index] is Tag.COORDINATOR and cue is not None and self._says_more(index, cue):
                return index
            if narrow and self._gives_way(index):
                return index
            if (narrow and items[index].low == ":") or (items[index].low == ";" and self._speaks_again(index)):
                return index
            if items[index].low == "according" and items[index - 1].tag is Tag.COMMA:
                return index - 1
        return len(items)

    def _leaves_phrase(self, comma: int) -> bool:
        """Whether something other than a further thing or an apposition follows the comma."""
        if comma + 1 >= len(self._tags):
            return False
        tag = self._tags[comma + 1]
        if tag in (Tag.RELATIVE, Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.SUBJECT, Tag.VERB, Tag.QUESTION):
            return True
        phrase = self._phrases.after(comma + 1)
        return phrase is not None and self._clauses.verb_follows(phrase.end)

    def is_fronted(self, cue: Cue) -> bool:
        """Whether the cue is a participle that opens its sentence: "Calling it “a farce”, she left"."""
        opens = cue.start == 0 or (cue.start == 1 and self._tags[0] in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.ADVERB))
        return opens and cue.form is Form.ING

    def _gives_way(self, at: int) -> bool:
        """Whether a clause opens there in which somebody says something: look at the plan | after Lee said ..."""
        opens = self._tags[at] is Tag.SUBORDINATOR or self._items[at].low in ("after", "before", "as", "since")
        if not opens:
            return False
        told = next((cue for cue in self._sentence.cues if cue.start >= at and cue.takes(Frame.CLAUSE)), None)
        return told is not None and not told.passive and self._clauses.subject(told.start) is not None

    def _says_more(self, coordinator: int, cue: Cue) -> bool:
        """Whether the cue's subject goes on to a second reporting verb: said it was “bad” and urged a change."""
        if self._tags[coordinator - 1] not in (Tag.QUOTED, Tag.COMMA):
            return False
        second = self._sentence.first_cue(coordinator + 1, coordinator + 2)
        return second is not None and second.form is cue.form and not second.passive

    def _speaks_again(self, semicolon: int) -> bool:
        """Whether somebody else is given words behind the semicolon."""
        return any(later.start > semicolon and later.takes(Frame.CLAUSE) for later in self._sentence.cues)

    def _in_insertion(self, cue: Cue) -> bool:
        """Whether the cue stands in a clause or participle between commas that describes the subject before it."""
        if cue.form is Form.ING:
            return self._clauses.is_inserted(cue.start)
        return self._in_relative(self._clauses.group_start(cue.start))

    def _in_relative(self, start: int) -> bool:
        for at in range(start - 1, max(0, start - _REACH), -1):
            if self._tags[at] is Tag.RELATIVE and self._tags[at - 1] is Tag.COMMA:
                return not self._clauses.has_finite(0, at - 1)
        return False

    def _resumes(self, comma: int) -> bool:
        """Whether the main clause goes on behind the comma that closes a relative clause."""
        return comma + 1 < len(self._items) and self._clauses.has_finite(comma + 1, comma + 2)

    def _breaks_off(self, comma: int) -> bool:
        """Whether the writer's own words go on behind the comma."""
        if comma + 1 >= len(self._items):
            return False
        low = self._items[comma + 1].low
        return low in ("but", "though", "although", "while")
