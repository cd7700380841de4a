"""The brief pane: one continuous page in which one writes, on an immutable brief."""

from briefer.ui.editor.clipboard import EVIDENCE_TYPE
from briefer.ui.editor.measures import Measures
from briefer.ui.editor.pane import BriefPane
from briefer.ui.editor.protocol import EditedBrief

__all__ = ["EVIDENCE_TYPE", "BriefPane", "EditedBrief", "Measures"]
