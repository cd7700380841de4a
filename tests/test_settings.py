"""Settings: typed, bounded, and unharmed by a damaged file."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefer.settings import (
    IDLE_MINUTES,
    READER_SIZES,
    TITLES,
    ReaderFace,
    Settings,
    ThemeChoice,
    read_settings,
    settings_from,
    write_settings,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def test_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    chosen = Settings(theme=ThemeChoice.DARK, reader_size=18, reader_face=ReaderFace.SANS, author="A. Officer")
    write_settings(tmp_path / "new" / "settings.json", chosen)
    assert read_settings(tmp_path / "new" / "settings.json") == chosen


def test_a_missing_or_damaged_file_gives_the_defaults(tmp_path: Path) -> None:
    damaged = tmp_path / "settings.json"
    assert read_settings(damaged) == Settings()
    damaged.write_text("{theme", encoding="utf-8")
    assert read_settings(damaged) == Settings()
    damaged.write_text(json.dumps([1]), encoding="utf-8")
    assert read_settings(damaged) == Settings()


@given(st.dictionaries(st.sampled_from(sorted(TITLES)), JSON))
def test_any_values_become_settings_within_bounds(table: dict[str, object]) -> None:
    settings = settings_from(table)
    assert READER_SIZES[0] <= settings.reader_size <= READER_SIZES[1]
    assert IDLE_MINUTES[0] <= settings.lock_after <= IDLE_MINUTES[1]
    assert len(settings.author) <= 200


def test_a_watched_folder_is_a_path_from_the_root() -> None:
    assert settings_from({"watched_folder": str(Path.home())}).watched_folder == str(Path.home())
    for wrong in ("clips", "", 3, None, "/" * 5000):
        assert settings_from({"watched_folder": wrong}).watched_folder == ""


def test_every_setting_has_a_title() -> None:
    assert set(TITLES) == set(Settings.__slots__)
