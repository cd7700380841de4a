"""A cited brief to Word and Markdown, back from Word to be verified, and safely to a file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from briefer.export.options import ExportOptions, PageSize
from briefer.export.saving import OutputError, save_file

if TYPE_CHECKING:
    from briefer.export.markdown import write_markdown
    from briefer.export.verify import QuotationState, Verification, VerifiedQuotation, VerifyError, verify_word
    from briefer.export.word import write_word

__all__ = [
    "ExportOptions",
    "OutputError",
    "PageSize",
    "QuotationState",
    "Verification",
    "VerifiedQuotation",
    "VerifyError",
    "save_file",
    "verify_word",
    "write_markdown",
    "write_word",
]

_MODULES = {
    "QuotationState": "verify",
    "Verification": "verify",
    "VerifiedQuotation": "verify",
    "VerifyError": "verify",
    "verify_word": "verify",
    "write_markdown": "markdown",
    "write_word": "word",
}


def __getattr__(name: str) -> object:
    """The names that need lxml, loaded when first asked for: the window starts without them."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
