"""`briefer extract`."""

from __future__ import annotations

from pathlib import Path

from cli_program import SAMPLES, Run

from briefer.paths import own_lexicons

KINDS = {"money", "percent", "quantity", "count", "date", "duration", "ordinal", "range", "ratio"}


def test_the_json_has_the_promised_shape(run: Run) -> None:
    ran = run("extract", SAMPLES / "herald-battery-fire.html", "--json")
    assert (ran.code, ran.err) == (0, "")
    (row,) = ran.rows
    assert list(row) == ["id", "quotes", "figures", "names", "arithmetic"]
    assert row["id"] == "herald-battery-fire"
    quotes, figures, names = row["quotes"], row["figures"], row["names"]
    assert isinstance(quotes, list)
    assert isinstance(figures, list)
    assert isinstance(names, list)
    assert len(quotes) > 5
    assert len(figures) > 5
    for quote in quotes:
        assert list(quote) == ["start", "end", "kind", "speaker", "cue", "resolved", "via", "key"]
        assert quote["kind"] in {"direct", "indirect", "mixed"}
        assert quote["speaker"] is None or list(quote["speaker"]) == ["start", "end", "text"]
        assert quote["resolved"] is None or quote["resolved"]
        assert isinstance(quote["key"], bool)
    for figure in figures:
        assert list(figure) == ["start", "end", "kind", "value", "unit", "qualifier", "key"]
        assert figure["kind"] in KINDS
        assert figure["value"] is None or isinstance(figure["value"], int | float | str | list)
    for name in names:
        assert list(name) == ["start", "end", "kind", "name", "role"]


def test_verbatim_counts_code_points_of_the_file_with_its_own_line_ends(run: Run, tmp_path: Path) -> None:
    text = "\ufeffHead 🔋 line\r\n\r\n“We will act at once,” Helen Marsh said.\r\nAbout 1,200 sites are checked.\r\n"
    file = tmp_path / "windows.v2.txt"
    file.write_bytes(text.encode())
    (row,) = run("extract", "--json", "--verbatim", file).rows
    assert row["id"] == "windows.v2"
    quotes, figures = row["quotes"], row["figures"]
    assert isinstance(quotes, list)
    assert isinstance(figures, list)
    assert [text[quote["start"] : quote["end"]] for quote in quotes] == ["We will act at once,"]
    assert [text[quote["speaker"]["start"] : quote["speaker"]["end"]] for quote in quotes] == ["Helen Marsh"]
    assert "1,200 sites" in [text[figure["start"] : figure["end"]] for figure in figures]


def test_verbatim_refuses_what_is_not_utf8_and_goes_on(run: Run, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Über 40 Prozent".encode("latin-1"))
    plain = tmp_path / "plain.txt"
    plain.write_text("It rose by 40 per cent.")
    ran = run("extract", "--json", "--verbatim", latin, plain)
    assert ran.code == 1
    assert [row["id"] for row in ran.rows] == ["plain"]
    assert ran.complaints == ["briefer: latin.txt is not UTF-8 text. Save it as UTF-8, or leave out --verbatim."]


def test_without_json_the_listing_marks_what_is_key(run: Run) -> None:
    ran = run("extract", SAMPLES / "courier-battery-inspections.txt")
    assert ran.out.startswith("courier-battery-inspections: ")
    assert "Ms Marsh" in ran.out or "Helen Marsh" in ran.out
    assert "£340 million" in ran.out
    assert "  * " in ran.out


def test_a_figure_that_the_articles_own_numbers_contradict_is_told(run: Run, tmp_path: Path) -> None:
    text = "Incidents rose from 31 in 2023 to 52 last year, an increase of 48 per cent."
    file = tmp_path / "story.txt"
    file.write_text(text, encoding="utf-8")
    (row,) = run("extract", "--json", "--verbatim", file).rows
    assert isinstance(row["arithmetic"], list)
    (finding,) = row["arithmetic"]
    assert list(finding) == ["start", "end", "sum", "parts", "low", "high", "sentence"]
    assert text[finding["start"] : finding["end"]] == "48 per cent"
    assert [text[start:end] for start, end in finding["parts"]] == ["31", "52"]
    assert (finding["sum"], round(finding["low"]), round(finding["high"])) == ("change", 63, 72)
    listed = run("extract", "--verbatim", file).out
    assert "  ! sum      The article says 48 per cent, but from 31 to 52 is about 68 per cent." in listed


def test_words_of_the_users_own_reach_the_worker_and_a_faulty_file_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text("The harbour master opinionated that fees would rise.\n", encoding="utf-8")
    (plain,) = run("extract", "--json", "--verbatim", file).rows
    assert plain["quotes"] == []
    folder = own_lexicons() / "quotations"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('[verbs]\nclause = ["opinionate"]\n', encoding="utf-8")
    (folder / "torn.toml").write_text("[verbs\n", encoding="utf-8")
    ran = run("extract", "--json", "--verbatim", file)
    assert ran.code == 0
    (complaint,) = ran.complaints
    assert "torn.toml is left out: line 1 is not valid TOML." in complaint
    quotes = ran.rows[0]["quotes"]
    assert isinstance(quotes, list)
    assert [(quote["speaker"]["text"], quote["cue"]["text"]) for quote in quotes] == [
        ("The harbour master", "opinionated")
    ]
