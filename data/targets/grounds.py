"""On what ground a target stands, and who has read that text: four columns of settings and
classes."""

from dataclasses import dataclass

from data.errors import Refused, quote
from data.small_table import place, read_day

COLUMNS = ("ground_kind", "ground", "verified_by", "verified_on")
KINDS = {
    "law": "law",
    "undang-undang": "law",
    "regional rule": "regional_rule",
    "peraturan daerah": "regional_rule",
    "announcement": "announcement",
    "pengumuman": "announcement",
    "internal": "internal",
    "": "",
}


@dataclass(frozen=True)
class Ground:
    """``kind``: law, regional_rule, announcement, internal or empty; ``verified_on`` is an ISO day;
    texts are empty where nobody has said."""

    kind: str = ""
    text: str = ""
    verified_by: str = ""
    verified_on: str = ""

    @classmethod
    def of(cls, row: dict) -> "Ground":
        """From a stored row; rows of earlier versions have none of the columns."""
        return cls(*(row.get(column) or "" for column in COLUMNS))

    @property
    def row(self) -> dict[str, str]:
        """The four columns."""
        return dict(
            zip(COLUMNS, (self.kind, self.text, self.verified_by, self.verified_on), strict=True)
        )


def read_ground(row: dict, file: str) -> Ground:
    """The ground that a row of a file states; Refused where its kind is none, or where only one of
    who verified it and when is there."""
    kind = KINDS.get(row.get("ground_kind", "").lower().replace("_", " "))
    if kind is None:
        raise Refused(
            f"{place(file, row['row'], 'ground_kind')}: {quote(row['ground_kind'])} bukan jenis "
            "dasar; tulis law, regional_rule, announcement atau internal."
        )
    day = read_day(row.get("verified_on", ""), file, row["row"], "verified_on")
    by = " ".join(row.get("verified_by", "").split())
    if bool(day) != bool(by):
        missing = "verified_on" if by else "verified_by"
        raise Refused(
            f"{place(file, row['row'], missing)} kosong; siapa yang membaca dasarnya dan kapan "
            "diisi bersama, atau keduanya dikosongkan."
        )
    text = " ".join(row.get("ground", "").split())
    return Ground(kind, text, by, day.isoformat() if day else "")
