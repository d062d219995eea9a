"""What the demo shows of publishing: the month before the newest whole one published, three
contests, two of them decided, and a revision that says what they changed."""

import csv
import tempfile
from pathlib import Path

import pandas as pd

from data.cases import store
from data.errors import Refused
from data.lake.home import DEMO, DEMO_MARK, Home
from data.review import contests, decisions
from data.review.contests import Subject
from data.targets import calendar
from metrics import months
from metrics.coverage.periods import known
from reports.preview import today
from reports.publish import publish
from reports.published import open_version, versions

BY = "Diskominfo (contoh)"
EXCLUDED, DECLINED, OPEN = "dukcapil", "dinkes", "dissos"


def fill(place: Home) -> list[dict]:
    """Publishes and revises in the demo's home inside ``place``, unless that was done; returns the
    manifests. Refused where there is no demo."""
    home = Home(place.path / DEMO)
    if not (home.path / DEMO_MARK).exists():
        raise Refused("Belum ada data contoh; jalankan dulu “python -m data demo”.")
    if found := versions(home):
        return found
    it = known(store.cursor(store.current(home)))
    if it is None:
        raise Refused("Data contoh kosong; jalankan “python -m data demo” lagi.")
    newest = it.default
    if newest == f"{today():%Y-%m}":
        newest = months.shifted(newest, -1)
    month = months.shifted(newest, -1)
    confirm(home, month)
    first = publish(home, month, None, BY)
    _contest(home, month, newest)
    reason = "Satu sanggahan diterima sesudah bulan ini terbit"
    return [first, publish(home, month, reason, BY)]


def confirm(home: Home, month: str) -> None:
    """Confirms the calendar of the years that the month's window touches, as it is."""
    first = months.first_day(months.shifted(month, 1 - months.WINDOW)).year
    days = calendar.default_days(first, months.last_day(month).year)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kalender.csv"
        with open(path, "w", newline="", encoding="utf-8") as target:
            rows = [(day, kind, source) for (day, kind), source in sorted(days.items())]
            csv.writer(target).writerows([("date", "kind", "source"), *rows])
        calendar.take_in(home, path, BY)


def _contest(home: Home, month: str, newest: str) -> None:
    cases = open_version(home, month).table("cases")
    late = _first_late(cases, EXCLUDED, month)
    subject = Subject(EXCLUDED, "opd", EXCLUDED, month, case_id=late)
    reason = "Bukan permintaan warga: pesan siaran dari grup lain"
    number = contests.add(home, subject, reason, "", "Dukcapil (contoh)").number
    decisions.accept(home, number, "exclude", "Memang siaran", BY, reason="no_request")
    subject = Subject(DECLINED, "opd", DECLINED, month, figure="on_time_rate")
    reason = "Banyak warga kami jawab lewat telepon"
    number = contests.add(home, subject, reason, "", "Dinkes (contoh)").number
    decisions.decline(home, number, "Jawaban lewat telepon tidak tercatat dalam ekspor", BY)
    subject = Subject(OPEN, "opd", OPEN, newest, figure="median_response")
    reason = "Ekspor pekan kedua terpotong; yang lengkap kami unggah besok"
    contests.add(home, subject, reason, "", "Dissos (contoh)")


def _first_late(cases: pd.DataFrame, opd_id: str, month: str) -> str:
    first = months.first_day(month)
    own = cases[(cases["opd_id"] == opd_id) & (cases["basis"] == "silence")]
    late = own[own["due_wall"] & ~own["on_time_wall"] & (own["opened_on"] >= first)]
    return str(late["case_id"].iloc[0])
