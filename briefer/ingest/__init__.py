"""Bytes to articles: a module per format, clean-up, and the details of where an article comes from.

`read_articles(content, name)` gives a `ReadResult(articles, refused)`: a file may hold many articles, and a
part of it that cannot be read (a member of a zip, an attachment of a mail) is named in `refused` while the
others come out. Where the whole file is refused, an `IngestError` is raised whose sentence names the file and
says what to do. `articles` is empty only where `refused` is not.
"""

from __future__ import annotations

from briefer.core.reading import ReadResult, Refused
from briefer.ingest.errors import IngestError
from briefer.ingest.reading import SIZE_LIMIT, read_articles, read_pasted

__all__ = ["SIZE_LIMIT", "IngestError", "ReadResult", "Refused", "read_articles", "read_pasted"]
