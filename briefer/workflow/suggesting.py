"""Finding quotations, figures and names in an article of the library, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    found = worker.find(library.article(article_id), cancel)
    library.save_suggestions(article_id, found)
    return found


def add_names(library: Library, worker: Worker, article_id: str, cancel: CancelFlag) -> Suggestions:
    """The article's suggestions with names and resolved speakers, stored; found first where need be.

    Takes about a second for four thousand words, so the window shows what the rules found meanwhile. Spans and
    order stay as they were. Raises as `suggest`; what was stored before then stays.
    """
    found = suggest(library, worker, article_id, cancel)
    if found.names:
        return found
    named = worker.name(library.article(article_id), found, cancel)
    if named != found:
        library.save_suggestions(article_id, named)
    return named
