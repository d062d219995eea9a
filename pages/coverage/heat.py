"""Accounts × weeks as HTML: a line per account, whose weeks are drawn in runs, so that 137 × 60 stay
light (styles/coverage.css, scripts/component.js)."""

from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from metrics.coverage.weeks import AccountWeeks
from pages.drawing.markup import profile, text
from words import numbers, units

HIGH, WIDE = 20, 10  # of one week
FULL, SOME, NONE, OUTSIDE = "all", "some", "gap", "out"
SHAPES = {FULL: (HIGH, 0), SOME: (HIGH / 2, HIGH / 2), NONE: (HIGH, 0)}  # height, from the top
STRIPES = (
    '<svg width="0" height="0" aria-hidden="true"><defs><pattern id="stripes" width="4" height="4"'
    ' patternUnits="userSpaceOnUse"><rect class="soft" width="4" height="4"/>'
    '<rect class="line" width="1.5" height="4"/></pattern></defs></svg>'
)
LEGEND = (
    '<p class="small muted legend"><span><i class="all"></i> seminggu penuh</span><span><i class="some"></i> '
    'sebagian hari</span><span><i class="gap"></i> tidak ada unggahan</span></p>'
)


def html(
    accounts: list[AccountWeeks], weeks: list[date], chosen: str, opens_uploads: bool = True
) -> str:
    """The legend, the months above, and the accounts in the order given; each leads to its uploads,
    or, for who may not see those, to its profile."""
    rows = "".join(
        _row(account, weeks, account.account_id == chosen, opens_uploads) for account in accounts
    )
    return f'{STRIPES}{LEGEND}<div class="heat-map">{_months(weeks)}<ol>{rows}</ol></div>'


def _months(weeks: list[date]) -> str:
    """The months that the weeks begin in, above them; a January is named by its year, for both have
    no room."""
    parts = []
    for (year, month), some in groupby(weeks, key=lambda week: (week.year, week.month)):
        name = str(year) if month == 1 else numbers.short_month(date(year, month, 1), False)
        width = len(list(some)) / len(weeks)
        parts.append(f'<span style="width:{width:.2%}">{name}</span>')
    said = "".join(parts)
    return f'<div class="heat-head"><span>Akun</span><div>{said}</div><span class="covered-share">Terisi</span></div>'


def _row(account: AccountWeeks, weeks: list[date], is_chosen: bool, opens_uploads: bool) -> str:
    name = text(units.account_name(account.platform, account.handle or account.account_id))
    name = name.replace("_", "_<wbr>")  # a long handle breaks there, not within its last word
    share = "–" if account.share is None else numbers.rate(account.share)
    gone = f"kurang {numbers.counted(account.missing, 'hari')}" if account.missing else "lengkap"
    href = (
        text(f"?{urlencode({'akun': account.account_id})}")
        if opens_uploads
        else profile("account", account.account_id)
    )
    cells = f' data-weeks="{weeks[0].isoformat()}/{len(weeks)}"' if opens_uploads else ""
    mark = " aria-current=true" if is_chosen else ""
    return (
        f'<li><a href="{href}"{cells}{mark}>'
        f'<span class="name">{name}<small>{text(account.opd_name)}</small></span>'
        f"{_picture(account)}"
        f'<span class="covered-share"><b>{share}</b><small>{gone}</small></span></a></li>'
    )


def _picture(account: AccountWeeks) -> str:
    parts, at = [], 0
    for state, some in groupby(account.weeks, key=_state):
        count = len(list(some))
        if state != OUTSIDE:
            high, top = SHAPES[state]
            fill = ' fill="url(#stripes)"' if state == NONE else ""  # in CSS it would not be found
            parts.append(
                f'<rect class="{state}"{fill} x="{at * WIDE}" y="{top:g}" '
                f'width="{count * WIDE}" height="{high:g}"/>'
            )
        at += count
    return (
        f'<svg viewBox="0 0 {at * WIDE} {HIGH}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


def _state(week: tuple[int, int] | None) -> str:
    if week is None:
        return OUTSIDE
    active, covered = week
    return FULL if covered == active else SOME if covered else NONE
