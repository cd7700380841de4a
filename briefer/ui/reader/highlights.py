"""What is to be marked in an article's text: a pure list of spans with their kind and state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from briefer.core.evidence import Evidence, EvidenceKind, find_anchor
from briefer.core.span import Span
from briefer.core.suggestion import Figure, Quotation, Suggestions, suggestion_id
from briefer.ui.evidence.suggestion_rows import mark_of
from briefer.ui.widgets.rows import Mark

_OPENING = "“‘\"'«„"
_CLOSING = "”’\"'»“"


class HighlightState(Enum):
    """Kept words are filled and numbered, suggested ones only underlined."""

    KEPT = "kept"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the article to mark. `key` is the id of the evidence or suggestion, `label` its letter."""

    span: Span
    mark: Mark
    state: HighlightState
    key: str
    label: str = ""


def highlights(
    found: Suggestions,
    evidence: tuple[Evidence, ...],
    labels: Mapping[str, str],
    is_open: Callable[[Quotation | Figure], bool],
    text: str,
) -> tuple[Highlight, ...]:
    """The marks of one article, sorted by place; kept evidence hides suggestions of its kind that it overlaps."""
    kept = [_kept(item, labels, text) for item in evidence]
    marks = [mark for mark in kept if mark is not None]
    taken = [(mark.mark, mark.span) for mark in marks]
    suggestions: tuple[Quotation | Figure, ...] = (*found.quotations, *found.figures)
    for suggestion in suggestions:
        span = suggestion.extent if isinstance(suggestion, Figure) else suggestion.span
        mark = mark_of(suggestion)
        if is_open(suggestion) and not any(kind is mark and span.overlaps(other) for kind, other in taken):
            label = "" if mark is Mark.DATE else mark.letter
            marks.append(Highlight(span, mark, HighlightState.SUGGESTED, suggestion_id(suggestion), label))
    marks += _speakers(found, [span for kind, span in taken if kind is Mark.QUOTATION])
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, mark.span.end)))


def with_marks(span: Span, text: str) -> Span:
    """The span widened over the quotation marks, and the stop before a closing one, that stand around it."""
    start = span.start - 1 if span.start and text[span.start - 1] in _OPENING else span.start
    end = span.end
    if end + 1 < len(text) and text[end] in ".,?!" and text[end + 1] in _CLOSING:
        end += 2
    elif end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def _kept(item: Evidence, labels: Mapping[str, str], text: str) -> Highlight | None:
    span = find_anchor(item.anchor, text)
    if span is None:
        return None
    mark = Mark.FIGURE if item.kind is EvidenceKind.FIGURE else Mark.QUOTATION
    return Highlight(span, mark, HighlightState.KEPT, item.id, labels.get(item.id, ""))


def _speakers(found: Suggestions, kept: list[Span]) -> list[Highlight]:
    seen: dict[Span, HighlightState] = {}
    for quotation in found.quotations:
        if quotation.speaker is not None and len(quotation.speaker.span):
            span = quotation.speaker.span
            if any(quotation.span.overlaps(other) for other in kept):
                seen[span] = HighlightState.KEPT
            else:
                seen.setdefault(span, HighlightState.SUGGESTED)
    return [Highlight(span, Mark.SPEAKER, state, f"s{span.start}") for span, state in seen.items()]
