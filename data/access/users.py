"""Users: who may sign in, in which role, and for which OPDs."""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.register.register import Register
from data.small_table import needed, place, read_rows, split_list

KEEPER = "diskominfo"  # whoever has this role registers the others
ROLES = ("bupati", "diskominfo", "opd", "viewer")
EMAIL = re.compile(r"[^@\s,;|]{1,64}@[^@\s,;|]{1,190}")


@dataclass(frozen=True)
class User:
    """One person; ``opd_ids`` is empty unless the role is opd; ``role`` is empty only in a row that
    removes."""

    email: str
    name: str
    role: str
    opd_ids: tuple[str, ...]


class Users(dict[str, User]):
    """Email (lower-case) → User."""

    @classmethod
    def current(cls, home: Home) -> "Users":
        """All documents in their order: the later row of an email replaces the earlier, an empty
        role removes it."""
        users = _of(home.path, tuple(documents.in_force(home, "users")))
        proposed = [row for content in home.proposed.get("users", []) for row in content["rows"]]
        return cls(_laid_over(users, proposed)) if proposed else users


@lru_cache(maxsize=4)
def _of(path: Path, names: tuple[str, ...]) -> Users:
    """Kept by the names of the documents, which vouch for what is in them: every run of every
    screen asks."""
    users: dict[str, User] = {}
    for name in names:
        document = documents.read_one(path / "documents" / "users" / name)
        users = _laid_over(users, document["rows"])
    return Users(users)


def _laid_over(users: dict[str, User], rows: list[dict]) -> dict[str, User]:
    """The users with the rows of one more document."""
    new = {row["email"]: User(**row | {"opd_ids": tuple(row["opd_ids"])}) for row in rows}
    return {email: user for email, user in (users | new).items() if user.role}


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``email,role[,name,opd_ids]``: adds, replaces and (with an empty role) removes users
    by one document; returns the numbers of users after it, and of those added and removed."""
    home.create()
    with home.lock():
        before = Users.current(home)
        documents.add(home, "users", content_of(home, path), by)
        after = Users.current(home)
    return {
        "users": len(after),
        "added": len(after.keys() - before.keys()),
        "removed": len(before.keys() - after.keys()),
    }


def content_of(home: Home, path) -> dict:
    """The document that the file makes, which keeps the earlier values of its users too.

    Refused names the first bad row, an email that the file has twice, and an OPD that the register
    does not know; and where no diskominfo would be left."""
    file, known = Path(path).name, Register.current(home).opds
    rows: dict[str, User] = {}
    for row in read_rows(path, ("email", "role"), ("name", "opd_ids")):
        needed(row, "email", file)
        user = checked(
            row["email"],
            row.get("name", ""),
            row["role"],
            split_list(row.get("opd_ids", "")),
            known=known,
            at=partial(place, file, row["row"]),
        )
        if user.email in rows:
            raise Refused(
                f"{place(file, row['row'], 'email')}: {quote(user.email)} ada dua kali dalam "
                "berkas; sisakan satu baris, lalu ulangi."
            )
        rows[user.email] = user
    before = Users.current(home)
    refuse_without_keeper(before, before | rows)
    earlier = [asdict(before[email]) for email in rows if email in before]
    return {"rows": [asdict(user) for user in rows.values()], "earlier": earlier}


def refuse_without_keeper(before: dict[str, User], after: dict[str, User]) -> None:
    """Refused where nobody would be left who registers the others."""
    if _keepers(before) and not _keepers(after):
        raise Refused(
            f"{quote(min(_keepers(before)))} adalah pengguna diskominfo yang terakhir; "
            "daftarkan dahulu penggantinya."
        )


def _keepers(users: dict[str, User]) -> set[str]:
    return {email for email, user in users.items() if user.role == KEEPER}


def checked(
    email: str,
    name: str,
    role: str,
    opd_ids: tuple[str, ...],
    known: Iterable[str],
    at: Callable[[str], str],
) -> User:
    """The user, of OPDs that are ``known``; Refused begins with ``at(column)``, which says where
    the value stands."""
    if not email.isascii():  # before it is lower-cased: that makes some other letters ASCII
        raise Refused(
            f"{at('email')}: {quote(email)} memuat huruf di luar a sampai z; tulis alamat surel "
            "dinasnya."
        )
    email, role = email.strip().lower(), role.lower()
    if not EMAIL.fullmatch(email):
        raise Refused(
            f"{at('email')}: {quote(email)} bukan alamat surel; tulis seperti nama@contoh.go.id."
        )
    if role and role not in ROLES:
        raise Refused(
            f"{at('role')}: {quote(role)} bukan peran; tulis {', '.join(ROLES)}, atau kosongkan "
            "untuk menghapus pengguna."
        )
    if role == "opd" and not opd_ids:
        raise Refused(
            f"{at('opd_ids')} kosong, padahal peran {quote(email)} adalah opd; isi id OPD-nya."
        )
    if role != "opd" and opd_ids:
        raise Refused(
            f"{at('opd_ids')}: {quote(';'.join(opd_ids))} hanya untuk peran opd; kosongkan atau "
            "perbaiki perannya."
        )
    for opd_id in opd_ids:
        if opd_id not in known:
            raise Refused(
                f"{at('opd_ids')}: OPD {quote(opd_id)} tidak ada dalam register; perbaiki id-nya "
                "atau daftarkan OPD itu dahulu."
            )
    return User(email, " ".join(name.split()), role, opd_ids)
