"""Resources are found by relative names alone; the user's folders are private."""

from __future__ import annotations

import stat
import sys

import pytest

from briefer import paths


@pytest.mark.parametrize("name", ["/etc/passwd", "../pyproject.toml", "templates/../../README.md", "a\\b"])
def test_a_name_that_leaves_the_resources_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="resource"):
        paths.resource(name)


def test_a_missing_resource_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match="install Briefer again"):
        paths.resource("themes/none.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_the_users_folders_are_made_for_the_user_alone() -> None:
    for folder in (paths.data_folder(), paths.config_folder(), paths.state_folder()):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0 or folder.stat().st_mode & stat.S_ISVTX
    assert paths.documents_folder().name
