"""A small home with messages that wait: data until 30 Sep 2026, 16.00 WIB, of two OPDs; five others
upload nothing."""

from pathlib import Path

from tests.pages import homes

UNTIL = "2026-09-30T16:00"
TALKS = (  # account, conversation, author, then stamps in September with who wrote what
    ("sosial-ig", "a", "Budi Hartono", (("28T09:00", "inbound", "kapan bantuan cair?"),)),
    ("sosial-ig", "b", "081234567871", (("30T10:00", "inbound", "alamat kantor di mana?"),)),
    (
        "sosial-ig",
        "c",
        "=Siti",
        (
            ("25T09:00", "inbound", "syaratnya apa?"),
            ("25T10:00", "outbound", "KTP dan KK"),
            ("26T09:00", "inbound", "asli atau salinan?"),
        ),
    ),
    (
        "sosial-ig",
        "d",
        "Joko",
        (
            ("27T09:00", "inbound", "jam buka?"),
            ("27T10:00", "outbound", "08.00"),
            ("27T10:05", "inbound", "terima kasih"),
        ),
    ),
    ("wedi-ig", "e", "Wati", (("29T16:00", "inbound", "KTP saya sudah jadi?"),)),
)


@homes.made_once
def home(folder: Path) -> Path:
    """Registered and loaded by the commands."""
    place = homes.registered(folder)
    load(place, folder)
    return place


def load(place: Path, folder: Path) -> None:
    """Puts the messages into a registered home."""
    rows = [
        [
            account,
            talk,
            f"{talk}{i}",
            f"2026-09-{at}:00+07:00",
            way,
            author if way == "inbound" else "admin",
            "false",
            text,
            "informasi",
        ]
        for account, talk, author, turns in TALKS
        for i, (at, way, text) in enumerate(turns)
    ]
    (folder / "waiting.csv").write_bytes(homes.csv_bytes(rows))
    homes.command(place, "load", folder / "waiting.csv", "--from", "2026-09-01", "--until", UNTIL)
