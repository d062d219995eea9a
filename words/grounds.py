"""On what ground a target stands, and whether someone has read that text."""

from datetime import date

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


def held(settings: Settings, clock: str, day: date | None = None) -> str:
    """:func:`of_response` of the target that holds on the day; without a day, from the latest day,
    as the boards say it."""
    since, hours = settings.held("response_target_hours", day)
    ground = settings.ground("response_target_hours", since)
    return of_response(numbers.hours(float(str(hours))), clock, ground)


def rows(kind: str, settings: Settings, classes: Classes) -> list[tuple[str, str]]:
    """Each target of one kind as it holds now, and its ground."""
    if kind == RESPONSE:
        since, _ = settings.history["response_target_hours"][-1]
        hours = settings.number("response_target_hours")
        target = f"Balasan pertama {numbers.hours(hours)} pada jam warga{_since(since)}"
        ground = settings.ground("response_target_hours", since)
        return [(target, sentence(ground)), OFFICE]
    found = []
    for name, targets in classes.history.items():
        days = f"{targets[-1].days} hari kerja{_since(targets[-1].since)}"
        found.append((f"{of_class(name)}: {days}", sentence(targets[-1].ground)))
    return found


def _since(day: date | None) -> str:
    return f", sejak {numbers.days(day, day)}" if day else ""


def days(classes: Classes) -> str:
    """5 hari kerja untuk permintaan informasi …, 14 untuk pengaduan …"""
    parts = [
        f"{targets[-1].days}{' hari kerja' if i == 0 else ''} untuk {of_class(name)}"
        for i, (name, targets) in enumerate(classes.history.items())
    ]
    return ", ".join(parts)
