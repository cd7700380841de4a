"""The fixed words of a page in the user's language."""

from __future__ import annotations

from briefer.brief.model import Brief
from briefer.brief.template import Template
from briefer.ui.editor.page import Words
from briefer.ui.wording import filled, long_date, tr


def words_for(brief: Brief, template: Template) -> Words:
    """What the page of a brief says that the brief itself does not."""
    return Words(subtitle=filled("%1, %2", template.name, long_date(brief.date)), untitled=tr("Title"))
