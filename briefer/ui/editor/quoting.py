"""What can be done with words that carry evidence: back to the source's own, or made the writer's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefer.brief.edit import evidence_runs
from briefer.brief.model import Brief, Run, merged, runs_between
from briefer.core.evidence import Evidence
from briefer.ui.editor.caret import HEAD, Caret, Edited
from briefer.ui.editor.editing import block_at, with_block


def quoted_stretch(brief: Brief, caret: Caret) -> tuple[str, int, int]:
    """The evidence whose words touch the caret, with their start and end in the line; ("", 0, 0) where none do.

    Between two, the words before the caret count.
    """
    if caret.section == HEAD:
        return ("", 0, 0)
    at = 0
    stretches: list[tuple[str, int, int]] = []
    for run in block_at(brief, caret).runs:
        end = at + len(run.text)
        if stretches and stretches[-1][0] == run.evidence_id:
            stretches[-1] = (run.evidence_id, stretches[-1][1], end)
        else:
            stretches.append((run.evidence_id, at, end))
        at = end
    touching = (found for found in stretches if found[0] and found[1] <= caret.offset <= found[2])
    return next(touching, ("", 0, 0))


def with_source_words(brief: Brief, caret: Caret, evidence: Mapping[str, Evidence]) -> Edited:
    """The brief with the source's own words in place of the quotation at the caret, which stands behind them."""
    evidence_id, start, end = quoted_stretch(brief, caret)
    if evidence_id not in evidence:
        return Edited(brief, caret)
    words = tuple(run for run in evidence_runs(evidence[evidence_id]) if run.evidence_id)
    length = sum(len(run.text) for run in words)
    return Edited(_with_words(brief, caret, (start, end), words), replace(caret, offset=start + length))


def without_source(brief: Brief, caret: Caret) -> Brief:
    """The brief with the quotation at the caret made the writer's own words; they stay as they are."""
    evidence_id, start, end = quoted_stretch(brief, caret)
    if not evidence_id:
        return brief
    runs = runs_between(block_at(brief, caret).runs, start, end)
    return _with_words(brief, caret, (start, end), tuple(replace(run, evidence_id="") for run in runs))


def _with_words(brief: Brief, caret: Caret, place: tuple[int, int], words: tuple[Run, ...]) -> Brief:
    block = block_at(brief, caret)
    before = runs_between(block.runs, 0, place[0])
    after = runs_between(block.runs, place[1], len(block.text))
    return with_block(brief, caret, (replace(block, runs=merged((*before, *words, *after))),))
