"""The shipped pipeline: what its training measured, its size, its licence."""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

import pytest

from briefer.core.cancel import CancelFlag
from briefer.paths import resource
from briefer.worker import Worker

FLOORS = {"pos_acc": 95.5, "dep_las": 84.0, "sents_f": 97.0, "lemma_acc": 95.0, "ents_f": 64.0}
SPEAKERS = Path(__file__).with_name("speakers.txt")
LONG_ARTICLE = 10_000
"""Words."""

LARGEST_WORKER = 350 * 1024
"""Kibibytes of memory at the peak."""

SIZE_LIMIT = 15_000_000
"""Bytes of all files together."""


def test_it_reached_its_floors_on_held_out_news() -> None:
    scores = json.loads((resource("language/en_briefer") / "meta.json").read_text("utf-8"))["held_out"]["pud_test"]
    assert {key: scores[key] for key in FLOORS if scores[key] < FLOORS[key]} == {}


def test_it_stays_small() -> None:
    files = [path for path in resource("language/en_briefer").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= SIZE_LIMIT


@pytest.mark.parametrize("source", ["English Web Treebank", "UNER", "GUM", "WikiGold", "CrossNER", "CC BY-SA 4.0"])
def test_its_notice_names_every_source(source: str) -> None:
    assert source in (resource("language/en_briefer") / "NOTICE").read_text(encoding="utf-8")


def test_its_documents_are_named_one_by_one() -> None:
    rows = (resource("language/en_briefer") / "GUM-SOURCES.tsv").read_text(encoding="utf-8").splitlines()
    assert len(rows) > 100


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak from /proc")
def test_a_worker_that_names_a_long_article_stays_small() -> None:
    text = re.sub(r"\{([^=}]+)=[^}]*\}", r"\1", SPEAKERS.read_text(encoding="utf-8"))
    article = text * math.ceil(LONG_ARTICLE / len(text.split()))
    with Worker() as worker:
        found = worker.find_verbatim(article, CancelFlag())
        named = worker.name_verbatim(article, found, CancelFlag())
        status = Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii")
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", status)
    assert named.names
    print(f"\n{len(article.split()):,} words: peak {int(peak) / 1024:.0f} MiB")
    assert int(peak) <= LARGEST_WORKER
