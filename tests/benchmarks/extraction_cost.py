"""Measure import and extraction per article against spaCy's blank tokenizer in the same run, and print it as JSON.

Run it by itself: `python tests/benchmarks/extraction_cost.py`. Times are processor time, so that other work on the
machine does not count; each round takes both sides one after the other, and the ratio is the median of the rounds.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 24
ROUNDS = 5


@dataclass(frozen=True)
class Cost:
    """Words a second of each stage, and what import with extraction costs in tokenizer times."""

    words: int
    tokenizer: float
    figures: float
    extraction: float
    import_and_extraction: float
    figures_ratio: float
    extraction_ratio: float
    ratio: float


def article_texts() -> list[str]:
    """Articles of some 500 words: the sample's paragraphs with our annotated sentences, each in another order."""
    sample = (ROOT / "resources/samples/courier-battery-inspections.txt").read_text(encoding="utf-8")
    lines = (ROOT / "tests/quality/figures/own.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line)["text"] for line in lines]
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    texts = []
    for number in range(ARTICLES):
        chosen = [paragraphs[(number * 5 + place) % len(paragraphs)] for place in range(3)]
        texts.append(sample + "\n\n" + "\n\n".join(chosen) + "\n")
    return texts


def measure() -> Cost:
    """The cost on this machine; takes some seconds."""
    import spacy

    from briefer.extract import load_extractor
    from briefer.extract.figures.finder import FigureFinder
    from briefer.extract.figures.lexicon import lexicon
    from briefer.ingest import read_articles

    texts = article_texts()
    contents = [text.encode() for text in texts]
    blank, extractor, finder = spacy.blank("en"), load_extractor(), FigureFinder(lexicon())

    def bring_in() -> None:
        for number, content in enumerate(contents):
            for article in read_articles(content, f"article-{number}.txt").articles:
                extractor.find(article)

    stages: dict[str, Callable[[], object]] = {
        "tokenizer": lambda: [blank(text) for text in texts],
        "figures": lambda: [finder.find(text) for text in texts],
        "extraction": lambda: [extractor.find_verbatim(text) for text in texts],
        "import_and_extraction": bring_in,
    }
    rounds = [{name: _seconds(stage) for name, stage in stages.items()} for _round in range(ROUNDS + 1)][1:]
    words = sum(len(text.split()) for text in texts)
    middle = {name: statistics.median(times[name] for times in rounds) for name in stages}
    ratio = {name: statistics.median(times[name] / times["tokenizer"] for times in rounds) for name in stages}
    return Cost(
        words=words,
        **{name: round(words / seconds) for name, seconds in middle.items()},
        figures_ratio=round(ratio["figures"], 2),
        extraction_ratio=round(ratio["extraction"], 2),
        ratio=round(ratio["import_and_extraction"], 2),
    )


def _seconds(stage: Callable[[], object]) -> float:
    start = time.process_time()
    stage()
    return time.process_time() - start


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    print(json.dumps(asdict(measure()), indent=2))
