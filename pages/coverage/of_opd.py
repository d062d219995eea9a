"""What one OPD lacks of a month: the days that the first step of "Tinjauan bulanan" counts."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from metrics import months
from metrics.review.review import Incomplete, Opd
from pages.cache import figures, units
from pages.coverage import found
from pages.drawing import dead_link, markup
from pages.drawing.heading import heading
from pages.drawing.markup import text
from words import numbers
from words.review import reminder

OPD, MONTH = "opd", "bulan"  # in the address
MEANING = '<a class="onward" href="kamus?indikator=coverage">Arti hari terisi</a>'


def address(opd_id: str, month: str) -> str:
    """Of an OPD's days of the month (YYYY-MM), ready for ``href``."""
    return text(f"cakupan?{urlencode({OPD: opd_id, MONTH: month})}")


def show(path: str, today: date, opens_uploads: bool) -> None:
    """The OPD that the address names, if it names one; ``opens_uploads``: each account leads to its
    uploads."""
    opd_id = st.query_params.get(OPD, "")
    if not opd_id:
        return
    known, asked = figures.known(path), st.query_params.get(MONTH, "")
    month = asked if asked in known.months else known.default
    said = numbers.month(months.first_day(month))
    dead_link.unless(asked, known.months, "bulan tanpa data", said)
    lacking = {opd.opd_id: opd for opd in found.incomplete(path, month, today)}
    if opd_id in lacking:
        markup.show(html(lacking[opd_id], said, opens_uploads), key="of-opd")
    elif name := units.names(path)["opd"].get(opd_id):
        dead_link.tell(f"{name['opd_name']}: unggahan {said} lengkap.")
    else:
        dead_link.say(f"OPD {dead_link.GONE}", opd_id, "Pilih yang lain dalam daftar ini.")


def html(opd: Opd, month: str, opens_uploads: bool) -> str:
    """Dinas X, November 2026: 86,7 % hari terisi; below, its accounts that lack days."""
    said = f"{text(opd.name)}, {month}: {numbers.rate(opd.coverage)} hari terisi"
    lead = f"Untuk OPD, angkanya adalah angka akun yang paling rendah. {MEANING}"
    rows = "".join(_row(account, opens_uploads) for account in opd.accounts)
    return f'{heading(said, lead=lead)}<div class="box"><ul class="contests">{rows}</ul></div>'


def _row(account: Incomplete, opens_uploads: bool) -> str:
    name, _, lacks = reminder.lacking(account).rpartition(": ")
    covered = f"{account.days - account.missing} dari {numbers.counted(account.days, 'hari')}"
    shown = text(name)
    if opens_uploads:
        shown = f'<a class="figure-link" href="cakupan?akun={text(account.account_id)}">{shown}</a>'
    return f"<li><b>{shown}</b><em>{covered}</em><span>{text(lacks)}</span></li>"
