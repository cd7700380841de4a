"""Articles in, suggestions out: quotations and figures found by rules on spaCy's tokens.

spaCy is imported when `load_extractor` is called and never before, so that importing this package costs nothing.
"""

from briefer.extract.extractor import Extractor, load_extractor

__all__ = ["Extractor", "load_extractor"]
