"""The sentence that opens a draft claims nothing that the articles do not say of themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from samples import make_article

from briefer.workflow.purpose import purpose

STORY = make_article()


def test_the_purpose_says_what_the_articles_say_of_themselves() -> None:
    assert purpose([STORY]) == (
        "This note sets out what Northern Herald reported on 12 March 2026 under the headline “Minister orders checks”."
    )
    assert purpose([STORY, STORY]) == (
        "This note sets out what two articles reported in Northern Herald on 12 March 2026."
    )


def test_the_purpose_of_several_articles_names_outlets_only_where_all_are_known() -> None:
    later = replace(STORY, published=dt.date(2026, 3, 13), outlet="")
    assert purpose([STORY, later]) == "This note sets out what two articles reported between 12 and 13 March 2026."
    other = replace(STORY, published=dt.date(2026, 4, 1), outlet="Daily Courier")
    assert purpose([STORY, other]) == (
        "This note sets out what two articles reported in Northern Herald and Daily Courier "
        "between 12 March 2026 and 1 April 2026."
    )
    assert purpose([replace(STORY, published=None, outlet="", title="")]) == "This note sets out what was reported."
