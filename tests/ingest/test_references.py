"""Bibliographic records as reference programs and databases really write them, and what is read off them."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.core.article import Article
from briefer.core.reading import ReadResult
from briefer.ingest import read_articles
from briefer.ingest.draft import File
from briefer.ingest.errors import DamagedFileError, IngestError
from briefer.ingest.formats import Format, sniff
from briefer.ingest.references.latex import plain
from briefer.ingest.references.names import file_names, turned_name
from briefer.ingest.references.record import record_date

ADDRESS = "https://review.example/quays/1?a=b&c=d"


def read(text: str, name: str) -> ReadResult:
    return read_articles(text.encode(), name)


def one(text: str, name: str) -> Article:
    (article,) = read(text, name).articles
    return article


def details(article: Article) -> tuple[object, ...]:
    return article.title, article.authors, article.outlet, article.published, article.address


def ris(*lines: str) -> Article:
    return one("\n".join((*lines, "ER  - ", "")), "records.ris")


def bib(body: str) -> Article:
    return one(body, "records.bib")


RIS_EXPORTS = {
    "zotero": (
        """TY  - NEWS
TI  - Ministers agree on quay works: what comes next
AU  - Lind, Marta
AU  - van der Berg, Jan
T2  - The Harbour Post
AB  - The works begin in March.
DA  - 2026/01/24/
PY  - 2026
LA  - en-GB
UR  - https://post.example/quay
Y2  - 2026/03/05/09:12:44
L1  - files/12/Lind and van der Berg - 2026 - Ministers agree.pdf
L2  - https://post.example/quay
ER  - """,
        ("Ministers agree on quay works: what comes next", ("Marta Lind", "Jan van der Berg"), "The Harbour Post",
         dt.date(2026, 1, 24), "https://post.example/quay"),
    ),
    "endnote": (
        """TY  - JOUR
AU  - Lind, M.
AU  - Chan, Bo, Jr.
DA  - Jan 24
DO  - 10.5555/quay.2026.1
IS  - 3
J2  - Harb. Rev.
N1  - Times Cited: 3
PY  - 2026
SP  - 1-9
ST  - The price of a closed quay
T2  - Harbour Review
TI  - The price of a closed quay
UR  - <Go to ISI>://WOS:000123456
VL  - 12
ID  - 33
ER  - """,
        ("The price of a closed quay", ("M. Lind", "Bo Chan Jr."), "Harbour Review", dt.date(2026, 1, 24),
         "https://doi.org/10.5555/quay.2026.1"),
    ),
    "mendeley": (
        """TY  - RPRT
T1  - Freight after the works
A1  - Harbour Authority
A1  - Okafor, Daniel
Y1  - 2026/01/24
PB  - Ministry of Transport
UR  - https://transport.example/report
L1  - file:///C:/Users/me/Documents/Freight.pdf
ER  - """,
        ("Freight after the works", ("Harbour Authority", "Daniel Okafor"), "Ministry of Transport",
         dt.date(2026, 1, 24), "https://transport.example/report"),
    ),
    "scopus": (
        """TY  - JOUR
TI  - Port congestion &amp; inland freight
T2  - Journal of Harbour Studies
J2  - J. Harb. Stud.
VL  - 8
PY  - 2025
DO  - 10.5555/jhs.2025.7
UR  - https://www.scopus.example/inward/record.uri?eid=2-s2.0-1&partnerID=40
AD  - Harbour School, Tynebridge
AB  - We count lorries.
KW  - freight
N1  - Export Date: 3 March 2026
AU  - Lind, M.
AU  - Okafor, D.A.
ER  - """,
        ("Port congestion & inland freight", ("M. Lind", "D.A. Okafor"), "Journal of Harbour Studies",
         dt.date(2025, 1, 1), "https://www.scopus.example/inward/record.uri?eid=2-s2.0-1&partnerID=40"),
    ),
    "publisher with a head of its own": (
        """Provider: Review House
Database: Review Online
Content: application/x-research-info-systems


TY  - JOUR
DO  - doi: 10.5555/rh.1
UR  - http://dx.doi.org/10.5555/rh.1
TI  - <i>Locks</i> and tides
AU  - Lind, Marta;Chan, Bo
PY  - 2024
Y1  - 2024/11/02
JA  - HR
JO  - Harbour Review
ER  -""",
        ("Locks and tides", ("Marta Lind", "Bo Chan"), "Harbour Review", dt.date(2024, 11, 2),
         "http://dx.doi.org/10.5555/rh.1"),
    ),
    "web page": (
        """TY  - ELEC
A1  - European Commission
T1  - Ports package
JF  - ports.example
Y1  - 2026/01//
UR  - www.ports.example/package
ER  -""",
        ("Ports package", ("European Commission",), "ports.example", dt.date(2026, 1, 1), "www.ports.example/package"),
    ),
    "chapter": (
        """TY  - CHAP
TI  - Tides
AU  - Lind, Marta
A2  - Editor, Ed
BT  - A history of quays
PB  - Quay Press
PY  - 1998///
ER  -""",
        ("Tides", ("Marta Lind",), "A history of quays", dt.date(1998, 1, 1), ""),
    ),
    "book": (
        """TY  - BOOK
BT  - A history of quays
A1  - Lind, Marta
T2  - Harbour Series
PB  - Quay Press
CY  - Tynebridge
PY  - 1998
ER  -""",
        ("A history of quays", ("Marta Lind",), "Quay Press", dt.date(1998, 1, 1), ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("export", sorted(RIS_EXPORTS))
def test_ris_of_many_programs_is_read(export: str) -> None:
    text, wanted = RIS_EXPORTS[export]
    assert details(one(text, "records.ris")) == wanted
    assert details(one("\ufeff" + text.replace("\n", "\r\n"), "records.txt")) == wanted


def test_values_that_wrap_go_on_and_records_without_an_end_are_parted() -> None:
    text = """TY  - JOUR
TI  - The price of a
  closed quay
AB  - Closing a quay moves its lorries
elsewhere.

A second paragraph.

TY  - NEWS
T1  - Second record
A1  - Harbour Authority,
PY  - 2025
"""
    first, second = read(text, "records.ris").articles
    assert first.title == "The price of a closed quay"
    assert first.text == "Closing a quay moves its lorries elsewhere.\n\nA second paragraph."
    assert first.warnings == ("This is a bibliographic record: the text of the article itself is not in the file.",)
    assert second.text == "Harbour Authority. Second record. 2025."
    assert [detail.weak for detail in second.details if detail.field == "published"] == [True]


def test_the_day_of_looking_is_not_the_day_of_publication() -> None:
    assert ris("TY  - ELEC", "TI  - Ports", "PY  - 2024", "Y2  - 2026/03/05/").published == dt.date(2024, 1, 1)
    assert ris("TY  - ELEC", "TI  - Ports", "Y2  - 2026/03/05/").published is None


def test_ris_in_windows_1252_keeps_its_letters() -> None:
    content = "TY  - NEWS\nTI  - Kräne für Łódź\nAU  - Müller, Jürgen\nER  -\n"
    (article,) = read_articles(content.replace("Łódź", "Köln").encode("cp1252"), "records.ris").articles
    assert (article.title, article.authors) == ("Kräne für Köln", ("Jürgen Müller",))


BIB_EXPORTS = {
    "zotero": (
        r"""@article{lind_price_2026,
	title = {The price of a closed quay: {Evidence} from {Tynebridge}},
	volume = {12},
	url = {https://review.example/quays/1?a=b&c=d},
	doi = {10.5555/quay.2026.1},
	journal = {Harbour Review},
	author = {Lind, Marta and Müller, Jürgen and {Harbour Authority}},
	month = jan,
	year = {2026},
	file = {PDF:files/12/Lind - 2026 - The price.pdf:application/pdf;Snapshot:files/13/1.html:text/html},
}""",
        ("The price of a closed quay: Evidence from Tynebridge", ("Marta Lind", "Jürgen Müller", "Harbour Authority"),
         "Harbour Review", dt.date(2026, 1, 1), ADDRESS),
    ),
    "biblatex": (
        r"""@online{lind,
  author = {family=Berg, given=Jan, prefix=van der, useprefix=true and Lind, Marta},
  title = {The Price of a Closed Quay},
  subtitle = {What {EU} Ports Pay},
  date = {2026-01-24},
  journaltitle = {Harbour Review},
  url = {https://review.example/quays/1?a=b\&c=d},
  urldate = {2026-03-05},
}""",
        ("The Price of a Closed Quay: What EU Ports Pay", ("Jan van der Berg", "Marta Lind"), "Harbour Review",
         dt.date(2026, 1, 24), ADDRESS),
    ),
    "mendeley": (
        r"""@article{Lind2026,
abstract = {We count lorries.},
author = {Lind, Marta and Chan, Bo},
file = {:C$\backslash$:/Users/me/Quay.pdf:pdf},
journal = {Harbour Review},
month = {jan},
title = {{The price of a closed quay}},
url = {https://review.example/quays/1?a=b{\&}c=d http://mirror.example/1},
year = {2026}
}""",
        ("The price of a closed quay", ("Marta Lind", "Bo Chan"), "Harbour Review", dt.date(2026, 1, 1), ADDRESS),
    ),
    "google scholar": (
        """@article{lind2026price,
  title={The price of a closed quay},
  author={Lind, Marta and Chan, Bo and others},
  journal={Harbour Review},
  volume={12},
  pages={1--9},
  year={2026},
  publisher={Quay Press}
}""",
        ("The price of a closed quay", ("Marta Lind", "Bo Chan"), "Harbour Review", dt.date(2026, 1, 1), ""),
    ),
    "scopus": (
        r"""Scopus
EXPORT DATE: 03 March 2026

@ARTICLE{Lind20261,
	author = {Lind, M. and Okafor, D.A.},
	title = {The price of a closed quay},
	year = {2026},
	journal = {Harbour Review},
	doi = {10.5555/quay.2026.1},
	note = {Cited by: 0},
}""",
        ("The price of a closed quay", ("M. Lind", "D.A. Okafor"), "Harbour Review", dt.date(2026, 1, 1),
         "https://doi.org/10.5555/quay.2026.1"),
    ),
    "web of science": (
        """@article{ WOS:000123456,
Author = {Lind, Marta and
   Chan, Bo},
Title = {{The price of a
   closed quay}},
Journal = {{HARBOUR REVIEW}},
Year = {{2026}},
Month = {{JAN 24}},
DOI = {{10.5555/quay.2026.1}},
Unique-ID = {{WOS:000123456}},
}""",
        ("The price of a closed quay", ("Marta Lind", "Bo Chan"), "HARBOUR REVIEW", dt.date(2026, 1, 24),
         "https://doi.org/10.5555/quay.2026.1"),
    ),
    "by hand": (
        r"""% our reading list
@string(hr = "Harbour " # {Review})
@preamble{"\newcommand{\noop}[1]{}"}
@comment{jabref-meta: databaseType:bibtex;}
@Article (lind,
  AUTHOR = "Marta Lind and {Barnes and Noble} and von Berg, Jr., Jan and
            M{\"u}ller, J{\'o}zef",
  TITLE  = "The {Price} of a `Closed' Quay \& its {\it Lorries}: {\textquotedblleft}90\% more{\textquotedblright}",
  JOURNAL = hr, month = "24~" # jan, year = 2026,
  note = {\url{https://review.example/a\_b}},
)""",
        ("The Price of a `Closed' Quay & its Lorries: “90% more”",
         ("Marta Lind", "Barnes and Noble", "Jan von Berg Jr.", "Józef Müller"), "Harbour Review",
         dt.date(2026, 1, 24), "https://review.example/a_b"),
    ),
    "report": (
        r"""@techreport{ha,
  author = {{Minist{\`e}re des Transports}}, title = {Ports \textendash{} {\'e}tat des lieux},
  institution = {Minist{\`e}re des Transports}, year = {c2025}, howpublished = "\url{https://ports.example/r}"
}""",
        ("Ports – état des lieux", ("Ministère des Transports",), "Ministère des Transports", dt.date(2025, 1, 1),
         "https://ports.example/r"),
    ),
    "news item": (
        r"""@misc{post, author={Lind, Marta}, title={Quay shut}, howpublished={The Harbour Post},
          date={2026-01-24/2026-01-25}, url={https://post.example/~lind/quay\%20shut}}""",
        ("Quay shut", ("Marta Lind",), "The Harbour Post", dt.date(2026, 1, 24),
         "https://post.example/~lind/quay%20shut"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("export", sorted(BIB_EXPORTS))
def test_bibtex_of_many_programs_is_read(export: str) -> None:
    text, wanted = BIB_EXPORTS[export]
    assert details(one(text, "records.bib")) == wanted
    assert details(one(text.replace("\n", "\r\n"), "records.txt")) == wanted


def test_an_entry_takes_over_what_the_one_it_refers_to_says() -> None:
    text = """@inproceedings{a, author={Lind, Marta}, title={Tides}, crossref={conf}}
@proceedings{conf, title={Proceedings of the quay conference}, year={2024}, publisher={Quay Press}}"""
    first, _ = read(text, "records.bib").articles
    assert details(first) == (
        "Tides", ("Marta Lind",), "Proceedings of the quay conference", dt.date(2024, 1, 1), "",
    )  # fmt: skip


def test_bibtex_with_an_open_brace_or_looping_macros_ends() -> None:
    assert bib("@article{a, title={" + "{" * 50_000 + "Quay works").title == "Quay works"
    assert read("@string{a = b # b}\n@string{b = a # a}\n@article{x,title=a}", "b.bib").articles


CSL = [
    {
        "id": "a", "type": "article-newspaper", "title": "Quay <i>shut</i>", "container-title": "The Harbour Post",
        "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
                   {"literal": "Harbour Authority"}],
        "issued": {"date-parts": [[2026, 1, 24]]}, "URL": "https://post.example/1", "DOI": "10.5555/1",
    },
    {"id": "b", "type": "report", "title": "Freight", "publisher": "Ministry", "issued": {"date-parts": [["2025"]]}},
]  # fmt: skip
ENDNOTE = """<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
<ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author><style face="normal">van der Berg, Jan</style></author>
<author><style>Harbour Authority,</style></author></authors></contributors>
<titles><title><style face="normal">Quay </style><style face="italic">shut</style></title>
<secondary-title><style>The Harbour Post</style></secondary-title></titles>
<dates><year><style>2026</style></year><pub-dates><date><style>Jan 24</style></date></pub-dates></dates>
<urls><related-urls><url><style>https://post.example/1</style></url></related-urls>
<pdf-urls><url>internal-pdf://0123/Quay shut.pdf</url></pdf-urls></urls></record></records></xml>"""
PUBMED = """
PMID- 12345678
DP  - 2026 Jan 24
TI  - Quay
      shut.
LID - 10.5555/1 [doi]
AB  - We count lorries.
FAU - van der Berg, Jan
AU  - van der Berg J
CN  - Harbour Authority
LA  - eng
JT  - The Harbour Post
"""
REFER = """%0 Newspaper Article
%A van der Berg, Jan
%A Harbour Authority,
%D 2026
%8 January 24
%T Quay shut
%J The Harbour Post
%U https://post.example/1
"""
SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU van der Berg, J
   Authority, H
AF van der Berg, Jan
   Harbour Authority
TI Quay
   shut
SO THE HARBOUR POST
PD JAN 24
PY 2026
DI 10.5555/1
ER

EF
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (json.dumps(CSL), "records.json"), (json.dumps({"items": CSL}), "records.txt"), (ENDNOTE, "records.xml"),
        (PUBMED, "records.nbib"), (PUBMED, "records.txt"), (REFER, "records.enw"), (SCIENCE, "records.ciw"),
    ],
)  # fmt: skip
def test_other_forms_of_records_are_read(text: str, name: str) -> None:
    article = read(text, name).articles[0]
    assert article.title == "Quay shut"
    assert article.authors == ("Jan van der Berg", "Harbour Authority")
    assert article.outlet.lower() == "the harbour post"
    assert article.published == dt.date(2026, 1, 24)
    assert article.address in ("https://post.example/1", "https://doi.org/10.5555/1")


def test_records_say_which_article_they_belong_to() -> None:
    result = read("\n\n".join(text for text, _ in RIS_EXPORTS.values()), "records.ris")
    assert [pointer.position for pointer in result.pointers] == list(range(len(RIS_EXPORTS)))
    by_title = {result.articles[pointer.position].title: pointer for pointer in result.pointers}
    assert by_title["The price of a closed quay"].doi == "10.5555/quay.2026.1"
    assert by_title["Freight after the works"].files == ("Freight.pdf",)
    assert by_title["Port congestion & inland freight"].is_text
    assert not by_title["Ports package"].is_text
    assert read("Ordinary words that make up an ordinary text.", "a.txt").pointers == ()


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Full Text:files/12/Lind - 2026.pdf:application/pdf;Snap:files/13/index.html:text/html",
         ("Lind - 2026.pdf", "index.html")),
        (":C$\\backslash$:/Users/me/Quay\\_works.pdf:pdf", ("Quay_works.pdf",)),
        ("internal-pdf://1234/Quay works.pdf", ("Quay works.pdf",)),
        ("../../etc/passwd", ()),
    ],
)  # fmt: skip
def test_files_are_known_by_name_alone(field: str, names: tuple[str, ...]) -> None:
    assert file_names((field,)) == names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"Erd\H{o}s", "Erdős"), (r"\'{\i}le", "íle"), (r"Stra{\ss}e", "Straße"), (r"pp.~3--4", "pp. 3–4"),
        (r"\emph{Quay}", "Quay"), (r"{\'{E}}tat", "État"), (r"Gon\c{c}alves", "Gonçalves"), (r"\v Skoda", "Škoda"),
        (r"{\o}re", "øre"), (r"Gda\'nsk", "Gdańsk"), (r"na{\"{\i}}ve", "naïve"), (r"Nu\~nez", "Nuñez"),
        (r"CO$_2$ and H$_{2}$O", "CO2 and H2O"), (r"\$5 and $6", "$5 and $6"), (r"R\&D", "R&D"),
        (r"\textbf{Bold} {\em text}", "Bold text"), (r"\href{https://a.example}{here}", "here"),
        (r"{\AA}ngstr{\"o}m", "Ångström"), (r"$\alpha$-test", "α-test"), (r"Ha\v{c}ek \L{}\'od\'z", "Haček Łódź"),
        (r"\.Istanbul \u{g} \k{a}", "İstanbul ğ ą"), (r"``so''", "“so”"),
    ],
)  # fmt: skip
def test_latex_becomes_plain_text(text: str, wanted: str) -> None:
    assert plain(text) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("van der Berg, Jan", "Jan van der Berg"), ("Lee,Ann", "Ann Lee"), ("King, Martin Luther, Jr.",
         "Martin Luther King Jr."), ("von Berg, III, Jan", "Jan von Berg III"), ("Ann Lee", "Ann Lee"),
        ("Department of Transport, Harbour Division", "Department of Transport, Harbour Division"),
        ("Harbour Authority,", "Harbour Authority"), ("Lee, A. B.", "A. B. Lee"),
    ],
)  # fmt: skip
def test_names_are_put_in_their_order(name: str, wanted: str) -> None:
    assert turned_name(name) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026///Spring", (dt.date(2026, 1, 1), False)), ("12 March 2025", (dt.date(2025, 3, 12), True)),
        ("no date", (None, False)), ("2026 Jan 24", (dt.date(2026, 1, 24), True)),
        ("2026 Jan-Feb", (dt.date(2026, 1, 1), False)), ("24 jan 2026", (dt.date(2026, 1, 24), True)),
        ("2026-01-24T09:00:00Z", (dt.date(2026, 1, 24), True)), ("Spring 2026", (dt.date(2026, 1, 1), False)),
        ("March 2025", (dt.date(2025, 3, 1), False)), ("2026/13/45", (dt.date(2026, 1, 1), False)),
        ("forthcoming 2027", (dt.date(2027, 1, 1), False)),
    ],
)  # fmt: skip
def test_dates_of_records_say_how_whole_they_are(text: str, wanted: tuple[dt.date | None, bool]) -> None:
    assert record_date(text) == wanted


def test_json_that_is_no_list_of_references_is_text() -> None:
    assert sniff(File("a.json", b'{"name": "briefer", "type": "module"}')) is Format.TEXT
    with pytest.raises(DamagedFileError):
        read('[{"type": "book", "title": "Broken', "a.json")


@given(st.text(alphabet='@{}",=#\\ab1 \n%-'), st.sampled_from(["a.bib", "a.ris", "a.nbib", "a.enw", "a.ciw"]))
def test_any_records_give_articles_or_our_own_error(text: str, name: str) -> None:
    try:
        assert read("@article{" + text if name.endswith("bib") else text, name).articles
    except IngestError:
        return
