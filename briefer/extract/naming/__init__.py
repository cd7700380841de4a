"""Who and what an article names, and whom its speakers stand for; needs a trained language model."""

from briefer.extract.naming.model import LanguageModel, available_models
from briefer.extract.naming.namer import Namer, load_namer

__all__ = ["LanguageModel", "Namer", "available_models", "load_namer"]
