"""The list of articles, and what a search finds."""
