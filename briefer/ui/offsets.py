"""Code points to the UTF-16 units that Qt counts, and back: the only place where the two meet."""

from __future__ import annotations

from bisect import bisect_left

from briefer.core.span import Span

_FIRST_PAIR = 0x10000


class Offsets:
    """Converts places in one text; characters beyond U+FFFF count twice in Qt."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._wide = [index for index, char in enumerate(text) if ord(char) >= _FIRST_PAIR]
        self._wide_units = [index + count for count, index in enumerate(self._wide)]

    def to_units(self, offset: int) -> int:
        """The UTF-16 units before the code point at `offset`; places beyond the text become its end."""
        offset = max(0, min(offset, self.length))
        return offset + bisect_left(self._wide, offset)

    def to_code_points(self, position: int) -> int:
        """The code points before the UTF-16 position; one inside a pair counts as before the pair."""
        pairs = bisect_left(self._wide_units, position)
        if pairs and self._wide_units[pairs - 1] + 1 == position:
            return self._wide[pairs - 1]
        return max(0, min(position - pairs, self.length))

    def span_to_units(self, span: Span) -> tuple[int, int]:
        """Start and end of the span in UTF-16 units."""
        return self.to_units(span.start), self.to_units(span.end)
