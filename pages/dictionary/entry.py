"""One definition of the dictionary as HTML: the worked example drawn on its axis (a list on a
phone), and the facts."""

from collections.abc import Callable
from datetime import date, datetime

from metrics.dictionary import dictionary
from metrics.dictionary.dictionary import Definition, Example, Row, Value
from pages.drawing.markup import text
from words import numbers
from words.figures import said

YES = {
    True: "ya",
    False: "tidak",
}  # of a row of a rate: in its numerator or not; all are in the denominator
COUNTED = {True: "terhitung", False: "tidak terhitung"}
ASKED = {True: "ditanyakan", False: "tidak ditanyakan"}
PART = {True: "ikut dihitung", False: "tidak ikut dihitung"}  # of the question's share
KINDS = {"account": "akun", "opd": "OPD", "response": "(respons)", "resolution": "(penyelesaian)"}
QUESTIONS = "Pertanyaan"  # the group of entries that are asked in the monthly review


def parts(definition: Definition) -> str:
    """What is divided by what, or what is measured and over which cases; Markdown."""
    above, below = (
        ("Yang diukur", "Dihitung dari")
        if definition.form == "duration"
        else ("Yang dihitung", "Dari")
    )
    return (
        f":gray[{above}:] {definition.numerator}.  \n:gray[{below}:] {definition.denominator}.  \n"
        f":gray[Jam:] {definition.clock}"
    )


def value(
    definition: Definition,
    found: Value | None,
    period: str,
    clock: str,
    opened: Callable[[str], str] = str,
) -> str:
    """Juli–September 2026, seluruh kabupaten: 83,3 %, yaitu 10.619 dari 12.754 pesan. HTML; ``clock``:
    of our figure, in whose days its durations are; ``opened`` makes it a link."""
    if definition.where:
        return text(definition.where)
    if definition.form == "none":
        where = "Tinjauan bulanan" if definition.group == QUESTIONS else "Papan peringkat"
        return f"Angka ini hanya ada per OPD dan per akun; lihat {where}."
    if found is None:
        return "Belum ada pesan; angkanya muncul setelah unggahan pertama."
    counts = (
        ""
        if not found.of
        else (
            f", yaitu {numbers.count(found.met)} dari {numbers.counted(found.of, definition.noun)}"
        )
    )
    ours = opened(f"<b>{_shown(definition, found, clock)}</b>{counts}")
    if not definition.elsewhere:
        return f"{period}, seluruh kabupaten: {ours}."
    name = text(dictionary.of_column(definition.columns[0]).name)
    ours = f"{period}, seluruh kabupaten. Angka kami, “{name}”: {ours}"
    if found.elsewhere is None:
        return f"{ours}; dengan cara mereka tidak ada yang dapat dihitung."
    theirs = _shown(definition, Value(found.elsewhere, None, None, None), "wall")
    return f"{ours}; dengan cara mereka: <b>{theirs}</b>."


def _shown(definition: Definition, found: Value, clock: str) -> str:
    if found.value is None and definition.form == "duration":
        return (
            numbers.beyond(found.longest, clock)
            if found.longest
            else "belum dapat dihitung dari data ini"
        )
    if found.value is None:
        return "tidak ada pesan yang dapat dinilai"
    if definition.form == "count":
        return numbers.counted(found.value, definition.noun)
    return (
        numbers.rate(found.value)
        if definition.form == "rate"
        else numbers.duration(found.value, clock)
    )


def example(definition: Definition) -> str:
    """The five rows and what they come to."""
    shown, verdicts = definition.example, _verdicts(definition)
    rows = "".join(_row(row, shown.axis, shown.mark, verdicts) for row in shown.rows)
    mark = ""
    if shown.mark:
        mark = (
            f'<li class="markers"><span></span><span class="timeline"><span class="marker" style="left:'
            f'{shown.mark / shown.axis * 100:.1f}%">{numbers.hours(shown.mark)}</span>'
            "</span><span></span></li>"
        )
    note = f"<p>{text(shown.note)}</p>" if shown.note else ""
    return f'<div class="example"><ol>{mark}{rows}</ol><p class="result">{text(shown.result)}</p>{note}</div>'


def _verdicts(definition: Definition) -> dict[bool, str]:
    if definition.group == QUESTIONS:
        return PART if definition.example.verdict else ASKED
    return YES if definition.form in ("rate", "duration") or definition.example.mark else COUNTED


def _row(row: Row, axis: float | None, mark: float | None, verdicts: dict[bool, str]) -> str:
    is_drawn = axis and row.hours is not None
    verdict = "" if row.met is None else f" ({verdicts[row.met]})"
    words = (
        f'<span class="label">{text(row.label)}</span>',
        f'<span class="outcome">{text(row.text)}{verdict}</span>',
    )
    if not is_drawn:
        return f'<li class="untimed">{words[0]}{words[1]}</li>'
    kind = (
        "still-open" if row.waits else "late" if row.met is False else "on-time" if row.met else ""
    )
    line = "" if not mark else f'<u style="left:{mark / axis * 100:.1f}%"></u>'
    bar = f'<i style="width:max(6px,{row.hours / axis * 100:.1f}%)"></i>'
    return f'<li class="{kind}">{words[0]}<span class="timeline" aria-hidden="true">{bar}{line}</span>{words[1]}</li>'


def statement(example: Example) -> str:
    """What was uploaded and until when it is complete, or what the counts are of."""
    if example.months:
        return "Pesan tepat waktu dan dapat dinilai tiap bulan."
    if example.units:
        return "Pesan tepat waktu dan dapat dinilai tiap kantor dalam tiga bulan (dan dalam tiga bulan sebelumnya)."
    parts = [
        f"{i}. lengkap dari {moment(upload.since)} sampai {moment(upload.until)}"
        for i, upload in enumerate(example.uploads, start=1)
    ]
    out = (
        f" Lalu dikeluarkan Diskominfo: kasus {', '.join(example.exclude)}."
        if example.exclude
        else ""
    )
    moved = (
        f" Akun pindah OPD pada {numbers.days(*[day] * 2)}."
        if (day := _day(example.moves_on))
        else ""
    )
    return f"Unggahan: {'; '.join(parts)}.{moved}{out}"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def moment(text: str) -> str:
    """7 Feb 2026, 15.00 WIB"""
    return numbers.moment(datetime.fromisoformat(text))


def facts(definition: Definition, target: str, grounds: list[tuple[str, str]]) -> str:
    """Target, ground (of the entry, then of each target of the register), who wrote and who
    reviewed it and when that is due again, and the column's name."""
    review = f"{definition.reviewer}; ditinjau lagi {numbers.month(definition.next_review)}"
    rows = {
        "Target": said(definition.target, target),
        "Dasar": definition.ground,
        **dict(grounds),
        "Ditulis": definition.author,
        "Ditinjau": review,
        "Nama kolom": definition.formula,
    }
    return f'<dl class="facts">{"".join(f"<dt>{k}</dt><dd>{text(v)}</dd>" for k, v in rows.items())}</dl>'


def false_alarms(rates: dict[str, dict[str, float]]) -> str:
    """How often it is raised where nothing happens, by cases of a month, in a column per kind of
    unit; Markdown."""
    heads = [" ".join(KINDS[word] for word in kind.split()) for kind in rates]
    lines = [
        f"| {numbers.counted(int(size), 'kasus')} sebulan | "
        f"{' | '.join(numbers.rate(by_size[size]) for by_size in rates.values())} |"
        for size in next(iter(rates.values()))
    ]
    return "\n".join(
        [
            "Dari seribu unit rekaan tanpa kejadian apa pun, sekian bagian tetap muncul:",
            "",
            f"| | {' | '.join(heads)} |",
            f"|---|{'---:|' * len(heads)}",
            *lines,
        ]
    )


def bullets(items: tuple[str, ...], target: str) -> str:
    """A Markdown list."""
    return "\n".join(f"- {said(item, target)}" for item in items)
