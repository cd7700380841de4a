"""Typing stays quick in a long brief."""

from __future__ import annotations

import time
from dataclasses import replace
from statistics import median

from PySide6.QtTest import QTest
from ui.editor.conftest import Open
from ui.editor.desks import written_brief

from briefer.brief.model import Brief, new_id

KEY_MS = 8.0
"""Processor time for one key, half of what a screen takes to show its next picture."""


def long_brief() -> Brief:
    """About five pages with 56 pieces of evidence."""
    brief = written_brief()
    return replace(
        brief,
        sections=tuple(
            replace(
                section, blocks=tuple(replace(block, id=new_id()) for _time in range(8) for block in section.blocks)
            )
            for section in brief.sections
        ),
    )


def test_a_key_takes_a_few_milliseconds_in_a_brief_of_five_pages(open_writing: Open) -> None:
    writing = open_writing(long_brief())
    assert sum(1 for _section, block in writing.brief.blocks() for run in block.runs if run.evidence_id) == 56
    writing.put(2, 0, 10)
    times: list[float] = []
    for char in "the minister will write to all operators ":
        start = time.process_time()
        QTest.keyClick(writing.page, char)
        times.append((time.process_time() - start) * 1000)
    assert "the minister will write" in writing.texts("background")[0]
    assert median(times) < KEY_MS, f"{median(times):.1f} ms"
