"""What may be typed: the commands and their options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from briefer import __version__
from briefer.core.errors import printable

_FILES = "articles: .txt, .md, .html, .docx, .pdf, .eml and more"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as all errors of the program are said."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"briefer: {printable(message)}. See {self.prog} --help.\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; wrong usage ends the program with code 2."""
    parser = _Parser(
        prog="briefer",
        description="Articles in, an evidenced brief out, offline. Without a command the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"briefer {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_read(commands.add_parser("read", help="show files as clean articles", allow_abbrev=False))
    _add_extract(commands.add_parser("extract", help="find quotations, figures and names", allow_abbrev=False))
    _add_compose(commands.add_parser("compose", help="draft a brief from files", allow_abbrev=False))
    _add_verify(commands.add_parser("verify", help="check the quotations of an exported brief", allow_abbrev=False))
    _add_import(commands.add_parser("import", help="add files to a library", allow_abbrev=False))
    _add_library(commands.add_parser("library", help="look after a library", allow_abbrev=False))
    commands.add_parser("selftest", help="prove that this installation works", allow_abbrev=False)
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    _add_json(parser)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    _add_json(parser)
    parser.add_argument(
        "--verbatim", action="store_true", help="take UTF-8 text as it is; offsets are code points of the file"
    )


def _add_compose(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    parser.add_argument("--template", required=True, metavar="NAME", help="such as information-note")
    parser.add_argument(
        "--output", required=True, action="append", type=Path, metavar="FILE", help=".docx or .md; may be repeated"
    )
    parser.add_argument("--title", default="", help="title of the brief; else that of the first article")
    parser.add_argument("--marking", default="", help="label in every header and footer, such as OFFICIAL")
    parser.add_argument("--to", default="", help="whom the brief is for")
    parser.add_argument("--from", dest="sender", default="", help="who sends it")


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("brief", type=Path, metavar="BRIEF.docx")


def _add_import(parser: argparse.ArgumentParser) -> None:
    _add_files(parser)
    _add_json(parser)
    _add_library_file(parser)


def _add_library(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, about in (
        ("list", "its articles, one a line"),
        ("check", "whether it is sound"),
        ("info", "how much it holds"),
    ):
        action = actions.add_parser(name, help=about, allow_abbrev=False)
        _add_library_file(action)
        _add_json(action)
    backup = actions.add_parser("backup", help="write an encrypted copy", allow_abbrev=False)
    backup.add_argument("target", type=Path, metavar="COPY", help="a file that does not exist, or a folder")
    restore = actions.add_parser("restore", help="bring a copy back as a library", allow_abbrev=False)
    restore.add_argument("backup", type=Path, metavar="COPY")
    for action in (backup, restore):
        _add_library_file(action)
        _add_json(action)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_FILES)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _add_library_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="FILE", help="the library; else your own")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line opens the library; else the keyring does"
    )
