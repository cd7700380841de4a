"""Measure import and extraction per article against spaCy's blank tokenizer in the same run, and print it as JSON.

Run it by itself: `python tests/benchmarks/extraction_cost.py [TEXT FILE...]`; without files it reads the sample's
articles. The tokenizer keeps what it has met and is several times as quick on a text it has seen before, while a
reader brings new articles: each round therefore begins with fresh pipelines and reads every article once. Times are
processor time, so that other work on the machine does not count; the ratio is the median of the rounds.
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
SAMPLES = ("courier-battery-inspections.txt", "herald-battery-fire.html", "newswire-battery-fire.eml")
ROUNDS = 9


@dataclass(frozen=True)
class Cost:
    """Words a second of each stage, and what the stages cost in times of the tokenizer."""

    articles: int
    words: int
    tokenizer: int
    figures: int
    extraction: int
    import_and_extraction: int
    figures_ratio: float
    extraction_ratio: float
    ratio: float


def sample_texts() -> list[str]:
    """The texts of the sample's articles."""
    from briefer.ingest import read_articles

    files = [ROOT / "resources/samples" / name for name in SAMPLES]
    return [article.text for file in files for article in read_articles(file.read_bytes(), file.name).articles]


def measure(texts: list[str], rounds: int = ROUNDS) -> Cost:
    """The cost of reading `texts`, one article each, on this machine: medians of `rounds`, after one to warm up."""
    taken = [_round(texts) for _number in range(rounds + 1)][1:]
    words = sum(len(text.split()) for text in texts)
    speed = {name: words / statistics.median(times[name] for times in taken) for name in taken[0]}
    ratio = {name: statistics.median(times[name] / times["tokenizer"] for times in taken) for name in taken[0]}
    return Cost(
        articles=len(texts),
        words=words,
        tokenizer=round(speed["tokenizer"]),
        figures=round(speed["figures"]),
        extraction=round(speed["extraction"]),
        import_and_extraction=round(speed["import_and_extraction"]),
        figures_ratio=round(ratio["figures"], 2),
        extraction_ratio=round(ratio["extraction"], 2),
        ratio=round(ratio["import_and_extraction"], 2),
    )


def _round(texts: list[str]) -> dict[str, float]:
    """Seconds of processor time that each stage takes for all the texts, which it has not seen before."""
    import spacy

    from briefer.extract import load_extractor
    from briefer.extract.figures.finder import FigureFinder
    from briefer.extract.figures.lexicon import lexicon
    from briefer.ingest import read_articles

    contents = [text.encode() for text in texts]
    blank, finder = spacy.blank("en"), FigureFinder(lexicon())
    first, second = load_extractor(), load_extractor()

    def bring_in() -> None:
        for number, content in enumerate(contents):
            for article in read_articles(content, f"article-{number}.txt").articles:
                second.find(article)

    stages: dict[str, Callable[[], object]] = {
        "tokenizer": lambda: [blank(text) for text in texts],
        "figures": lambda: [finder.find(text) for text in texts],
        "extraction": lambda: [first.find_verbatim(text) for text in texts],
        "import_and_extraction": bring_in,
    }
    return {name: _seconds(stage) for name, stage in stages.items()}


def _seconds(stage: Callable[[], object]) -> float:
    start = time.process_time()
    stage()
    return time.process_time() - start


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    given = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
    print(json.dumps(asdict(measure(given or sample_texts())), indent=2))
