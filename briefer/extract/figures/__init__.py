"""Figures: every number that matters, with its value, its unit and what it is about."""

from briefer.extract.figures.component import figures_of, register

__all__ = ["figures_of", "register"]
