"""Articles, evidence, briefs and snapshots in one encrypted SQLite file; search; backup; integrity."""

from briefer.library.entries import (
    AddedArticle,
    ArticleEntry,
    BriefEntry,
    Damage,
    Hit,
    LibraryReport,
    Snapshot,
)
from briefer.library.errors import (
    DiskFullError,
    EmptyFileError,
    ForeignFileError,
    LibraryClosedError,
    LibraryDamagedError,
    LibraryError,
    LibraryExistsError,
    LibraryInUseError,
    LibraryMissingError,
    LibraryReadOnlyError,
    NewerLibraryError,
    NotInLibraryError,
    QueryError,
    SealBrokenError,
    StorageError,
    WrongKeyError,
)
from briefer.library.library import Library
from briefer.library.restoring import restore

__all__ = [
    "AddedArticle",
    "ArticleEntry",
    "BriefEntry",
    "Damage",
    "DiskFullError",
    "EmptyFileError",
    "ForeignFileError",
    "Hit",
    "Library",
    "LibraryClosedError",
    "LibraryDamagedError",
    "LibraryError",
    "LibraryExistsError",
    "LibraryInUseError",
    "LibraryMissingError",
    "LibraryReadOnlyError",
    "LibraryReport",
    "NewerLibraryError",
    "NotInLibraryError",
    "QueryError",
    "SealBrokenError",
    "Snapshot",
    "StorageError",
    "WrongKeyError",
    "restore",
]
