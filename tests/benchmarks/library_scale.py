"""How a library of many articles searches and opens, beside plain SQLite with the same texts; prints one line of JSON.

Run by `test_library_scale.py` in a process of its own: `library_scale.py FOLDER ARTICLES`.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from briefer.core.article import Article, Original, Paragraph, article_id, seal
from briefer.core.span import Span
from briefer.library import Library, engine
from briefer.vault import Vault, keys_path
from briefer.workflow.opening import open_library

PASSPHRASE = "harbour lantern seven bridge"
WORDS_PER_ARTICLE = 600
VOCABULARY = 40_000
QUERIES_OF_A_KIND = 60
REPEATS = 3
LIMIT = 50
BATCH = 500
AT = dt.datetime(2026, 3, 17, 12, 0, tzinfo=dt.UTC)

PLAIN = """
create table page(id integer primary key, title text not null, body text not null);
create virtual table word using fts5(
  title, body, content='page', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
create trigger page_added after insert on page begin
  insert into word(rowid, title, body) values (new.id, new.title, new.body);
end;
"""
PLAIN_SEARCH = """
with best as materialized (select rowid as id, rank from word where word match ? order by rank limit ?)
select p.id, p.title, snippet(word, 1, '[', ']', '…', 24)
from best join page p on p.id = best.id join word on word.rowid = best.id and word match ?
order by best.rank"""


def vocabulary(chance: random.Random) -> list[str]:
    """Words of two to four syllables, none twice."""
    syllables = [start + middle for start in "bcdfghjklmnprstvwz" for middle in ("a", "e", "i", "o", "u", "an", "er")]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(found)


def texts(count: int) -> Iterator[tuple[str, str]]:
    """Titles and texts whose words are as frequent as in a language: the n-th word about 1/n as often as the first."""
    chance = random.Random(17)
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    for _article in range(count):
        chosen = chance.choices(words, cum_weights=weights, k=WORDS_PER_ARTICLE)
        lines = [" ".join(chosen[at : at + 60]).capitalize() + "." for at in range(8, len(chosen), 60)]
        yield " ".join(chosen[:8]).capitalize(), "\n\n".join(lines)


def article_of(title: str, text: str, number: int) -> tuple[Article, bytes]:
    content = f"{title}\n\n{text}\n".encode()
    sha256 = seal(content)
    return (
        Article(
            id=article_id(sha256, 0),
            original=Original(f"{number}.txt", sha256, len(content), "text/plain"),
            position=0,
            text=text,
            paragraphs=(Paragraph(Span(0, len(text))),),
            title=title,
            outlet=f"Outlet {number % 50}",
            published=AT.date() - dt.timedelta(days=number % 1000),
        ),
        content,
    )


def build(folder: Path, count: int) -> tuple[Path, apsw.Connection, float]:
    """A library and a plain database of the same articles; the seconds of processor time an article took to add."""
    path = folder / "library.briefer"
    _vault, key, _code = Vault.create(keys_path(path), PASSPHRASE, keyring=False)
    plain = apsw.Connection(str(folder / "plain.db"))
    plain.pragma("journal_mode", "wal")
    plain.pragma("cache_size", -engine.CACHE_KIB)
    plain.execute(PLAIN)
    plain.execute("insert into word(word, rank) values ('rank', 'bm25(5.0, 1.0)')")
    taken = 0.0
    with Library.create(path, key) as library:
        numbered = enumerate(texts(count))
        while batch := list(itertools.islice(numbered, BATCH)):
            made = [article_of(title, text, number) for number, (title, text) in batch]
            begun = time.process_time()
            with library.transaction():
                for article, content in made:
                    library.add_article(article, content, AT)
            taken += time.process_time() - begun
            with plain:
                plain.executemany("insert into page(title, body) values (?, ?)", [pair for _number, pair in batch])
    return path, plain, taken / count


def queries(count: int) -> dict[str, list[str]]:
    """Searches for words and phrases that stand in the articles, by kind."""
    chance = random.Random(29)
    some = [text.replace(".", " ").lower().split() for _title, text in texts(min(count, 400))]
    found: dict[str, list[str]] = {"one word": [], "two words": [], "phrase": [], "start of a word": []}
    for _query in range(QUERIES_OF_A_KIND):
        words = chance.choice(some)
        telling = [word for word in words if len(word) > 5]
        at = chance.randrange(len(words) - 1)
        found["one word"].append(chance.choice(telling))
        found["two words"].append(" ".join(chance.sample(telling, 2)))
        found["phrase"].append(f'"{words[at]} {words[at + 1]}"')
        found["start of a word"].append(f"{chance.choice(telling)[:5]}*")
    return found


def plain_form(query: str) -> str:
    if query.startswith('"'):
        return query
    return " AND ".join(f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"' for word in query.split())


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def both(library: Library, plain: apsw.Connection, query: str) -> tuple[float, float]:
    """Processor milliseconds of a search in the library and in plain SQLite, which find as much."""
    bindings = (plain_form(query), LIMIT, plain_form(query))

    def in_library() -> int:
        return len(library.search(query, LIMIT))

    def in_plain() -> int:
        return len(plain.execute(PLAIN_SEARCH, bindings).fetchall())

    assert in_library() == in_plain()
    # The two take turns, so that what else the computer does falls on both.
    pairs = [(milliseconds(in_library), milliseconds(in_plain)) for _repeat in range(REPEATS)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def search_times(library: Library, plain: apsw.Connection, asked: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Processor milliseconds at the 95th percentile and the median, by kind of search."""
    taken = {kind: [both(library, plain, query) for query in some] for kind, some in asked.items()}
    taken["all"] = [pair for pairs in taken.values() for pair in pairs]
    return {
        kind: {
            "library": high([pair[0] for pair in pairs]),
            "plain": high([pair[1] for pair in pairs]),
            "middle": round(statistics.median(pair[0] for pair in pairs), 1),
        }
        for kind, pairs in taken.items()
    }


def high(times: list[float]) -> float:
    return round(statistics.quantiles(times, n=20)[-1], 1)


def opening(path: Path) -> dict[str, float]:
    """Milliseconds until the window has what it lists: with the passphrase, and without what that costs."""

    def read_lists(library: Library) -> None:
        library.articles()
        library.evidence()
        library.briefs()

    key = Vault.open(keys_path(path)).unlock_with_passphrase(PASSPHRASE)
    whole, bare, wall = [], [], []
    for _repeat in range(REPEATS):
        begun = time.perf_counter()
        cpu = time.process_time()
        with open_library(path, PASSPHRASE) as library:
            read_lists(library)
            whole.append((time.process_time() - cpu) * 1000)
            wall.append((time.perf_counter() - begun) * 1000)
        cpu = time.process_time()
        with Library.open(path, key) as library:
            read_lists(library)
            bare.append((time.process_time() - cpu) * 1000)
    return {"whole": round(min(whole)), "bare": round(min(bare)), "clock": round(min(wall))}


def main(folder: Path, count: int) -> None:
    path, plain, added = build(folder, count)
    empty = folder / "empty.briefer"
    _vault, key, _code = Vault.create(keys_path(empty), PASSPHRASE, keyring=False)
    Library.create(empty, key).close()
    with open_library(path, PASSPHRASE) as library:
        searches = search_times(library, plain, queries(count))
    plain.close()
    report = {
        "articles": count,
        "added_ms": round(added * 1000, 1),
        "search": searches,
        "opening": opening(path),
        "opening_empty": opening(empty),
        "megabytes": round(path.stat().st_size / 1e6),
        "plain_megabytes": round((folder / "plain.db").stat().st_size / 1e6),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
