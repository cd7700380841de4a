"""Files held by a living process."""

from __future__ import annotations

import os
from pathlib import Path

from briefer.core.held import hold, is_held


def test_a_file_is_held_by_one_until_it_lets_go(tmp_path: Path):
    file = tmp_path / "held"
    assert not is_held(file)
    descriptor = hold(file)
    assert descriptor is not None
    assert is_held(file)
    assert hold(file) is None
    os.close(descriptor)
    assert not is_held(file)
    assert file.stat().st_mode & 0o077 == 0
