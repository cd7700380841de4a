"""What is wrong with the user's own lists of words, for whoever can show it."""

from __future__ import annotations

from briefer.paths import own_lexicons


def faults_of_own_words() -> tuple[str, ...]:
    """A sentence for each list of the user's own that is left out; empty where there are none or all are sound."""
    if not own_lexicons().is_dir():
        return ()
    # A tenth of a second, which only those pay who have such lists.
    from briefer.extract import faults_of_own_files  # noqa: PLC0415

    return faults_of_own_files()
