"""Signs that a file is the wrong one, shown before it is stored: sentences for the person, never a
refusal."""

from statistics import median

from data import moment
from data.lake.uploads import Lake

LEAST = 20  # rows, or own messages, below which nothing is said
NIGHT = 0.5  # share of own messages between 22:00 and 05:00 WIB
ON_TWO_DAYS = (
    0.9  # share of all rows on the two busiest days, of a file that spans at least LONG days
)
LONG = 14
FEWER, MORE = 0.5, 3.0  # rows a day against the account's own earlier uploads
SHOWN = 3  # accounts named for one sign


def warnings(lake: Lake, reading: dict) -> list[str]:
    """One sentence per sign; ``reading["checks"]`` has the columns of
    data/sql/checks_messages.sql."""
    checks = [row for row in reading["checks"] if row["rows"] >= LEAST]
    night = [
        c["account_id"]
        for c in checks
        if c["own"] >= LEAST and c["own_at_night"] >= NIGHT * c["own"]
    ]
    bunched = [
        c["account_id"]
        for c in checks
        if c["span"] >= LONG and c["on_two_days"] >= ON_TWO_DAYS * c["rows"]
    ]
    pace = {c["account_id"]: c["rows"] / c["span"] for c in checks}
    usual = _usual(lake, list(pace), reading["kind"])
    fewer = [a for a in usual if pace[a] < FEWER * usual[a]]
    more = [a for a in usual if pace[a] > MORE * usual[a]]
    found = (
        (
            night,
            "separuh pesannya dikirim antara pukul 22.00 dan 05.00 WIB; mungkin zona waktu berkas "
            "ini keliru",
        ),
        (bunched, "hampir semua baris jatuh pada dua hari; mungkin kolom tanggalnya keliru"),
        (fewer, "baris per hari kurang dari separuh biasanya; mungkin ekspornya tidak lengkap"),
        (more, "baris per hari lebih dari tiga kali biasanya; mungkin ini berkas akun lain"),
    )
    sentences = [
        f"{_named(accounts)}: {what}. Periksa sebelum menyimpan."
        for accounts, what in found
        if accounts
    ]
    if reading["tests"]:
        sentences.append(
            f"{reading['tests']} baris dari pengirim bernama “test”, “tes” atau “coba”: bila itu "
            "percobaan petugas, keluarkan dari berkas sebelum menyimpan."
        )
    return sentences


def _named(accounts: list[str]) -> str:
    more = f" dan {len(accounts) - SHOWN} akun lain" if len(accounts) > SHOWN else ""
    return f"Akun {', '.join(accounts[:SHOWN])}{more}"


def _usual(lake: Lake, accounts: list[str], kind: str) -> dict[str, float]:
    """Median rows a day of each account's earlier uploads of the kind, each over its own stamps;
    only of the accounts that have some."""
    paces = {account_id: _paces(lake, account_id, kind) for account_id in accounts}
    return {account_id: median(found) for account_id, found in paces.items() if found}


def _paces(lake: Lake, account_id: str, kind: str) -> list[float]:
    found = []
    for upload in lake.by_account.get(account_id, ()):
        first, last, rows = upload.info["stamps"].get(account_id, (None, None, 0))
        if rows >= LEAST and upload.info["kind"] == kind:
            days = (moment.from_text(last).date() - moment.from_text(first).date()).days + 1
            found.append(rows / days)
    return found
