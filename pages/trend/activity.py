"""How active each account is: replies per week as a list, the most active first."""

from datetime import date

from metrics import steps
from metrics.trend.activity import Active, Shares, shares
from pages.cache import periods
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.controls.unit import of
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.drawing.markup import profile, text
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen
from words.units import Unit

LEADING, BAR, HEIGHT = 10, 8, 30  # accounts shown; pixels of a week's bar
UNKNOWN = "tidak diketahui"


def show(path: str, chosen: Chosen, unit: Unit | None, is_staff: bool) -> None:
    """The ten most active accounts (or those of the chosen unit); the table behind has all for
    staff, who lags is for nobody else."""
    days, every = periods.active(path, chosen.month)
    named = [(one, of(path, "account", one.unit)) for one in every]
    if unit is not None:
        named = [
            (one, account)
            for one, account in named
            if unit.unit in ((one.unit,) if unit.by == "account" else (account.opd_id,))
        ]
    head = steadiness(shares([one for one, _ in named]), is_staff)
    shown = named if is_staff else named[:LEADING]
    if not shown:
        return
    about = (
        f"Balasan yang ditulis orang, per pekan, {len(days)} pekan terakhir. Pekan tanpa unggahan "
        "tidak ikut dihitung."
    )
    pieces = {
        "head-activity": heading(head, lead=about),
        "activity": listed(shown[:LEADING], days, chosen),
    }
    markup.show_all(pieces, key="activity")
    columns = [
        Column("Akun", "text", [account.name for _, account in shown]),
        Column("OPD", "text", [account.opd for _, account in shown]),
        Column(
            "Rata-rata balasan per pekan", "decimal", [one.per_week for one, _ in shown], UNKNOWN
        ),
    ]
    columns += [
        Column(f"Pekan {numbers.week(day)}", "count", [one.weeks[i] for one, _ in shown], UNKNOWN)
        for i, day in enumerate(days)
    ]
    table_behind.show(columns, "balasan per pekan", head, "activity")


def steadiness(found: Shares, is_staff: bool) -> str:
    """120 dari 137 akun membalas setiap pekan; 3 tidak membalas sama sekali"""
    if not found.known:
        return "Seberapa aktif akun membalas"
    steady = f"{numbers.count(found.steady)} dari {numbers.counted(found.known, 'akun')} membalas setiap pekan"
    silent = (
        f"; {numbers.count(found.silent)} tidak membalas sama sekali"
        if found.silent and is_staff
        else ""
    )
    return steady + silent


def listed(shown: list[tuple[Active, Unit]], days: list[date], chosen: Chosen) -> str:
    """One row per account: name, mean, and a bar per week, of which ``days`` are the Mondays."""
    rows = "".join(_row(one, account, days, chosen) for one, account in shown)
    return f'<div class="box"><ul class="accounts activity">{rows}</ul></div>'


def _row(one: Active, account: Unit, days: list[date], chosen: Chosen) -> str:
    mean = terms.capital(UNKNOWN)
    if one.per_week is not None:
        shown = (days[0], steps.span(days[-1], "week")[1])
        said = numbers.decimal(one.per_week)
        mean = address.link(said, "replies_sent", "account", one.unit, chosen, days=shown)
    weeks = "balasan per pekan" if one.per_week is not None else _unknown(one)
    return (
        f'<li><span class="unit-name"><a class="unit-link" href="{profile("account", one.unit)}">'
        f"{text(account.name)}</a><small>{text(account.opd)}</small></span><b>{mean}</b>"
        f'<span class="small muted">{weeks}</span>{_bars(one, days, chosen)}</li>'
    )


def _unknown(one: Active) -> str:
    """Why an account has no mean."""
    is_covered = any(count is not None for count in one.weeks)
    return "pekannya belum lengkap" if is_covered else "belum ada unggahan dengan pesan"


def _bars(one: Active, days: list[date], chosen: Chosen) -> str:
    """A bar per week on the account's own range, no bar where no upload covers it; each leads to the
    replies of its week."""
    highest = max((count for count in one.weeks if count), default=1)
    bars = "".join(
        _bar((i, count / highest), day, count, one.unit, chosen)
        for i, (day, count) in enumerate(zip(days, one.weeks, strict=True))
        if count is not None
    )
    wide = len(one.weeks) * (BAR + 3)
    return (
        f'<svg viewBox="0 0 {wide} {HEIGHT}" preserveAspectRatio="none" role="group">{bars}</svg>'
    )


def _bar(at: tuple[int, float], day: date, count: int, unit: str, chosen: Chosen) -> str:
    """The week's bar (its number, its share of the highest), with room for a finger around it."""
    said = f"{numbers.week(day)}: {numbers.counted(count, 'balasan')}"
    href = address.href("replies_sent", "account", unit, chosen, days=steps.span(day, "week"))
    left, high = at[0] * (BAR + 3), 1 + at[1] * (HEIGHT - 2)
    return (
        f'<a href="{href}" aria-label="{said}"><rect x="{left - 1.5}" y="0" width="{BAR + 3}" '
        f'height="{HEIGHT}" fill="transparent"/><rect x="{left}" y="{HEIGHT - high:.1f}" '
        f'width="{BAR}" height="{high:.1f}" rx="1" fill="var(--bar)"/><title>{said}</title></a>'
    )
