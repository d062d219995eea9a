"""The way back: taking back any change that nothing later stands upon, by one more document."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from data import moment
from data.access import users
from data.access.users import Users
from data.editing import effect as effects
from data.editing import past
from data.editing.past import Id, Kept, Past
from data.editing.table import Difference, Readable
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.register.register import Register
from data.targets.classes import Classes
from data.targets.schedules import Schedules
from data.targets.topics import Topics


@dataclass(frozen=True)
class Back:
    """What is to be kept so that ``deed`` no longer counts: ``content`` of one more document of
    ``kind``, which ``proposed`` already has. ``version``: of the table's documents as looked at;
    ``cells``: what changes, table by table; ``effect``: what it does to cases."""

    deed: Kept
    version: str
    kind: str
    content: dict
    proposed: Home
    cells: list[tuple[Readable, list[Difference]]]
    effect: effects.Effect


def propose(home: Home, kind: str, which: Id) -> Back:
    """What taking back a deed would do. Refused where it is taken back already, where a later
    change, which is named, touches the same rows, where others rest on it, and where cases would be
    left without an OPD."""
    found = Past.of(home, kind)
    deed = found.deed(which)
    _refuse_later(found, deed)
    if kind == "register":
        proposed_kind, content = kind, _register_without(found, deed)
        proposed = home.proposing(kind, content)
    else:
        proposed_kind = past.WITHDRAWN
        content = {"of": deed.id[0], "name": deed.id[1]}
        proposed = home.withholding(*deed.id)
    _refuse_missing(proposed)
    if kind == "users":
        users.refuse_without_keeper(Users.current(home), Users.current(proposed))
    effect = effects.of(home, proposed, kind)
    effects.refuse_orphans(effect)
    return Back(
        deed,
        documents.version(home, kind),
        proposed_kind,
        content,
        proposed=proposed,
        cells=past.cells(kind, home, proposed),
        effect=effect,
    )


def keep(home: Home, back: Back, by: str) -> None:
    """Keeps it by one document. Overtaken where the table has changed since."""
    with home.lock():
        documents.refuse_overtaken(home, back.deed.kind, back.version)
        documents.add(home, back.kind, back.content, by)


def _refuse_later(found: Past, deed: Kept) -> None:
    if deed not in found.in_force:
        raise Refused("Perubahan ini sudah dibatalkan; pilih pembatalannya untuk memberlakukannya.")
    own = found.touched(deed)
    later = found.in_force[found.in_force.index(deed) + 1 :]
    for other in reversed(later):
        if not other.takes_back and (shared := own & found.touched(other)):
            at = moment.from_text(other.document["at"]).astimezone(moment.WIB)
            rows = quote(" ".join(part for part in min(shared)[1:] if part) or "isi yang sama")
            raise Refused(
                f"Perubahan {other.document['by']} pada {at:%d/%m/%Y %H.%M} sesudahnya menyentuh "
                f"{rows} juga; batalkan dahulu yang itu."
            )


def _register_without(found: Past, deed: Kept) -> dict:
    """The next document: as now, with what the deed touched as it was right before it."""
    newest = documents.latest(found.home, "register") or {"opds": [], "accounts": []}
    earlier = documents.latest(found.until(deed, is_included=False), "register") or {}
    touched = found.touched(deed)
    content: dict = {"takes_back": deed.id[1]}
    for table, key in (("opds", "opd_id"), ("accounts", "account_id")):
        rows = past.by_id(newest[table], key)
        old = past.by_id(earlier.get(table, ()), key)
        rows |= {i: old.get(i, []) for name, i in touched if name == table}
        content[table] = [row for _, of_id in sorted(rows.items()) for row in of_id]
    return content


def _refuse_missing(proposed: Home) -> None:
    for what, name, by, there in _named(proposed):
        if name not in there:
            raise Refused(f"{what} {quote(name)} dipakai {by}; pindahkan {by} dahulu, lalu ulangi.")


def _named(home: Home) -> Iterator[tuple[str, str, str, Collection[str]]]:
    """What is named elsewhere: what it is, its name, by whom, and the names that there are. An OPD
    by an account or a user, a schedule by an OPD, a class by a topic."""
    register, schedules = Register.current(home), Schedules.current(home).names
    for account_id, rows in register.accounts.items():
        for row in rows:
            yield "OPD", row.opd_id, f"akun {quote(account_id)}", register.opds
    for email, user in Users.current(home).items():
        for opd_id in user.opd_ids:
            yield "OPD", opd_id, f"pengguna {quote(email)}", register.opds
    for opd in register.opds.values():
        for _, name in opd.schedules:
            yield "Jadwal", name, f"OPD {quote(opd.opd_id)}", schedules
    for topic, name in Topics.current(home).classes.items():
        yield "Kelas", name, f"topik {quote(topic)}", Classes.current(home).history
