#!/usr/bin/env bash
# hijridate 2.6.0 and holidays 0.109: together they make a Ramadan of 31 days, in Indonesia, in 2026.
#
# A month of the Hijri calendar has 29 or 30 days. hijridate follows Umm al-Qura (Saudi Arabia) and begins Ramadan 1447
# on 18 February 2026; holidays knows Indonesia's own Idul Fitri, 21 March. Who takes the beginning from the one and the
# end from the other counts 31 days. Each is right by its own calendar: for Brunei, a neighbour, holidays has both days,
# 19 February and 21 March, which makes 30. From 2005 to 2026 the two packages' Idul Fitri differs in five years, but
# only in 2026 does the length give it away: in the other four a month of 29 days became one of 30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check hijridate==2.6.0 holidays==0.109 || exit 2

venv/bin/python - <<'PYTHON'
import sys

from hijridate import Hijri
from holidays import country_holidays


def days_named(country, year, name):
    days = country_holidays(country, years=year, language="en_US")
    return sorted(day for day, names in days.items() if name in names.split("; "))


def of_year(hijri_year, month):
    return Hijri(hijri_year, month, 1).to_gregorian()


RAMADAN, SHAWWAL = 9, 10
lengths, later = {}, []
for hijri_year in range(1426, 1448):
    begin, end = of_year(hijri_year, RAMADAN), of_year(hijri_year, SHAWWAL)
    (own,) = days_named("ID", end.year, "Eid al-Fitr")
    lengths[end.year] = (own - begin).days
    if own != end:
        later.append(end.year)
(begin,) = days_named("BN", 2026, "First Day of Ramadan")
end = days_named("BN", 2026, "Eid al-Fitr")[0]
seen = {
    "Ramadan begins (hijridate)": str(of_year(1447, RAMADAN)),
    "days until Indonesia's Idul Fitri": lengths[2026],
    "days in Brunei": (end - begin).days,
    "years with another Idul Fitri": later,
    "years with neither 29 nor 30 days": [y for y, n in lengths.items() if not 29 <= n <= 30],
}
for name, value in seen.items():
    print(f"{name}: {value}")
stated = {
    "Ramadan begins (hijridate)": "2026-02-18",
    "days until Indonesia's Idul Fitri": 31,
    "days in Brunei": 30,
    "years with another Idul Fitri": [2006, 2019, 2023, 2025, 2026],
    "years with neither 29 nor 30 days": [2026],
}
sys.exit("changed" if seen != stated else 0)
PYTHON
