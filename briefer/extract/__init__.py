"""Articles in, suggestions out: quotations and figures found by rules on spaCy's tokens.

spaCy is imported when `load_extractor` is called and never before, so that importing this package costs nothing.
`faults_of_own_files` gives the sentences on files of the user's own words that are left out, for whoever can show them.
"""

from briefer.extract.extractor import Extractor, load_extractor
from briefer.extract.quotations.lexicon import faults_of_own_files

__all__ = ["Extractor", "faults_of_own_files", "load_extractor"]
