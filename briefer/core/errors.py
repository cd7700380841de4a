"""What can go wrong in a way the user can act on.

One subclass per thing the user can act on. The message says what happened and what to do, in words fit for
a dialog or for one line on standard error; it never carries text of an article.
"""


class BrieferError(Exception):
    """Base of all errors that are shown to the user as they are."""

    @property
    def sentence(self) -> str:
        """The message on one line, safe to show: control characters are replaced."""
        return printable(str(self))


def printable(text: str, limit: int = 500) -> str:
    """Text from outside made fit for one line of a message or log.

    Control, bidirectional-override and line-break characters become a space, runs of space one space, and at
    most `limit` code points remain.
    """
    cleaned = text[: limit * 2]
    # Nearly all texts are printable as they are, and long lists show thousands of them.
    if not cleaned.isprintable():
        cleaned = "".join(char if char.isprintable() else " " for char in cleaned)
    cleaned = " ".join(cleaned.split())
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + "…"
