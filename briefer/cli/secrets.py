"""Opening the library that a command names, with the passphrase that it is given."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path

from briefer.cli.output import Output
from briefer.core.errors import BrieferError, printable
from briefer.library import Library
from briefer.workflow.opening import create_library, default_library_path, library_exists, open_library
from briefer.workflow.reading import read_content

_PASSPHRASE_LIMIT = 64 * 1024


class PassphraseFileError(BrieferError):
    """The file given with --passphrase-file holds no passphrase."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{printable(path.name, 120)} holds no passphrase. Write it on the first line, in UTF-8.")


def library_path(options: argparse.Namespace) -> Path:
    """The library that the command names, else the user's own."""
    return options.library or default_library_path()


def passphrase(options: argparse.Namespace) -> str | None:
    """The first line of the passphrase file; None where none is named. Raises `PassphraseFileError`."""
    path: Path | None = options.passphrase_file
    if path is None:
        return None
    try:
        line = read_content(path, _PASSPHRASE_LIMIT).decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise PassphraseFileError(path) from error
    if not line:
        raise PassphraseFileError(path)
    return line


def opened_library(options: argparse.Namespace, output: Output, *, create: bool = False) -> Library:
    """The library, open; created where it is missing and `create` allows it, with its recovery code said once.

    Without a passphrase file the system keyring holds the key; at a terminal the passphrase is asked for where
    the keyring cannot help. Raises the errors of `briefer.workflow.opening`.
    """
    path, secret = library_path(options), passphrase(options)
    if create and not library_exists(path):
        created = create_library(path, secret, keyring=secret is None)
        output.say(f"Created the library {path}. Its recovery code, shown only now: {created.recovery_code}")
        return created.library
    try:
        return open_library(path, secret)
    except BrieferError:
        if secret is not None or not library_exists(path) or not sys.stdin or not sys.stdin.isatty():
            raise
    return open_library(path, getpass("Passphrase of the library: "))
