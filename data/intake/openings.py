"""A number that people give to cases stands for one case: refused where it is stored with another
opening."""

from pathlib import Path

from data.errors import Refused
from data.lake.uploads import Lake, Upload
from data.sql.databases import for_cases
from data.sql.statements import statement

NUMBERED_BY_PEOPLE = "canonical"  # ids of tools are given once


def refuse_other(before: Lake, candidate: Upload) -> None:
    """A running number that starts anew each month would make one case of many."""
    stored: dict[Path, Upload] = {
        u.rows_file: u
        for account_id in candidate.info["stamps"]
        for u in before.by_account.get(account_id, ())
        if u.info["kind"] == "cases" and u.info["family"] == NUMBERED_BY_PEOPLE
    }
    if (
        not stored
        or candidate.info["kind"] != "cases"
        or candidate.info["family"] != NUMBERED_BY_PEOPLE
    ):
        return
    parameters = {"files": [str(path) for path in stored], "new": str(candidate.rows_file)}
    with for_cases() as connection:
        found = connection.execute(statement("other_openings_stored"), parameters).fetchone()
    if found is not None:
        row, opened, was, path = found
        known = (
            f"Baris {row}: nomor kasusnya sudah tersimpan dengan waktu masuk lain "
            f"({was:%d/%m/%Y %H.%M}, di sini {opened:%d/%m/%Y %H.%M}). Bila nomornya berulang, "
            "gabungkan"
        )
        other = stored[Path(path)]
        undo = "bila waktunya dibetulkan, batalkan dulu unggahan"
        raise Refused(
            f'{known} dengan tanggal: --map "case_id=Nomor+Tanggal"; {undo} {other.upload_id}.',
            on_screen=f"{known} nomor dan tanggalnya lewat “Ubah jawaban: kolom”; {undo} "
            f"{other.upload_id.split('-')[0]} di “Riwayat unggahan”.",
        )
