"""Briefer: articles in, an evidenced brief out, offline."""

__version__ = "0.1.0"
