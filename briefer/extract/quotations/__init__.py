"""Quotations with speaker and cue, found by rules over the tokens of a text."""

from briefer.extract.quotations.component import FACTORY, SPANS, quotations_of, register

__all__ = ["FACTORY", "SPANS", "quotations_of", "register"]
