"""Training paragraphs in the dress of the press: curly quotation marks, and headlines in title case."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

HEADLINE_LENGTH = 16
"""Tokens up to which a paragraph may pass for a headline."""

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "is",
        "are",
        "be",
    ]
)


@spacy.registry.augmenters("briefer.press.v1")
def create_press_augmenter(curly: float, title: float) -> Callable[[Language, Example], Iterator[Example]]:
    """An augmenter that curls the quotation marks of a share `curly` of all paragraphs.

    A share `title` of the short ones is given once more in title case. Tokens and their annotation stay as
    they are; only the characters change.
    """

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        words = [token.text for token in example.reference]
        yield _respelt(nlp, example, curled(words)) if random.random() < curly else example
        if len(words) <= HEADLINE_LENGTH and random.random() < title * 4:
            yield _respelt(nlp, example, title_case(words))

    return augment


def curled(words: list[str]) -> list[str]:
    """The tokens with straight marks made curly, opening and closing by turns."""
    found: list[str] = []
    opened = False
    for word in words:
        if word in ('"', "``", "''"):
            opened = not opened
            found.append("“" if opened else "”")
        elif word == "'":
            found.append("’")
        else:
            found.append(word.replace("'", "’"))
    return found


def title_case(words: list[str]) -> list[str]:
    """The tokens as a headline spells them: a capital on all but small words and what has one already."""
    return [
        word
        if (index and word.lower() in _SMALL) or not word[:1].islower() or word.startswith("n'")
        else word[0].upper() + word[1:]
        for index, word in enumerate(words)
    ]


def _respelt(nlp: Language, example: Example, words: list[str]) -> Example:
    annotation: dict[str, Any] = example.to_dict()
    annotation["token_annotation"]["ORTH"] = words
    spaces = [bool(token.whitespace_) for token in example.reference]
    text = Doc(nlp.vocab, words=words, spaces=spaces).text
    return Example.from_dict(nlp.make_doc(text), annotation)
