"""The brief as an immutable document: sections, blocks, runs, templates, citations, checks; pure code."""
