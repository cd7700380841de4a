"""Reads one sentence: which words are reported, by whom, and by which cue."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.extract.quotations.clauses import Clauses
from briefer.extract.quotations.contents import Contents
from briefer.extract.quotations.cues import SPEECH, Cue, Sentence, noun_forms
from briefer.extract.quotations.items import HEADS, Item, Tag
from briefer.extract.quotations.lexicon import Form, Frame, Lexicon
from briefer.extract.quotations.nominal import NominalReader
from briefer.extract.quotations.phrases import Phrase, Phrases
from briefer.extract.quotations.sources import Attribution, Sources
from briefer.extract.quotations.verbless import VerblessReader

_PASSIVE_FRAMES = {"to": "infinitive", "that": "clause", "as": "as"}
_NEAR = 3
_PASSED_ON = (Frame.CLAUSE, Frame.HEARER, Frame.NAMING)


class SentenceReader:
    """Finds the attributions of one tagged sentence."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon, *, headline: bool = False) -> None:
        self._headline = headline
        sentence = Sentence(items, lexicon)
        self._sentence = sentence
        self._items = items
        self._tags = sentence.tags
        self._lexicon = lexicon
        self.phrases = Phrases(sentence)
        self.clauses = Clauses(sentence, self.phrases)
        self._contents = Contents(sentence, self.phrases, self.clauses)
        self._nominal = NominalReader(sentence, self.phrases, self.clauses, self._contents)
        self._verbless = VerblessReader(sentence, self.phrases, self.clauses, self._contents)
        self._found: list[Attribution] = []
        self.sources = Sources(sentence, self.phrases, self.clauses, self._found)
        self._covered: set[int] = set()

    def attributions(self) -> list[Attribution]:
        """The outermost attributions of the sentence, in order of their contents."""
        for given in (self._verbless.signature(), self._verbless.message(), *self._verbless.according()):
            self._take(given)
        self._read_as()
        for cue in self._sentence.cues:
            if cue.start not in self._covered:
                self._read_behind(cue)
        self._take(self._verbless.headline(first=self._headline))
        for cue in self._sentence.cues:
            if cue.start not in self._covered:
                self._read_before(cue)
        nouns, adjectives = noun_forms(self._lexicon), self._lexicon.adjectives
        for at, item in enumerate(self._items):
            if at in self._covered or not (item.low in nouns or item.low in adjectives):
                continue
            self._take(self._nominal.noun(at) or self._nominal.adjective(at))
        return sorted(self._found, key=lambda attribution: attribution.contents)

    def _take(self, given: Attribution | None) -> None:
        if given is not None:
            self._add(list(given.contents), given.speaker, given.cue, verbal=given.verbal)

    def _add(
        self, contents: list[tuple[int, int]], speaker: Phrase | None, cue: Phrase | None, *, verbal: bool = True
    ) -> None:
        kept = []
        for content in contents:
            start, end = self._contents.trimmed(*content)
            if start < end and self._covered.isdisjoint(range(start, end)):
                kept.append((start, end))
        if kept:
            via = self._inner_speaker(kept[0]) if verbal else None
            self._found.append(Attribution(tuple(kept), speaker, cue, via, verbal=verbal))
            for start, end in kept:
                self._covered.update(range(start, end))
            if cue is not None:
                self._covered.update(range(cue.start, cue.end))

    def _inner_speaker(self, content: tuple[int, int]) -> Phrase | None:
        """Whose words the speaker passes on: "the aide" in "Lee said the aide called it ..."."""
        start, end = content
        cue = self._sentence.first_cue(start, end)
        if cue is None or cue.passive or cue.form is Form.ING or not cue.takes(*_PASSED_ON):
            return None
        speaker = self.clauses.subject(cue.start)
        if speaker is None or speaker.start != start or self._contents.after_cue(cue) is None:
            return None
        return speaker if self.sources.can_speak(speaker) else None

    def _read_as(self) -> None:
        """A whole clause given by "As Lee said, ..." or "..., as Lee said"."""
        tags = self._tags
        for cue in self._sentence.cues:
            if not cue.takes(Frame.CLAUSE, Frame.HEARER) or cue.form in (Form.PLAIN, Form.ING) or cue.passive:
                continue
            speaker = self.clauses.subject(cue.start)
            if speaker is None or speaker.start == 0 or self._items[speaker.start - 1].low != "as":
                continue
            opening = speaker.start - 1
            comma = self._contents.next_comma(cue.end) or len(tags)
            if self.clauses.has_finite(cue.end, comma) or self._items[min(cue.end, len(tags) - 1)].low == "that":
                continue
            quoted_behind = comma + 1 < len(tags) and tags[comma + 1] is Tag.QUOTED
            content = (comma + 1, len(tags)) if opening == 0 or quoted_behind else (0, opening)
            if opening == 0 or tags[opening - 1] is Tag.COMMA:
                self._add([content], speaker, Phrase(cue.start, cue.end))

    def _read_behind(self, cue: Cue) -> None:
        """Words before their attribution, with or without quotation marks."""
        if cue.passive or not cue.takes(*SPEECH) or self._is_infinitive(cue):
            return
        behind_quoted = (
            cue.start > 1 and self._tags[cue.start - 1] is Tag.COMMA and self._tags[cue.start - 2] is Tag.QUOTED
        )
        if behind_quoted:
            found = self._inverted(cue) or self._straight(cue)
        else:
            found = self._straight(cue) or self._inverted(cue)
        if found is None:
            return
        speaker, left, right = found
        tags = self._tags
        if left > 0 and cue.start - speaker.end < _NEAR and self._parts_subject(left, right):
            contents = [(0, left), (right + 1, self._contents.end(right + 1))]
            self._add(contents, speaker, Phrase(self.clauses.cue_start(cue.start), cue.end))
            return
        if left <= 0 or not self._can_stand_before(left, right, cue):
            return
        begins = left - 1 if tags[left - 1] is Tag.QUOTED and self._items[left - 2].low == ":" and left > 1 else 0
        contents = [(begins, left)]
        follow = right
        while follow < len(tags) and tags[follow] is not Tag.QUOTED and not self._contents.starts_participle(follow):
            follow += 1
        goes_on = not self.clauses.has_finite(right, follow)
        if follow < len(tags) and tags[follow] is Tag.QUOTED and tags[left - 1] is Tag.QUOTED and goes_on:
            contents.append((follow, self._contents.end(follow)))
        elif self._goes_on(right) and tags[left - 1] is not Tag.QUOTED:
            contents.append((right + 1, self._contents.end(right + 1)))
        self._add(contents, speaker, Phrase(self.clauses.cue_start(cue.start), cue.end))

    def _parts_subject(self, left: int, right: int) -> bool:
        """Whether the cue stands between a subject and its quoted verb: The plan, he said, “has failed”."""
        tags = self._tags
        if tags[left] is not Tag.COMMA or tags[left - 1] not in HEADS - {Tag.QUOTED}:
            return False
        quoted = right + 1 < len(tags) and tags[right] is Tag.COMMA and tags[right + 1] is Tag.QUOTED
        subject = self.phrases.leftwards(left) if quoted else None
        return subject is not None and subject.start == 0

    def _is_infinitive(self, cue: Cue) -> bool:
        before = self._items[cue.start - 1] if cue.start else None
        return cue.form is Form.PLAIN and before is not None and before.tag in (Tag.TO, Tag.AUXILIARY)

    def _goes_on(self, comma: int) -> bool:
        """Whether the reported words go on behind an inserted "he said,"."""
        tags = self._tags
        if comma + 1 >= len(tags) or tags[comma] is not Tag.COMMA or self._contents.starts_participle(comma):
            return False
        following = self._items[comma + 1]
        if following.tag is Tag.QUOTED or following.low in (
            "but",
            "while",
            "although",
            "though",
            "when",
            "as",
            "according",
        ):
            return False
        return not (following.tag is Tag.VERB and following.low.endswith("ing"))

    def _straight(self, cue: Cue) -> tuple[Phrase, int, int] | None:
        speaker = self.clauses.subject(cue.start)
        if speaker is None or speaker.start == 0 or self._tags[speaker.start] is Tag.RELATIVE:
            return None
        left = speaker.start
        if self._tags[left - 1] in (Tag.COMMA, Tag.DASH):
            left -= 1
        elif self._tags[left - 1] is not Tag.QUOTED:
            return None
        if not self._rest_is_adverbial(cue) and self._tags[left - 1] is not Tag.QUOTED:
            return None
        if cue.end < len(self._items) and self._items[cue.end].low == "that":
            return None
        comma = self._contents.next_comma(cue.end)
        short = comma and not self.clauses.has_finite(cue.end, comma)
        return speaker, left, comma if short else cue.end

    def _inverted(self, cue: Cue) -> tuple[Phrase, int, int] | None:
        if cue.start == 0 or cue.form is Form.ING or cue.lemma == "tell":
            return None
        left = cue.start
        if self._tags[left - 1] is Tag.COMMA:
            left -= 1
        elif self._tags[left - 1] is not Tag.QUOTED:
            return None
        speaker = self.phrases.after(cue.end, long=True)
        if speaker is None or (self._tags[left - 1] is not Tag.QUOTED and not cue.takes(Frame.CLAUSE)):
            return None
        if self._tags[speaker.start] is Tag.OBJECT:
            return None
        after = speaker.end
        if self.clauses.has_finite(after, after + 1):
            return None
        if self._items[speaker.start].low in self._lexicon.words["weekdays"]:
            return None
        if self._tags[left - 1] is not Tag.QUOTED and not self._contents.is_adverbial(after):
            return None
        return speaker, left, after

    def _can_stand_before(self, left: int, right: int, cue: Cue) -> bool:
        tags = self._tags
        if tags[0] is Tag.SUBORDINATOR and tags[left - 1] is Tag.QUOTED and self.clauses.has_finite(0, left - 1):
            return tags[left - 2] in (Tag.COMMA, Tag.COLON)
        if any(tags[at] is Tag.QUOTED for at in range(left)):
            return True
        if self._goes_on(right) and self._contents.has_clause(right + 1):
            return True
        if Tag.QUOTED in tags[cue.end : cue.end + 3]:
            return False
        begin = self._contents.next_comma(0) if self._contents.opens_subordinate(0) else 0
        return cue.takes(Frame.CLAUSE) and begin < left and self.clauses.has_finite(begin, left)

    def _rest_is_adverbial(self, cue: Cue) -> bool:
        """Whether nothing but circumstances follows: the end, a day, "in an interview", a hearer."""
        if self._contents.is_adverbial(cue.end):
            return True
        hearer = self.phrases.after(cue.end, long=True) if cue.takes(Frame.HEARER) else None
        return hearer is not None and self._contents.is_adverbial(hearer.end)

    def _read_before(self, cue: Cue) -> None:
        if cue.passive:
            self._read_passive(cue)
            return
        start = self._contents.after_cue(cue)
        if start is None or start >= len(self._items) or self._lends_subject(cue, start):
            return
        speaker = self.sources.speaker(cue)
        if speaker is None and cue.form is not Form.ING:
            return
        if speaker is not None and self._is_reduced(cue, start, speaker):
            return
        behind = cue.end
        told = self._told(cue, start)
        if told is not None:
            behind, start = told
        self._add([(start, self._contents.end(start, cue))], speaker, Phrase(self.clauses.cue_start(cue.start), behind))

    def _told(self, cue: Cue, start: int) -> tuple[int, int] | None:
        """The end of a cue that goes on to a verb of speech, and the words behind it: declined to say | whether."""
        if self._items[start].low != "to" or not cue.takes(Frame.INFINITIVE):
            return None
        second = self._sentence.first_cue(start + 1, start + 2)
        words = self._contents.after_cue(second) if second is not None and second.takes(Frame.CLAUSE) else None
        if second is None or words is None or words >= len(self._items):
            return None
        opens = self._tags[words] in (Tag.QUOTED, Tag.QUESTION) or self._items[words - 1].low == "that"
        return (second.end, words) if opens else None

    def _lends_subject(self, cue: Cue, start: int) -> bool:
        """Whether a reporting noun with words of its own follows: "expressed concern that"."""
        if not cue.takes(Frame.SUPPORT) or self._items[start].low in ("that", "to"):
            return False
        nearest = range(start, min(start + 4, len(self._items)))
        return any(self._nominal.noun_content(at) is not None for at in nearest)

    def _is_reduced(self, cue: Cue, start: int, speaker: Phrase) -> bool:
        """Whether the verb is a bare participle behind its object: "a bill dubbed "..."."""
        if cue.form is not Form.PAST or not cue.takes(Frame.NAMING) or self._tags[start] is not Tag.QUOTED:
            return False
        return start == cue.end and speaker.end == cue.start and self._tags[speaker.end - 1] is Tag.NOUN

    def _read_passive(self, cue: Cue) -> None:
        passive, items = self._lexicon.passive, self._items
        after = cue.end
        if after >= len(items):
            return
        agent: Phrase | None = None
        if items[after].low == "by":
            agent = self.phrases.after(after + 1)
            after = agent.end if agent is not None else after + 1
            if after >= len(items):
                return
        low = items[after].low
        if cue.lemma in passive["naming"] and self._read_named(after, agent, cue):
            return
        frame = _PASSIVE_FRAMES.get(low, "")
        if frame and cue.lemma in passive[frame]:
            content = after if low == "to" else after + 1
            self._add([(content, self._contents.end(content, cue))], agent, Phrase(cue.start, cue.end))

    def _read_named(self, after: int, agent: Phrase | None, cue: Cue) -> bool:
        """A quoted name that a thing is given, by somebody or nobody: "has been called “a farce” by Lee"."""
        tags = self._tags
        quoted = after + (tags[after] is Tag.DETERMINER)
        if quoted >= len(tags) or tags[quoted] is not Tag.QUOTED:
            return False
        behind = quoted + 1
        if agent is None and behind + 1 < len(tags) and self._items[behind].low == "by":
            agent = self.phrases.after(behind + 1, long=True)
        self._add([(quoted, behind)], agent, Phrase(cue.start, cue.end))
        return True
