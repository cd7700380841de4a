"""Why a file gives no article; each sentence names the file and says what to do."""

from __future__ import annotations

from briefer.core.errors import BrieferError, printable


class IngestError(BrieferError):
    """A file that cannot be read as an article; `name` is the file's name without folders."""

    def __init__(self, name: str, sentence: str) -> None:
        self.name = name
        super().__init__(f"{printable(name, 120) or 'The file'} {sentence}")


class EmptyFileError(IngestError):
    """The file has no bytes."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "is empty (0 bytes): save or download the article again.")


class FileTooLargeError(IngestError):
    """The file is beyond what is read; `size` and `limit` in bytes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(
            name,
            f"is too large ({size / 1_048_576:.0f} MB; at most {limit // 1_048_576} MB are read): "
            "split it or paste the part you need.",
        )


class UnpacksTooLargeError(IngestError):
    """A packed file whose parts unpack to far more than an article can be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, "unpacks to far more than an article can be, so it was not opened: get it from a source you trust."
        )


class EntityBombError(IngestError):
    """An XML file that declares entities of its own, the means of a well-known attack."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, "declares XML entities, as attacks do, so it was not opened: get it from a source you trust."
        )


class UnknownFormatError(IngestError):
    """Neither the content nor the ending tells a format that is read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, "is not in a format that Briefer reads: save it as .docx, .pdf, .html or .txt and import that."
        )


class NotTextError(IngestError):
    """The content is an image, a program or other bytes without text; `found` says what, with its article."""

    def __init__(self, name: str, found: str = "binary data") -> None:
        self.found = found
        super().__init__(name, f"holds {found} and no text: import the article itself, or paste its text.")


class DamagedFileError(IngestError):
    """The file breaks off or does not hold together; `kind` names the format with its article."""

    def __init__(self, name: str, kind: str) -> None:
        self.kind = kind
        super().__init__(name, f"is damaged or incomplete as {kind}: download or save it again.")


class PasswordProtectedError(IngestError):
    """The file needs a password to be opened."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "is protected by a password: open it with its own program and save it without one.")


class OldWordError(IngestError):
    """A document of Word 97 to 2003."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "is an old Word document (.doc): open it in Word or LibreOffice and save it as .docx.")


class ScannedPdfError(IngestError):
    """A PDF whose pages carry no text; `pages` of them, `images` with a picture."""

    def __init__(self, name: str, pages: int, images: int) -> None:
        self.pages, self.images = pages, images
        counted = f"{pages} page{'' if pages == 1 else 's'}, {images} with an image"
        super().__init__(name, f"has no text to read ({counted}): run text recognition on it, then import the result.")


class TooManyPagesError(IngestError):
    """A PDF with more pages than an article can have."""

    def __init__(self, name: str, pages: int, limit: int) -> None:
        self.pages, self.limit = pages, limit
        super().__init__(
            name, f"has {pages:,} pages (at most {limit:,} are read): extract the pages you need into a file."
        )


class NoTextError(IngestError):
    """The file was read but holds no words."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "holds no words that could be read: open it and check that the article's text is in it.")
