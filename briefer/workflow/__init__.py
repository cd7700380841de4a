"""Use cases that chain the stages: open a library, import, suggest, keep, compose, export."""
