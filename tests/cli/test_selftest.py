"""`briefer selftest`."""

from __future__ import annotations

from cli_program import Run

PARTS = ["resources", "extraction", "export", "library", "keyring", "window"]


def test_a_sound_installation_says_so_part_by_part(program: Run) -> None:
    ran = program("selftest")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == PARTS
    assert lines[-1] == "Everything works."


def test_an_installation_without_its_window_is_not_sound(run: Run) -> None:
    ran = run("selftest")
    assert ran.code == 1
    assert ran.complaints == ["briefer: window: This installation has no window."]
    assert "Everything works." not in ran.out
