"""The board's sentences: the finding first, then what it rests on."""

import pandas as pd

from metrics.board.headline import DUE, RATES, Headline
from metrics.coverage.periods import Completeness
from metrics.statistics.effective import CLUSTER_CAP
from words import changes, numbers, terms
from words.chosen import Chosen
from words.terms import Measure
from words.writing import PLAIN, Writing


def headline(found: Headline, chosen: Chosen, writing: Writing = PLAIN) -> str:
    """The window and what was found in it, as HTML. The two months keep together in a line, the
    year may go into the next."""
    span, _, year = terms.window(chosen.month).rpartition(numbers.NBSP)
    return f'<span class="unbroken">{span}</span> {year}: {finding(found, chosen, writing)}'


def finding(found: Headline, chosen: Chosen, writing: Writing = PLAIN) -> str:
    """The regency's rate and its change, emphasised only where the change is established."""
    if found.rate is None:
        return f"{_nothing(found, chosen.board, writing)}."
    what = terms.REGENCY_RESOLUTION
    if chosen.board == "response":
        what = f"pesan warga {terms.response(chosen.clock, chosen.hours).met}"
    way = changes.way(found.change, found.direction, writing.emphasised)
    change = way and writing.opened(way, "change")
    rate = writing.opened(numbers.rate(found.rate), RATES[chosen.board])
    return f"{rate} {what}{f', {change}' if change else ''}."


def _nothing(found: Headline, board: str, writing: Writing) -> str:
    if found.cases == 0:
        return "tidak ada pesan warga"
    noun = "pesan" if board == "response" else "kasus"
    if found.due:
        due = writing.opened(numbers.counted(found.due, noun), DUE[board])
        return f"belum cukup {noun}, baru {due} dapat dinilai"
    what = "dijawab" if board == "response" else "selesai"
    cases = writing.opened(numbers.counted(found.cases, "kasus"), "cases")
    return f"{cases}, belum ada yang dapat dinilai {what} tepat waktu"


def groups(rows: pd.DataFrame, units: str, basis: str) -> str:
    """8 OPD di atas tengah, 11 di bawah, 28 belum dapat dibedakan"""
    sizes = rows["group"].value_counts()
    above, below, rest = (int(sizes.get(group, 0)) for group in ("above", "below", "undecided"))
    text = (
        f"{numbers.counted(above, units)} di{numbers.NBSP}atas tengah, "
        f"{numbers.counted(below, f'di{numbers.NBSP}bawah')}, "
        f"{numbers.counted(rest, 'belum')} dapat dibedakan"
    )
    return f"{terms.capital(terms.BASES[basis])}: {text}" if basis in terms.BASES else text


RANGES = (
    "Tempat yang mungkin ditulis sebagai rentang, dengan 9 dari 10 kemungkinan. Rentang yang "
    "bertumpuk panjang berarti bedanya bisa kebetulan."
)


def why_this_order(measure: Measure) -> str:
    """Why the order is not that of the rates."""
    return f"Urutan memperhitungkan banyaknya {measure.noun}; angka yang ditulis adalah angka apa adanya."


def why_not_first(
    measure: Measure, row: dict, unit: str, figure: str, writing: Writing = PLAIN
) -> str:
    """The same by a small ``unit`` whose rate (the column ``figure``) is high."""
    said = f"{numbers.rate(row['rate'])} dari {numbers.counted(row['due'], measure.noun)}"
    return (
        f"Urutan memperhitungkan banyaknya {measure.noun}: {writing.opened(said, figure)} "
        f"({writing.text(unit)}) belum tentu yang terbaik."
    )


def one_post(row: dict, noun: str) -> str:
    """312 dari 519 pesan datang dari satu kiriman ramai; untuk tempat dihitung sebagai 10. Plain
    text; empty without such a post."""
    if pd.isna(row["one_post"]):
        return ""
    return (
        f"{numbers.count(row['one_post'])} dari {numbers.counted(row['due'], noun)} datang dari "
        f"satu kiriman ramai; untuk tempat dihitung sebagai {CLUSTER_CAP}"
    )


def order_value(row: dict, noun: str) -> str:
    """What orders a unit beside its plain rate, and why the two differ: Nilai yang mengurutkan 88,1 %;
    angka apa adanya 94,6 % dari 37 pesan. Makin sedikit pesannya, … Plain text."""
    crowded = one_post(row, noun)
    why = crowded or f"Makin sedikit {noun}nya, makin dekat nilai itu ke rata-rata semua"
    return (
        f"Nilai yang mengurutkan {numbers.rate(row['score'])}; angka apa adanya "
        f"{numbers.rate(row['rate'])} dari {numbers.counted(row['due'], noun)}. {why}."
    )


def no_difference(count: int, units: str, basis: str) -> str:
    """The layman's headline where there are no places."""
    which = f" ({terms.BASES[basis]})" if basis in terms.BASES else ""
    if count < 5:
        return f"Hanya {numbers.counted(count, units)} dapat dibandingkan{which}; itu terlalu sedikit untuk peringkat"
    return f"Antara {units} belum ada perbedaan yang dapat dipercaya{which}"


def in_funnel(outside: int, count: int, units: str) -> str:
    """Semua 26 kecamatan berada di dalam corong."""
    if outside == 0 and count == 2:
        return f"Kedua {units} berada di dalam corong."
    if outside == 0:
        return f"Semua {numbers.counted(count, units)} berada di dalam corong."
    return f"{numbers.count(outside)} dari {numbers.counted(count, units)} berada di luar corong."


def rests_on(
    found: Completeness, chosen: Chosen, ceiling: float | None, writing: Writing = PLAIN
) -> str:
    """What the comparison rests on; ``ceiling``: what an office could reach that answers only in
    office hours."""
    complete = f"{numbers.count(found.complete)} dari {numbers.counted(found.accounts, 'akun')}"
    share = ""
    if found.share is not None:
        share = f", {writing.opened(f'{numbers.rate(found.share)} hari', 'coverage')}"
    clock = (
        "jam warga, siang malam dan hari libur"
        if chosen.clock == "wall"
        else "jam kantor: hanya jam kerja OPD yang berjalan"
    )
    about = (
        "Perbandingan ini hanya berdasar kanal yang ekspornya diunggah: "
        f"{writing.opened(complete, 'coverage')} lengkap "
        f"(sekurangnya {numbers.threshold(found.min_coverage)} hari terisi){share}. "
    )
    if chosen.board == "resolution":
        return about + (
            "Batas waktu penyelesaian dihitung dalam hari kerja. “Tidak ditanyakan lagi”: warga "
            "tidak bertanya lagi dalam 72 jam sesudah balasan; itu bukan bukti bahwa urusannya "
            "selesai."
        )
    highest = (
        f" {terms.in_office_hours(writing.opened(numbers.rate(ceiling), 'ceiling'))}"
        if chosen.clock == "wall" and ceiling is not None
        else ""
    )
    return about + f"Dihitung dengan {clock}.{highest}"


WAYS = {"improving": "membaik", "declining": "menurun"}
