"""In which order a file writes day, month and year, as its own dates show."""

from collections.abc import Sequence

from data.errors import Refused, quote
from data.importers.rows.sources import Records, Source
from data.questions import AsksDates
from data.sql.statements import statement

ORDERS = ("dmy", "mdy", "ymd")


def of_file(connection, name: str, sources: Sequence[Source]) -> str | None:
    """The order of day, month and year, as the file itself shows, None where it has no such dates;
    Refused where it leaves that open."""
    dates, *unreadable, day_month, day_year, month_year = connection.execute(
        statement("survey_dates")
    ).fetchall()[0]
    can = [order for order, row in zip(ORDERS, unreadable, strict=True) if row is None]
    if dates == 0 or can in (["dmy"], ["mdy"]):
        return can[0] if dates else None
    if not can:
        one, other = sorted(unreadable[:2], key=lambda place: place["row"])
        stamp, another = _written(one, sources), _written(other, sources)
        against = (
            f"Berkas {quote(name)}: tanggal saling bertentangan, baris {one['row']} "
            f"({quote(stamp)}) dan baris {other['row']} ({quote(another)}) tidak dapat dibaca "
            "dengan urutan yang sama."
        )
        raise Refused(
            f"{against} Samakan, atau sebutkan --dates.",
            AsksDates(stamp),
            f"{against} Samakan di berkas, atau pilih urutannya di bawah.",
        )
    apart = {("dmy", "mdy"): day_month, ("dmy", "ymd"): day_year, ("mdy", "ymd"): month_year}
    open_rows = (
        [unreadable[0]]
        if can == ["ymd"]
        else [  # year first in two digits is never taken unasked
            row for pair, row in apart.items() if row is not None and set(pair) <= set(can)
        ]
    )
    if not open_rows:
        return can[0]
    first = min(open_rows, key=lambda place: place["row"])
    stamp = _written(first, sources)
    twice = (
        f"Berkas {quote(name)}, baris {first['row']}: tanggal {quote(stamp)} bisa dibaca dua cara."
    )
    raise Refused(
        f"{twice} Sebutkan --dates dmy (hari di depan), mdy (bulan di depan) atau ymd (tahun di "
        "depan).",
        AsksDates(stamp),
        f"{twice} Pilih urutan tanggalnya di bawah.",
    )


def _written(place: dict, sources: Sequence[Source]) -> str:
    """The stamp of a row as it stands in the file."""
    source = next(source for source in sources if source.member == place["member"])
    return (source.written(place["row"]) if isinstance(source, Records) else None) or place["stamp"]
