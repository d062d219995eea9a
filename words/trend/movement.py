"""What moved: units, open cases, the hours of questions and answers."""

from words import numbers, terms
from words.chosen import Chosen
from words.writing import PLAIN, Writing


def movements(improving: int, declining: int, units: str) -> str:
    """5 OPD membaik, 2 menurun, selebihnya belum menunjukkan perubahan"""
    if not improving and not declining:
        return f"Belum ada {units} yang perubahannya lebih dari kebetulan"
    parts = [f"{numbers.counted(improving, units)} membaik"] if improving else []
    if declining:
        parts.append(
            numbers.counted(declining, "menurun")
            if parts
            else f"{numbers.counted(declining, units)} menurun"
        )
    return f"{', '.join(parts)}, selebihnya belum menunjukkan perubahan"


def about_multiples(chosen: Chosen, low: float) -> str:
    """What the small lines compare, and on which scale."""
    return (
        f"{terms.window(chosen.month)} dibanding {terms.window_before(chosen.month)}. Semua "
        f"memakai skala yang sama, {numbers.threshold(low)} sampai 100{numbers.NBSP}%. Garis abu-abu: kabupaten. "
        "Urut dari perubahan terbesar."
    )


def of_regency(said: str) -> str:
    """Kabupaten: pesan yang belum dijawab … A unit's page, too, has sections that are the regency's."""
    return f"Kabupaten: {said[:1].lower()}{said[1:]}"


def backlog(
    first: int | None, last: int, oldest: int, writing: Writing = PLAIN, before: Writing = PLAIN
) -> str:
    """Pesan yang belum dijawab turun dari 581 menjadi 484, tetapi 43 sudah lebih dari 30 hari.
    Without ``first`` the data begin within what is shown: nothing to compare with. ``writing`` is
    that of the last period, ``before`` of the first."""
    if first is None:
        text = f"{writing.opened(numbers.counted(last, 'pesan'), 'backlog')} belum dijawab"
    else:
        now = writing.opened(numbers.count(last), "backlog")
        was = before.opened(numbers.count(first), "backlog")
        verb = "turun" if last < first else "naik"
        way = f"tetap {now}" if first == last else f"{verb} dari {was} menjadi {now}"
        text = f"Pesan yang belum dijawab {way}"
    joiner = "tetapi" if first is not None and last < first else "dan"
    old = writing.opened(numbers.count(oldest), "backlog_gt_30d")
    return f"{text}, {joiner} {old} sudah lebih dari 30 hari" if oldest else text


def again(first: int | None, last: int, writing: Writing = PLAIN, before: Writing = PLAIN) -> str:
    """34 warga yang sudah dijawab menunggu lagi, turun dari 41. Without ``first`` the data begin
    within what is shown: nothing to compare with."""
    if not last:
        return "Tidak ada warga yang, sesudah dijawab, menunggu lagi"
    now = writing.opened(numbers.counted(last, "pesan"), "waiting_again")
    begin = f"{now} sudah dijawab, tetapi warganya menunggu lagi"
    if first is None:
        return begin
    if first == last:
        return f"{begin}, sama seperti pada awalnya"
    was = before.opened(numbers.count(first), "waiting_again")
    return f"{begin}, {'turun' if last < first else 'naik'} dari {was}"


def hours(asked: int | None, answered: int | None) -> str:
    """warga paling banyak menulis pukul 19.00–20.00, balasan paling banyak dikirim pukul
    08.00–09.00"""
    if asked is None or answered is None:
        return "pesan masuk dan balasan menurut hari dan jam"
    return (
        f"warga paling banyak menulis pukul {numbers.hour_of_day(asked)}, balasan paling banyak dikirim pukul "
        f"{numbers.hour_of_day(answered)}"
    )
