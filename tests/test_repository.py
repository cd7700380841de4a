"""Promises of the repository itself: pinned packages without addresses, no machine's paths, no network code."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(ROOT.glob("*.lock"))
NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "telnetlib", "urllib.request", "requests", "httpx", "asyncio"}


def tracked(*patterns: str) -> list[Path]:
    """The files git knows of that fit the patterns."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_pins_by_hash_and_holds_no_address(lock: Path) -> None:
    content = lock.read_text(encoding="utf-8")
    assert "://" not in content
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", content)
    pins = re.findall(r"^[a-z0-9][\w.\-\[\]]*==", content, re.MULTILINE)
    assert len(pins) > 20
    assert content.count("--hash=sha256:") >= len(pins)


def test_every_dependency_is_in_the_lock() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = set(re.findall(r"^([a-z0-9][\w.\-]*)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    for dependency in project["project"]["dependencies"]:
        name = re.split(r"[<>=!~;\[ ]", dependency)[0].lower().replace("_", "-")
        assert name in locked, f"{name} is not pinned: run make lock"


def test_no_file_names_a_path_of_a_machine_or_a_package_registry() -> None:
    place = re.compile(r"(?<![\w.$-])/(?:home|root|Users)/\w|files\.pythonhosted|pypi\.(?:org|io)|registry\.npmjs")
    texts = tracked("*.py", "*.md", "*.toml", "*.sh", "*.yaml", "*.lock", "Makefile", "*.json")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if path != Path(__file__).resolve()
        and "tests" not in path.relative_to(ROOT).parts
        and place.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_module_imports_network_code() -> None:
    for path in tracked("briefer/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            for name in names:
                assert not any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK), (path, name)


def test_resources_hold_no_code() -> None:
    assert tracked("resources/*.py") == []


def test_every_module_says_what_it_is_for() -> None:
    for path in tracked("briefer/*.py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
