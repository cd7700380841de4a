"""Saved web pages: the page as a tree, the article's body in it, and what it says of itself."""
