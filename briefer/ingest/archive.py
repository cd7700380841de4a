"""Zip archives of articles: each member is read for itself, and one that fails does not take the others down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from briefer.core.reading import Refused
from briefer.ingest.draft import Draft, Drafts, File, Found, named_after
from briefer.ingest.errors import IngestError, NoTextError, UnpacksTooLargeError
from briefer.ingest.package import Package

MEMBERS_LIMIT = 2000
MEMBER_LIMIT = 50 * 1024 * 1024
"""Bytes of one unpacked member."""
DEPTH_LIMIT = 2
"""Archives inside archives that are opened."""

_LEFT_ASIDE = re.compile(r"(?:^|/)(?:__MACOSX/|\.|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_NO_ARTICLE = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|ico|css|js|json|xml|woff2?|ttf|otf|mp[34]|wav|mov|avi|xlsx?|pptx?|exe|dll)$",
    re.IGNORECASE,
)

Reader = Callable[[File, int], Drafts]
"""Reads a file found `int` containers deep."""


def read_archive(file: File, depth: int, read: Reader) -> Drafts:
    """The articles of all members in the order of the archive, and the members that were refused.

    Pictures and style sheets that lie beside saved pages are left aside in silence. Raises an error where the
    archive itself cannot be opened or is nested too deep.
    """
    if depth > DEPTH_LIMIT:
        raise UnpacksTooLargeError(file.name)
    drafts: list[Draft] = []
    refused: list[Refused] = []
    with Package(file, "a zip archive") as package:
        members = [name for name in package.names if not is_left_aside(name)]
        if len(members) > MEMBERS_LIMIT:
            raise UnpacksTooLargeError(file.name)
        for name in members:
            short = name.replace("\\", "/").rsplit("/", 1)[-1]
            found = read_part(file.name, short, partial(package.read, name, MEMBER_LIMIT), depth, read)
            drafts += found.drafts
            refused += found.refused
    if not drafts and not refused:
        raise NoTextError(file.name)
    return Drafts(tuple(drafts), tuple(refused))


def is_left_aside(name: str) -> bool:
    """Whether a part's name says that it is no article: a picture, a style sheet, a system's own file."""
    return bool(_LEFT_ASIDE.search(name) or _NO_ARTICLE.search(name))


def read_part(container: str, name: str, load: Callable[[], bytes], depth: int, read: Reader) -> Drafts:
    """The articles of one part of a container; a refusal names container and part."""
    try:
        part = File(name, load())
        drafts = read(part, depth + 1)
    except IngestError as error:
        return Drafts((), (Refused(f"{container} › {name}", error.sentence),))
    refused = tuple(replace(item, name=f"{container} › {item.name}") for item in drafts.refused)
    return Drafts(tuple(_entitled(draft, part) for draft in drafts.drafts), refused)


def _entitled(draft: Draft, part: File) -> Draft:
    """The draft with the part's own name as the last resort for a title."""
    title: Found[str] | None = named_after(part.name)
    return replace(draft, details=replace(draft.details, title=draft.details.title or title))
