"""Documents of months that are hard to say something about: each compiles, keeps its pages, and says
no more than the tables do. The tables are those of a published month, changed in one point."""

import io
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pypdf
import pytest
from pptx import Presentation

from reports.documents.facts.ledger import looked_up
from reports.documents.facts.month import line
from reports.documents.paper import brief, profile, report, sentences
from reports.documents.pdf import pdf
from reports.documents.site import site
from reports.documents.slides import slides
from reports.documents.texts import texts
from reports.documents.workbook import workbook
from reports.published import Version

LONG = "Dinas Sosial Pemberdayaan Perempuan Perlindungan Anak dan Keluarga " + "B" * 3
PLACES = ["place", "place_low", "place_high", "group", "score"]
Change = Callable[[str, pd.DataFrame], pd.DataFrame]


def changed(version: Version, change: Change) -> Version:
    """The version with its tables changed."""
    read = lambda name: change(name, version.table(name))  # noqa: E731
    return replace(version, read=read, _kept={})


def none(column: pd.Series) -> pd.Series:
    """The column with nothing in it."""
    return column.mask(column.notna())


def without_places(table: pd.DataFrame, status: str) -> pd.DataFrame:
    bare = table.assign(**{name: none(table[name]) for name in [*PLACES, "change"]})
    had = table["status"].isin(["ranked", "no_difference"])
    return bare.assign(status=table["status"].mask(had, status), direction="undecided")


def no_difference(name: str, table: pd.DataFrame) -> pd.DataFrame:
    return without_places(table, "no_difference") if name == "boards" else table


def nothing_complete(name: str, table: pd.DataFrame) -> pd.DataFrame:
    if name == "boards":
        return without_places(table, "low_coverage").assign(coverage=0.1)
    if name == "trends":
        return table.assign(unfinished=True)
    if name == "headlines":
        return table.assign(**{n: none(table[n]) for n in ("rate", "change", "ceiling")})
    return table


def first_month(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Only the month itself has a rate; there is nothing before it."""
    if name == "trends":
        last = table["period"] == table["period"].max()
        return table.assign(rate=table["rate"].where(last))
    if name in ("headlines", "boards"):
        return table.assign(change=none(table["change"]), direction="undecided")
    if name == "monthly":
        return table[table["month"] == table["month"].max()]
    return table


def all_open(name: str, table: pd.DataFrame) -> pd.DataFrame:
    if name == "contests":
        names = ("number", "opd_id", "reason", "state", "answer")
        rows = [(n, "sosial", "Ekspor terpotong", "waiting", None) for n in range(1, 13)]
        return pd.DataFrame(rows, columns=names)
    return table.assign(is_open=True) if name == "questions" else table


def sixty_long_names(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """As many OPDs as a large regency has, each with a name of 70 letters."""
    if name == "boards":
        opds = table[table["unit_type"] == "opd"]
        many = pd.concat([opds.assign(unit=opds["unit"] + str(n)) for n in range(9)])
        return pd.concat([table, many], ignore_index=True).assign(opd_name=LONG)
    if name == "figures":
        return table.assign(opd_name=LONG)
    return table.assign(name=LONG) if name == "opds" else table


SAID = {
    no_difference: "belum ada perbedaan yang dapat dipercaya",
    nothing_complete: "Belum ada OPD yang dapat dibandingkan",
    first_month: "Juli–September 2026: ",
    all_open: "12 sanggahan OPD belum diputuskan",
    sixty_long_names: LONG,
}


@pytest.fixture(params=SAID, ids=lambda change: change.__name__)
def hard(request, version) -> tuple[Version, str]:
    """The version, and what its brief must say."""
    return changed(version, request.param), SAID[request.param]


def pages(content, month) -> list[str]:
    found = pypdf.PdfReader(io.BytesIO(pdf.pdf(content, month.published_at()))).pages
    return [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in found]


def test_the_brief_keeps_its_two_pages_and_says_it(hard):
    version, sentence = hard
    found = pages(*brief.brief(version))
    assert len(found) == 2 and sentence in " ".join(found)


def test_a_profile_keeps_its_page(hard):
    version, _ = hard
    for opd_id in version.table("opds")["opd_id"]:
        assert len(pages(*profile.profile(version, opd_id))) == 1


def test_the_others_are_made_and_print_only_what_the_tables_say(hard):
    version, _ = hard
    made, month = slides.slides(version, None)
    assert 3 <= len(Presentation(io.BytesIO(made)).slides) <= 10
    months = [month, report.report(version)[1], site.index(version)[1]]
    assert len(pages(*report.report(version))) >= 4 and workbook.workbook(version, None)
    text, own = texts.group_text(version)
    assert len(text) <= texts.LONGEST
    for one in (*months, own):
        assert all(looked_up(version, printed) == printed.text for printed in one.ledger.printed)


def test_one_month_is_no_line_and_a_line_begins_with_its_first_rate(version):
    """Not an empty field with one dot in it."""
    month = report.report(changed(version, first_month))[1]
    assert line(month, "regency", "regency", "kabupaten") is None

    def second_month(name: str, table: pd.DataFrame) -> pd.DataFrame:
        if name != "trends":
            return table
        months = sorted(table["period"].unique())[-2:]
        return table.assign(rate=table["rate"].where(table["period"].isin(months)))

    drawn = line(
        report.report(changed(version, second_month))[1], "regency", "regency", "kabupaten"
    )
    assert len(drawn.values) == 2 and drawn.labels == ["Agu\xa02026", "Sep\xa02026"]
    assert len(pages(*brief.brief(changed(version, second_month)))) == 2


def test_bars_are_explained_only_where_there_are_some(version):
    for change in (no_difference, nothing_complete):
        assert "Batang" not in " ".join(pages(*brief.brief(changed(version, change))))
    assert "Batang menunjukkan tempat" in " ".join(pages(*brief.brief(version)))


def test_what_does_not_fit_on_a_page_is_not_made_small_as_well(version):
    """An OPD with 137 accounts: the letters of its tables are those of any other."""

    def accounts(name: str, table: pd.DataFrame) -> pd.DataFrame:
        if name != "figures":
            return table
        own = table[(table["by"] == "account") & (table["opd_id"] == "sosial")]
        return pd.concat([table, *[own] * (137 // len(own["unit"].unique()))], ignore_index=True)

    content, month = profile.profile(changed(version, accounts), "sosial")
    found = pypdf.PdfReader(io.BytesIO(pdf.pdf(content, month.published_at()))).pages
    sizes = set()
    found[1].extract_text(
        visitor_text=lambda text, _, matrix, __, size: (
            sizes.add(round(size * abs(matrix[3]), 1)) if text.strip() else None
        )
    )
    assert len(found) > 2 and max(sizes) > 8


def test_no_change_is_claimed_where_there_is_nothing_before(version):
    first = sentences.headline(report.report(changed(version, first_month))[1])
    assert "naik" not in first and "turun" not in first and "dibanding" not in first


def test_nobody_leads_where_no_difference_is_reliable(version):
    calm = changed(version, no_difference)
    assert "Terdepan: " not in texts.group_text(calm)[0]
    assert "di atas tengah" not in " ".join(pages(*report.report(calm)))
