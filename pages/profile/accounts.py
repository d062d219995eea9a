"""A unit's accounts beside each other, their covered days as strips, and open cases by age."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.board.headline import RATES
from metrics.coverage.unit_accounts import Account
from metrics.figures import BANDS
from metrics.trend import trend
from pages.drawing.markup import profile, text
from pages.figure import address
from words import coverage, numbers, terms
from words.chosen import Chosen
from words.profile import headline
from words.units import Unit, account_name

MEDIANS = {"response": "median_response", "resolution": "median_resolution"}
SHADES = (34, 52, 68, 84, 100)  # per cent of the accent, from the youngest to the oldest


def compared(rows: list[dict], chosen: Chosen) -> str:
    """Rows of the board of accounts, as they come; an account without known replies says so."""
    return f'<div class="box"><ul class="accounts">{"".join(_account(row, chosen) for row in rows)}</ul></div>'


def _account(row: dict, chosen: Chosen) -> str:
    measure = terms.measure(chosen.board, row["basis"], chosen.clock, chosen.hours)
    name = account_name(row["platform"], row["handle"] or row["unit"])
    head = (
        f'<span class="unit-name"><a class="unit-link" href="{profile("account", row["unit"])}">{text(name)}</a>'
        f"<small>{_opened(numbers.counted(row['cases'], 'kasus'), 'cases', row, chosen)}</small></span>"
    )
    if pd.isna(row["rate"]):
        return (
            f'<li>{head}<span class="from-second small muted">{_nothing(row, measure)}</span></li>'
        )
    waited = "" if pd.isna(row["median"]) else numbers.duration(row["median"], chosen.clock)
    half = (
        ""
        if not waited
        else f"{_half(measure)} {_opened(waited, MEDIANS[chosen.board], row, chosen)}"
    )
    return (
        f'<li>{head}<b>{rate(chosen, row)}</b><span class="bar"><i '
        f'style="width:{row["rate"] * 100:.1f}%"></i></span><span '
        f'class="small muted">{half}</span></li>'
    )


def rate(chosen: Chosen, row: dict) -> str:
    """The rate of an account's row as a link."""
    return _opened(numbers.rate(row["rate"]), RATES[chosen.board], row, chosen)


def _opened(shown: str, figure: str, row: dict, chosen: Chosen) -> str:
    return address.link(shown, figure, "account", row["unit"], chosen)


def _half(measure: terms.Measure) -> str:
    return measure.median.split(" (")[0].casefold()


def _nothing(row: dict, measure: terms.Measure) -> str:
    if not row["cases"]:
        return (
            "Tidak ada pesan." if headline.is_covered(row) else "Belum ada unggahan untuk masa ini."
        )
    if measure.noun == "pesan" and not row["replies_known"]:
        return "Ekspor tidak memuat waktu balasan: hanya dihitung untuk penyelesaian."
    return "Belum ada yang dapat dinilai."


def strips(accounts: list[Account], span: tuple[date, date], chosen: Chosen) -> str:
    """One strip of the window's days per account: stripes where nothing was uploaded, the gap in
    words at its end."""
    days = accounts[0].days if accounts else ()
    begin = months.beginnings(*span, len(days))
    labels = "".join(
        f'<i style="left:{at * 100:.1f}%">{numbers.short_month(day)}</i>' for day, at in begin
    )
    body = "".join(
        _strip(account, [round(at * len(days)) for _, at in begin], chosen) for account in accounts
    )
    keys = (
        '<p class="small muted key"><span><i class="key-covered"></i>hari terisi</span><span><i '
        'class="key-missing"></i>belum ada unggahan'
        "</span></p>"
    )
    return (
        '<div class="box"><div class="coverage"><div class="coverage-row month-row">'
        f'<span class="unit-name"></span><span class="months">{labels}</span>'
        f'<span class="coverage-words"></span></div>{body}</div>{keys}</div>'
    )


def _strip(account: Account, begins: list[int], chosen: Chosen) -> str:
    name = account_name(account.platform, account.handle or account.account_id)
    cells = "".join(
        f'<i class="{_kind(day)}{" month-begins" if i in begins[1:] else ""}"></i>'
        for i, day in enumerate(account.days)
    )
    whole = account.covered == account.active
    count = (
        f"{numbers.counted(account.active, 'hari')}, lengkap"
        if whole
        else f"{account.covered} dari {numbers.counted(account.active, 'hari')}"
    )
    gap = "" if whole else f'<span class="lacks">{coverage.gap_words(account)}</span>'
    opened = address.link(count, "coverage", "account", account.account_id, chosen)
    return (
        f'<div class="coverage-row"><span class="unit-name">{text(name)}</span><span class="days" role="img" '
        f'aria-label="{count}">{cells}</span><span class="coverage-words">{opened}{gap}</span></div>'
    )


def _kind(day: bool | None) -> str:
    return {True: "covered", False: "missing", None: "empty"}[day]


def ages(row: dict, unit: Unit, chosen: Chosen) -> str:
    """Open cases of one row of figures as bars, the youngest first; each count opens its cases."""
    counts = [int(row[age]) for age in BANDS]
    widths = trend.shares_of_highest(counts)
    items = "".join(
        f'<li><span>{words_}</span><span class="bar"><i '
        f'style="width:{width * 100:.1f}%;--how:{shade}%"></i></span>'
        f"<b>{address.link(numbers.count(count), age, unit.by, unit.unit, chosen)}</b></li>"
        if count
        else f"<li><span>{words_}</span><span></span><b>0</b></li>"
        for (age, words_), count, width, shade in zip(
            terms.AGES.items(), counts, widths, SHADES, strict=True
        )
    )
    return f'<div class="box"><ul class="ages">{items}</ul></div>'
