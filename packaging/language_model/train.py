"""Train the embedded English pipeline from openly licensed data and write it with its scores.

    python packaging/language_model/train.py --data DATA --output resources/language/en_briefer

DATA holds the DocBins named in TRAINING below (see docs/language-model.md for sources and licences). Seeds are
fixed and thinc runs on one thread, so the same machine and versions give the same weights. Takes about an hour
of one core for each half; both halves run side by side.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SYNTAX = ("gum_open_train", "ewt_train")
NAMES = ("gum_open_train", "ewt_train", "ner_wikigold", "ner_crossner_politics")
HELD_OUT = ("pud_test", "gum_open_test", "ewt_test")
SCORES = ("pos_acc", "tag_acc", "dep_uas", "dep_las", "sents_f", "lemma_acc", "ents_p", "ents_r", "ents_f")


def train_half(half: str, sources: tuple[str, ...], data: Path, work: Path, steps: int) -> None:
    """Train one half of the pipeline into `work/half/model-best`."""
    sys.path.insert(0, str(HERE))
    import augment  # noqa: F401  (registers the augmenter that the configuration names)
    from spacy.cli.train import train

    for part, names in (("train", sources), ("dev", ("gum_open_dev", "ewt_dev"))):
        folder = work / half / part
        folder.mkdir(parents=True)
        for name in names:
            shutil.copy(data / f"{name}.spacy", folder)
    overrides = {"paths.train": str(work / half / "train"), "paths.dev": str(work / half / "dev")}
    if steps:
        overrides |= {"training.max_steps": steps, "training.eval_frequency": max(1, steps // 2)}
    train(HERE / f"{half}.cfg", work / half, overrides=overrides)


def assemble(work: Path, output: Path) -> None:
    """Put both halves together in `output`, without what only training needs."""
    import spacy

    nlp = spacy.load(work / "syntax" / "model-best")
    nlp.add_pipe("ner", source=spacy.load(work / "names" / "model-best"))
    nlp.meta.update(
        name="briefer",
        version="1.0.0",
        description="English of the press for Briefer: tags, parse, lemmas, names.",
        author="The Briefer developers",
        license="CC BY-SA 4.0",
        sources=[{"name": name} for name in NAMES],
    )
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(output)
    config = output / "config.cfg"
    content = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r'^(train|dev) = ".*"$', r"\1 = null", content, flags=re.MULTILINE), encoding="utf-8")


def evaluate(output: Path, data: Path) -> dict[str, dict[str, float]]:
    """Scores on the held-out sets in per cent, raw text in, with the rules that the program adds."""
    import spacy
    from spacy.scorer import Scorer
    from spacy.tokens import DocBin
    from spacy.training import Example

    from briefer.extract.naming.model import with_rules

    nlp = with_rules(spacy.load(output))
    results: dict[str, dict[str, float]] = {}
    for name in HELD_OUT:
        golds = list(DocBin().from_disk(data / f"{name}.spacy").get_docs(nlp.vocab))
        found = nlp.pipe([gold.text for gold in golds], batch_size=32)
        scores = Scorer(nlp).score([Example(doc, gold) for doc, gold in zip(found, golds, strict=True)])
        results[name] = {key: round(100 * scores[key], 2) for key in SCORES if scores.get(key) is not None}
    return results


def finish(work: Path, output: Path, data: Path) -> dict[str, dict[str, float]]:
    """Write the pipeline with its notice, its sources and its scores, which are returned."""
    assemble(work, output)
    shutil.copyfile(HERE / "NOTICE", output / "NOTICE")
    shutil.copyfile(data / "GUM-SOURCES.tsv", output / "GUM-SOURCES.tsv")
    scores = evaluate(output, data)
    meta = output / "meta.json"
    content = json.loads(meta.read_text(encoding="utf-8"))
    content["held_out"] = scores
    meta.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return scores


def main() -> None:
    """Read the command line, train both halves side by side, assemble, score, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the DocBins")
    parser.add_argument("--output", type=Path, required=True, help="folder of the pipeline to write")
    parser.add_argument("--work", type=Path, help="folder for what training writes on the way (kept)")
    parser.add_argument("--steps", type=int, default=0, help="stop each half after so many steps (a trial run)")
    parser.add_argument("--trained", action="store_true", help="only assemble and score what stands in --work")
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="briefer-train-"))
    start = time.time()
    if not options.trained:
        train_halves(options.data, work, options.steps)
    scores = finish(work, options.output, options.data)
    print(json.dumps(scores, indent=1), f"\n{time.time() - start:.0f} s")


def train_halves(data: Path, work: Path, steps: int) -> None:
    """Train both halves side by side. Raises SystemExit where one fails."""
    context = multiprocessing.get_context("spawn")
    halves = [
        context.Process(target=train_half, args=(half, sources, data, work, steps))
        for half, sources in (("syntax", SYNTAX), ("names", NAMES))
    ]
    for process in halves:
        process.start()
    for process in halves:
        process.join()
        if process.exitcode:
            raise SystemExit("One half did not train: see what it printed above.")


if __name__ == "__main__":
    main()
