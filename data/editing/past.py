"""Every change that was ever kept of a kind of documents: what each touched, and what stood there
before."""

from dataclasses import dataclass
from functools import cached_property

from data.editing.table import Difference, Readable, Row, differences
from data.editing.tables import TABLES, of_kind
from data.lake import documents
from data.lake.home import Home

Id = tuple[str, str]  # kind of the document, name of its file
WITHDRAWN = "withdrawn"
KINDS = tuple(
    dict.fromkeys([*(table.kind for table in TABLES.values()), "letterhead", "wall_link"])
)


@dataclass(frozen=True)
class Kept:
    """One deed upon the tables of ``kind``: its document, and the id of the deed that it takes back
    (None: it is a change of its own). ``before``: the document of the same kind before it."""

    kind: str
    id: Id
    document: dict
    takes_back: Id | None
    before: dict | None


@dataclass(frozen=True)
class Past:
    """All deeds of a kind, oldest first."""

    home: Home
    kind: str
    deeds: tuple[Kept, ...]

    @classmethod
    def of(cls, home: Home, kind: str) -> "Past":
        """As the documents of the home say."""
        found = [*_changes(home, kind), *_withdrawals(home, kind)]
        return cls(home, kind, tuple(sorted(found, key=lambda deed: deed.document["at"])))

    @cached_property
    def in_force(self) -> tuple[Kept, ...]:
        """Those that nobody took back, oldest first."""
        gone: set[Id] = set()
        found = []
        for deed in reversed(self.deeds):
            if deed.id not in gone:
                found.append(deed)
                gone |= {deed.takes_back} if deed.takes_back else set()
        return tuple(reversed(found))

    def deed(self, which: Id) -> Kept:
        """The deed of that id. Unknown: StopIteration."""
        return next(deed for deed in self.deeds if deed.id == which)

    def until(self, deed: Kept, is_included: bool = True) -> Home:
        """The home as it was right after a deed, or right before it."""
        home = self.home
        for later in self.deeds[self.deeds.index(deed) + is_included :]:
            home = home.withholding(*later.id)
        return home

    def touched(self, deed: Kept) -> set[tuple[str, ...]]:
        """What a deed changed, as far as others can change it too: names of a table and of what is
        replaced in it as a whole."""
        if deed.takes_back:
            return self.touched(self.deed(deed.takes_back))
        if self.kind == "register":
            return _touched_ids(deed.before or {}, deed.document)
        if self.kind not in {table.kind for table in TABLES.values()}:
            return {(self.kind,)}
        table = next(table for table in TABLES.values() if table.kind == self.kind)
        return {(table.name, *table.replaced(row)) for row in _rows(deed.document)}


def cells(kind: str, before: Home, after: Home) -> list[tuple[Readable, list[Difference]]]:
    """What differs between two states, table by table; tables without a difference are left out."""
    found = [
        (table, differences(table, table.rows(before), table.rows(after)))
        for table in of_kind(kind)
    ]
    return [(table, some) for table, some in found if some]


def _changes(home: Home, kind: str) -> list[Kept]:
    """Documents of the kind. The register's are whole tables: of those that earlier versions took
    back as others are, nothing has come over."""
    names = (
        documents.in_force(home, kind) if kind == "register" else documents.file_names(home, kind)
    )
    found, before = [], None
    for name in names:
        document = documents.read_one(home.documents / kind / name)
        back = document.get("takes_back")
        found.append(Kept(kind, (kind, name), document, (kind, back) if back else None, before))
        before = document
    return found


def _withdrawals(home: Home, kind: str) -> list[Kept]:
    """Documents that take one of the kind back, or another of these."""
    found: list[Kept] = []
    for name in documents.file_names(home, WITHDRAWN):
        document = documents.read_one(home.documents / WITHDRAWN / name)
        target = (document["of"], document["name"])
        if target[0] == kind != "register" or target in {deed.id for deed in found}:
            found.append(Kept(kind, (WITHDRAWN, name), document, target, None))
    return found


def _touched_ids(before: dict, after: dict) -> set[tuple[str, ...]]:
    """OPDs and accounts that two documents of the register do not have in common."""
    found: set[tuple[str, ...]] = set()
    for table, key in (("opds", "opd_id"), ("accounts", "account_id")):
        old, new = (by_id(document.get(table, ()), key) for document in (before, after))
        found |= {(table, i) for i in old.keys() | new.keys() if old.get(i) != new.get(i)}
    return found


def by_id(rows, key: str) -> dict[str, list[dict]]:
    """Rows of a document of the register by their id; an account that moved has several."""
    found: dict[str, list[dict]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def _rows(document: dict) -> list[Row]:
    """What a document says, as rows of text."""
    if "classes" in document:
        return [{"topic": topic} for topic in document["classes"]]
    return [{column: str(value or "") for column, value in row.items()} for row in document["rows"]]
