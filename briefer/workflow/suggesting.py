"""Finding quotations, figures and names in an article of the library, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.core.article import Article
from briefer.core.cancel import CancelFlag
from briefer.core.suggestion import Suggestions

if TYPE_CHECKING:
    from briefer.library import Library
    from briefer.worker import Worker


def suggest(library: Library, worker: Worker, article_id: str, cancel: CancelFlag) -> Suggestions:
    """The article's suggestions, found and stored where the library has none yet.

    Raises the worker's error, after which the article stays pending, or the library's.
    """
    stored = library.suggestions(article_id)
    if stored is not None:
        return stored
    article = library.article(article_id)
    found = worker.find(article, cancel)
    _save(library, article, found)
    return found


def add_names(library: Library, worker: Worker, article_id: str, cancel: CancelFlag) -> Suggestions:
    """The article's suggestions with names and resolved speakers, stored; found first where need be.

    Takes about a second for four thousand words, so the window shows what the rules found meanwhile. Spans and
    order stay as they were. Raises as `suggest`; what was stored before then stays.
    """
    found = suggest(library, worker, article_id, cancel)
    if found.names:
        return found
    article = library.article(article_id)
    named = worker.name(article, found, cancel)
    if named != found:
        _save(library, article, named)
    return named


def _save(library: Library, article: Article, found: Suggestions) -> None:
    """Keep what was found, unless the text was changed meanwhile: it then stays to be searched."""
    with library.transaction():
        if library.article(article.id).text == article.text:
            library.save_suggestions(article.id, found)
