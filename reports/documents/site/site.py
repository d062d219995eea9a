"""The public site of all published months: static pages without scripts, and the data as a Data
Package. Nothing that the boards do not show to guests."""

from dataclasses import dataclass
from html import escape

from reports.documents.facts.month import Month, line
from reports.documents.paper import targets
from reports.documents.paper.profile import profile
from reports.documents.paper.sentences import headline, rests_on
from reports.documents.parts.blocks import Column, Heading, Items, Text, flat
from reports.documents.parts.footer import footer
from reports.documents.site.page import html, page, table
from reports.documents.site.public_data import files as data_files
from reports.published import Version

INDEX, PAGE = "site", "site-opd"  # the kinds of its documents


@dataclass(frozen=True)
class File:
    """One file of the site: its path in the folder and its content."""

    path: str
    content: bytes


def site(version: Version, others: list[Version], manifests: list[dict]) -> list[File]:
    """The chosen month's pages at the top, those of the ``others`` (the newest version of every
    other month) in folders of their own; and the data of all; ``manifests``: of all published
    versions, for the list of changes."""
    whole = sorted([version, *others], key=lambda one: one.month, reverse=True)
    found = []
    for one in whole:
        folder = "" if one.month == version.month else f"{one.month}/"
        found += [
            File(f"{folder}{file.path}", file.content) for file in _pages(one, version, whole)
        ]
    logo = Month.of(version).logo()
    found += [File(_logo_name(logo), logo)] if logo else []
    return found + [File(path, content) for path, content in data_files(whole, manifests)]


def _pages(one: Version, chosen: Version, whole: list[Version]) -> list[File]:
    root = "" if one.month == chosen.month else "../"
    links = _months(one, chosen, whole, root)
    pages = [File("index.html", index(one, root, links)[0])]
    return pages + [
        File(f"opd/{row['unit']}.html", opd_page(one, row["unit"], f"../{root}")[0])
        for row in Month.of(one).board()
    ]


def index(version: Version, root: str = "", links: str = "") -> tuple[bytes, Month]:
    """The page of a month: the regency and every OPD by name. ``root``: the way to the site's top,
    ``links``: to the other months, HTML."""
    month = Month.of(version)
    drawn = line(month, "regency", "regency", "kabupaten")
    body = [
        html(Heading(headline(month), 1)),
        html(Text(rests_on(month), True)),
        *([html(drawn)] if drawn else []),
        html(Heading("Setiap OPD")),
        _every_opd(month),
        html(Heading(targets.HEAD)),
        html(Items(targets.sentences(month))),
        html(Heading("Data dan versi")),
        f'<p><a href="{root}data/opd.csv">CSV</a> · <a href="{root}data/opd.json">JSON</a> · '
        f'<a href="{root}datapackage.json">Data Package</a></p>',
        links,
    ]
    return _document(f"Tanggap, {month.name}", "".join(body), month, INDEX, root=root), month


def opd_page(version: Version, opd_id: str, root: str = "../") -> tuple[bytes, Month]:
    """The page of an OPD."""
    content, month = profile(version, opd_id, is_public=True)
    back = f'<p><a href="../index.html">Semua OPD, {escape(month.name)}</a></p>'
    body = back + "".join(html(block) for block in flat(content.blocks))
    return _document(content.title, body, month, PAGE, opd_id, root=root), month


def _every_opd(month: Month) -> str:
    rows = sorted(month.board(), key=lambda row: row["opd_name"].casefold())
    cells = [
        [
            f'<a href="opd/{escape(row["unit"])}.html">{escape(row["opd_name"])}</a>',
            month.ledger.say(row, "rate", "rate")
            if row["status"] in ("ranked", "no_difference")
            else "–",
            month.ledger.say(row, "due", "count"),
        ]
        for row in rows
    ]
    columns = [Column("OPD"), Column(month.measure.head, right=True), Column("Pesan", right=True)]
    return table(f"Menurut abjad ({len(cells)} OPD)", columns, cells)


def _months(one: Version, chosen: Version, whole: list[Version], root: str) -> str:
    """All published months, and what each version of this one was for."""
    links = [
        f'<li><a href="{root}{"" if other.month == chosen.month else f"{other.month}/"}index.html">'
        f"{escape(Month.of(other).name)}</a>, versi {escape(other.version)}</li>"
        for other in whole
        if other.month != one.month
    ]
    own = f"Halaman ini: versi {one.version}, {one.manifest['reason'] or 'terbit pertama'}."
    return html(Text(own)) + (f"<h3>Bulan lain</h3><ul>{''.join(links)}</ul>" if links else "")


def _document(
    title: str, body: str, month: Month, kind: str, unit: str = "", *, root: str
) -> bytes:
    identity = month.identity(kind, unit)
    office, logo = month.letterhead(), month.logo()
    mark = f'<img src="{root}{_logo_name(logo)}" alt="Logo {escape(office[0])}">' if logo else ""
    head = f"{mark}<span>{escape(office[0])}<br>{escape(title)}</span>"
    return page(title, head, body, [" · ".join(office), footer(identity)], str(identity))


def _logo_name(logo: bytes) -> str:
    return "logo.png" if logo.startswith(b"\x89PNG") else "logo.jpg"
