"""A cited brief to Word and Markdown, back from Word to be verified, and safely to a file."""

from briefer.export.markdown import write_markdown
from briefer.export.options import ExportOptions, PageSize
from briefer.export.saving import OutputError, save_file
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
