"""Searching and opening a library of many articles, as ratios to plain SQLite and to an empty library.

`make bench` measures 1,000, 20,000 and 100,000 articles, which takes some minutes, and prints the table that stands in
docs/library.md; within `make test` a library of 1,000 guards the ratios.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_program import ROOT
from pytest_benchmark.fixture import BenchmarkFixture

SIZES = (1_000, 20_000, 100_000)
SEARCH_RATIO = 1.15
SHORT_SEARCH_MS = 1.0
"""Milliseconds that a search may take above plain SQLite however short it is: reading the query, making the hits."""
OPENING_RATIO = 2.0


def measured(folder: Path, articles: int) -> dict[str, Any]:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("library_scale.py")), str(folder), str(articles)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def row(report: dict[str, Any]) -> str:
    """One line of the table, in Markdown."""
    search, opening = report["search"], report["opening"]
    every = search["all"]
    cells = (
        f"{report['articles']:,}",
        f"{every['library']} / {every['plain']} = {every['library'] / every['plain']:.2f}",
        *(f"{search[kind]['library']} / {search[kind]['plain']}" for kind in search if kind != "all"),
        f"{opening['whole']} / {report['opening_empty']['whole']} = {ratio(report):.2f}",
        f"{opening['bare']}",
        f"{report['megabytes']} / {report['plain_megabytes']}",
        f"{report['added_ms']}",
    )
    return f"| {' | '.join(cells)} |"


def ratio(report: dict[str, Any]) -> float:
    return float(report["opening"]["whole"] / report["opening_empty"]["whole"])


@pytest.mark.timeout(3600)
def test_a_large_library_searches_almost_as_fast_as_plain_sqlite(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    sizes = SIZES if benchmark.enabled else SIZES[:1]
    reports = benchmark.pedantic(
        lambda: [measured(tmp_path / str(size), size) for size in sizes], rounds=1, iterations=1
    )
    print("\n" + "\n".join(row(report) for report in reports))
    for report in reports:
        every = report["search"]["all"]
        assert every["library"] <= max(SEARCH_RATIO * every["plain"], every["plain"] + SHORT_SEARCH_MS)
        if report["articles"] <= 20_000:
            assert ratio(report) <= OPENING_RATIO
