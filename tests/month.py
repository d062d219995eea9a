"""A month that is ready to be reviewed: 4 OPDs lack uploads, the data raise 5 questions, 3 contests
wait, and its preview has ended."""

from datetime import datetime
from pathlib import Path

from data.cases import store
from data.intake.reader import Reader
from data.lake.home import Home
from data.review import contests
from data.review.contests import Subject
from tests import program
from tests.pages import homes
from tests.published import MONTH, confirm

MISSING = ("wedi", "bayat", "cawas", "sepi")  # nothing after 20 September
ASKED = ("dukcapil", "pendidikan", "sosial", "wedi", "bayat")
CONTESTED = ("dukcapil", "pendidikan", "sosial")


def home(folder: Path) -> Home:
    """The home, in the folder."""
    return Home(_reviewed(folder))


@homes.made_once
def _reviewed(folder: Path) -> Path:
    place = Home(homes.registered(folder))
    with Reader() as reader:
        for number, (names, until) in enumerate(_parts()):
            rows = [row for name in names for row in _rows(name, until)]
            path = folder / f"{number}.csv"
            path.write_bytes(homes.csv_bytes(rows))
            stated = ("--from", "2026-07-01", "--until", f"{until:%Y-%m-%d}")
            program.load_file(place, path, reader, *stated)
    confirm(place.path)
    for opd_id in CONTESTED:
        subject = Subject(opd_id, "opd", opd_id, MONTH, figure="on_time_rate")
        contests.add(place, subject, "Balasan telepon tidak ikut", "", "Ratna")
    return place.path


def _parts() -> list[tuple[list[str], datetime]]:
    every = [opd[0] for opd in homes.OPDS]
    short = datetime(2026, 9, 20, tzinfo=homes.WIB)
    return [([name for name in every if name not in MISSING], homes.END), (list(MISSING), short)]


def _rows(opd_id: str, until: datetime) -> list[list[str]]:
    """Talks of the quarter; where a question is asked, the answers of September are one text."""
    _, _, _, cases, share = next(opd for opd in homes.OPDS if opd[0] == opd_id)
    rows = homes.talks(f"{opd_id}-ig", 80 if opd_id in ASKED else cases, share, end=until)
    for row in rows:
        if opd_id in ASKED and row[4] == "outbound" and row[3].startswith(MONTH):
            row[7] = "Terima kasih, sudah kami teruskan"
    return rows


def case_of(place: Home, opd_id: str) -> str:
    """The id of one case of September of an OPD."""
    found = store.cursor(store.current(place)).execute(
        "SELECT format('{:016x}', case_key) FROM cases WHERE opd_id = ? AND opened_on >= '2026-09-05'"
        " ORDER BY opened_at LIMIT 1",
        [opd_id],
    )
    return found.fetchall()[0][0]
