"""On what ground a target stands, and whether someone has read that text."""

from datetime import date
from typing import TypeVar

from data.targets.classes import Classes
from data.targets.grounds import Ground
from data.targets.settings import Settings
from words import numbers

KINDS = {
    "law": "Peraturan",
    "regional_rule": "Peraturan daerah",
    "announcement": "Pengumuman",
    "internal": "Ketetapan sendiri",
    "": "Dasar belum dicatat",
}
CLASSES = {
    "information": "permintaan informasi, juga topik kosong atau tidak dikenal",
    "complaint": "pengaduan",
    "oversight": "pengaduan berkadar pengawasan",
    "ppid": "permohonan informasi publik (PPID)",
}
RESPONSE, RESOLUTION = "response", "resolution"  # the kinds of target
Held = TypeVar("Held")
OFFICE = (  # the first reply's target on the office clock, and its ground
    "Balasan pertama pada jam kantor: lama buka hari Senin menurut jadwal OPD itu",
    "Buku pegangan KPI, bagian 4; dasar jamnya tercatat pada jadwal itu.",
)


def sentence(ground: Ground) -> str:
    """Peraturan: UU 14/2008 pasal 22 ayat (7). Belum diverifikasi."""
    said = f"{KINDS[ground.kind]}: {ground.text}" if ground.text else KINDS[ground.kind]
    if not ground.verified_by:
        return f"{said}. Belum diverifikasi."
    day = numbers.days(*[date.fromisoformat(ground.verified_on)] * 2)
    return f"{said}. Dibaca oleh {ground.verified_by}, {day}."


def of_class(name: str) -> str:
    """A class of topics in words; one that Diskominfo has added has its own name."""
    return CLASSES.get(name, name)


def of_response(hours: str, clock: str, ground: Ground) -> str:
    """Balasan pertama: 24 jam pada jam warga. Pengumuman: …. Belum diverifikasi."""
    if clock == "office":
        return ". ".join(OFFICE)
    return f"Balasan pertama: {hours} pada jam warga. {sentence(ground)}"


def held(settings: Settings, clock: str, day: date) -> str:
    """:func:`of_response` of the target that holds on the day."""
    since, hours = settings.held("response_target_hours", day)
    ground = settings.ground("response_target_hours", since)
    return of_response(numbers.hours(float(str(hours))), clock, ground)


def rows(kind: str, settings: Settings, classes: Classes, day: date) -> list[tuple[str, str]]:
    """Each target of one kind as it holds on the day, and what is decided for later; each with its
    ground."""
    if kind == RESPONSE:
        name = "response_target_hours"
        hours = [(since, float(str(value))) for since, value in settings.history[name]]
        found = [
            (
                f"Balasan pertama {numbers.hours(value)} pada jam warga{_from(since, day)}",
                sentence(settings.ground(name, since)),
            )
            for since, value in _from_now_on(hours, day)
        ]
        return [*found, OFFICE]
    return [
        (f"{of_class(name)}: {target.days} hari kerja{_from(since, day)}", sentence(target.ground))
        for name, targets in classes.history.items()
        for since, target in _from_now_on([(one.since, one) for one in targets], day)
    ]


def _from_now_on(
    history: list[tuple[date | None, Held]], day: date
) -> list[tuple[date | None, Held]]:
    """What holds on the day, if anything does yet, and all that comes after it."""
    begun = [since is None or since <= day for since, _ in history].count(True)
    return history[max(begun - 1, 0) :]


def _from(since: date | None, day: date) -> str:
    if since is None:
        return ""
    return f", {'sejak' if since <= day else 'mulai'} {numbers.days(since, since)}"


def days(classes: Classes, day: date) -> str:
    """5 hari kerja untuk permintaan informasi …, 14 untuk pengaduan …, as they hold on the day."""
    held = [
        (name, target)
        for name, targets in classes.history.items()
        for since, target in _from_now_on([(one.since, one) for one in targets], day)[:1]
        if since is None or since <= day
    ]
    parts = [
        f"{target.days}{' hari kerja' if i == 0 else ''} untuk {of_class(name)}"
        for i, (name, target) in enumerate(held)
    ]
    return ", ".join(parts)
