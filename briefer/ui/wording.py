"""Values in words for the lists and lines of the window."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from briefer.core.article import Article
from briefer.core.errors import printable
from briefer.core.evidence import CONTEXT, Evidence, EvidenceKind
from briefer.core.span import Span
from briefer.core.suggestion import Figure, Quotation, QuotationKind

_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def tr(text: str) -> str:
    """The interface's text in the user's language."""
    return QCoreApplication.translate("Window", text)


def filled(text: str, *values: object) -> str:
    """Translated text with %1, %2 ... filled in."""
    said = tr(text)
    for number, value in enumerate(values, 1):
        said = said.replace(f"%{number}", str(value))
    return said


def counted(count: int, one: str, many: str) -> str:
    """A count with its noun, such as "1 article" or "3 articles"."""
    return f"{count:,} {tr(one) if count == 1 else tr(many)}"


def short_date(day: dt.date | None) -> str:
    """A day such as 24 Jan 2026; "" for none."""
    return "" if day is None else _LOCALE.toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def long_date(day: dt.date | None) -> str:
    """A day such as 24 January 2026; "" for none."""
    return "" if day is None else _LOCALE.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def day_name(day: dt.date, today: dt.date) -> str:
    """A day as one says it: Today, Yesterday, else the date."""
    if day == today:
        return tr("Today")
    return tr("Yesterday") if (today - day).days == 1 else long_date(day)


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """A moment as one says it: Today, 09:11, else the day."""
    local, here = at.astimezone(), now.astimezone()
    if local.date() == here.date():
        return f"{tr('Today')}, {local:%H:%M}"
    return day_name(local.date(), here.date())


def joined(*parts: str) -> str:
    """The parts that say something, with commas between them."""
    return ", ".join(part for part in parts if part)


def one_line(text: str, limit: int = 400) -> str:
    """Text of an article fit for one line of a list."""
    return printable(text, limit)


def quoted(text: str, is_direct: bool) -> str:  # noqa: FBT001
    """Words with quotation marks around them where they stood in such marks."""
    return f"“{text}”" if is_direct else text


def speaker_of(quotation: Quotation) -> str:
    """The name to show for who said it; "" where unknown."""
    said = quotation.speaker.text if quotation.speaker else ""
    return one_line(quotation.resolved or said, 80)


def suggestion_words(suggestion: Quotation | Figure, article: Article) -> tuple[str, int]:
    """The first line of a suggestion and how many of its first characters stand out."""
    if isinstance(suggestion, Quotation):
        # The comma before an attribution is the article's, as keeping the words will drop it too.
        words = one_line(suggestion.span.cut(article.text)).rstrip(",")
        return quoted(words, suggestion.kind is QuotationKind.DIRECT), 0
    words = one_line(suggestion.extent.cut(article.text))
    return _with_subject(words, suggestion.about), len(words)


def suggestion_about(suggestion: Quotation | Figure, article: Article) -> str:
    """The second line of a suggestion: for a figure the words around it; else who, why, and the reporting word."""
    reasons = one_line(", ".join(suggestion.reasons), 120)
    if isinstance(suggestion, Figure):
        return surroundings(article, suggestion.extent)
    cue = f"“{one_line(suggestion.cue.text, 30)}”" if suggestion.cue else ""
    via = filled("quoting %1", one_line(suggestion.via, 60)) if suggestion.via else ""
    return joined(speaker_of(suggestion) or tr("Speaker not named"), via, reasons, cue)


def surroundings(article: Article, span: Span, before: int = 40, after: int = 80) -> str:
    """The words around a stretch, within its paragraph, cut at spaces; the stretch itself is among them."""
    place = article.paragraph_at(span.start)
    whole = article.paragraphs[place].span if place >= 0 else Span(0, len(article.text))
    start, end = max(whole.start, span.start - before), min(whole.end, span.end + after)
    if start > whole.start:
        start = min(article.text.find(" ", start, span.start) + 1 or span.start, span.start)
    if end < whole.end:
        end = max(article.text.rfind(" ", span.end, end), span.end)
    lead = "… " if start > whole.start else ""
    return f"{lead}{one_line(article.text[start:end])}{' …' if end < whole.end else ''}"


def evidence_words(evidence: Evidence) -> tuple[str, int]:
    """The words of a card and how many of its first characters stand out."""
    words = one_line(evidence.anchor.text)
    if evidence.kind is EvidenceKind.FIGURE:
        if evidence.about:
            return _with_subject(words, evidence.about), len(words)
        return f"{words}{_first_words(evidence.anchor.after)}", len(words)
    return quoted(words, evidence.direct), 0


def _first_words(after: str) -> str:
    """What follows a figure, up to the last whole word that is known; "" where its sentence ends at once."""
    line = printable(after.split("\n", maxsplit=1)[0], 40) if after[:1] == " " else ""
    known = line.rsplit(" ", 1)[0] if len(after) >= CONTEXT else line
    return f" {known}\u00a0…" if known else ""


def _with_subject(words: str, subject: str) -> str:
    """A figure's words and what it is about; counted things that both name are named once."""
    said = one_line(subject, 80)
    if said.casefold() in words.casefold():
        return words
    parts = said.split(" ")
    for shared in range(len(parts) - 1, 0, -1):
        if words.casefold().endswith(f" {' '.join(parts[:shared])}".casefold()):
            return f"{words} {' '.join(parts[shared:])}"
    return f"{words}, {said}"


def kind_name(kind: EvidenceKind) -> str:
    """The kind of a card in a word."""
    return {
        EvidenceKind.QUOTATION: tr("quotation"),
        EvidenceKind.FIGURE: tr("figure"),
        EvidenceKind.PASSAGE: tr("passage"),
    }[kind]
