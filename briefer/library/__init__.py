"""Articles, evidence, briefs and snapshots in one encrypted SQLite file; search; backup; integrity."""

from briefer.library.backups import Backup, backups_folder, backups_in, check_backup, forget_backup, newest_sound_backup
from briefer.library.bundles import Bundle, BundleError, Merge, merge, pack_bundle, plan_merge, read_bundle
from briefer.library.claiming import Claim, hand_over
from briefer.library.deeds import Deed
from briefer.library.entries import (
    AddedArticle,
    ArticleEntry,
    BriefEntry,
    Damage,
    Hit,
    LibraryReport,
    NamesFound,
    Snapshot,
    SpokenWords,
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
    NothingSavedError,
    NotInLibraryError,
    QueryError,
    SealBrokenError,
    StorageError,
    WrongKeyError,
)
from briefer.library.library import Library
from briefer.library.removing import Dependants
from briefer.library.rereading import Reread
from briefer.library.restoring import Difference, Outcome, restore
from briefer.library.salvaging import SalvageReport, salvage

__all__ = [
    "AddedArticle",
    "ArticleEntry",
    "Backup",
    "BriefEntry",
    "Bundle",
    "BundleError",
    "Claim",
    "Damage",
    "Deed",
    "Dependants",
    "Difference",
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
    "Merge",
    "NamesFound",
    "NewerLibraryError",
    "NotInLibraryError",
    "NothingSavedError",
    "Outcome",
    "QueryError",
    "Reread",
    "SalvageReport",
    "SealBrokenError",
    "Snapshot",
    "SpokenWords",
    "StorageError",
    "WrongKeyError",
    "backups_folder",
    "backups_in",
    "check_backup",
    "forget_backup",
    "hand_over",
    "merge",
    "newest_sound_backup",
    "pack_bundle",
    "plan_merge",
    "read_bundle",
    "restore",
    "salvage",
]
