"""What the judged rows of a FILE say together: dates that a spreadsheet turned, ids that it
rounded, words that nobody has explained, rows far from all others."""

from collections.abc import Callable

from data.errors import Refused, quote
from data.importers.rows.words import ASKED
from data.questions import AsksColumns, AsksDates, UnknownWord
from data.sql.statements import statement

MOST_WORDS = 20  # unknown words; more are no words of a status or a side, but another column


def refuse_turned(connection, kind: str, name: str) -> None:
    """Refused where day and month of some dates seem to have changed places in a spreadsheet."""
    connection.execute(statement(f"stamps_{kind}"))
    found = connection.execute(statement("turned")).fetchone()
    if found is not None:
        turned, left = found
        seen = (
            f"Berkas {quote(name)}: hari dan bulan tampaknya tertukar di lembar sebar, misalnya "
            f"baris {turned['row']} ({turned['stamp']}) di samping baris {left['row']} "
            f"({quote(left['stamp'])}). Unggah berkas asli, samakan tanggalnya, atau"
        )
        raise Refused(
            f"{seen} sebutkan --dates bila memang begitu.",
            AsksDates(turned["stamp"]),
            f"{seen} pilih urutannya di bawah.",
        )


def refuse_rounded(connection, name: str) -> None:
    """Refused where ids of 16 digits and more all end in zeros."""
    found = connection.execute(statement("rounded_ids")).fetchone()
    if found is not None:
        raise Refused(
            f"Berkas {quote(name)}, baris {found[0]}, isi {quote(found[1])}: semua nomor panjang "
            "berakhir nol, jadi sudah dibulatkan oleh aplikasi lembar sebar. Ekspor lagi dan "
            "simpan kolom itu sebagai teks."
        )


def refuse_other_openings(connection, name: str, ask: Callable[[], AsksColumns | None]) -> None:
    """Refused where one case number stands for cases that were opened at different times, as a
    running number does that starts anew on each sheet. ``ask``: the question for columns with a
    longer number, which reads the table again."""
    found = connection.execute(statement("other_openings_file")).fetchone()
    if found is not None:
        row, opened, other, again = found
        question = ask()
        joined = question.guess["case_id"] if question else "Nomor+Tanggal"
        same = (
            f"Berkas {quote(name)}: nomor kasus di baris {row} ({opened:%d/%m/%Y %H.%M}) dan baris "
            f"{other} ({again:%d/%m/%Y %H.%M}) sama, padahal waktu masuknya lain. Bila nomornya "
            "berulang, gabungkan"
        )
        raise Refused(
            f'{same} dengan tanggal: --map "case_id={joined}".',
            question,
            f"{same} nomor dan tanggalnya di bawah.",
        )


def unknown_words(connection) -> list[UnknownWord]:
    """Words that a person may explain, the commonest first; none where there are so many that the
    column holds something else."""
    rows = connection.execute(statement("unknown_words")).fetchall()
    return [
        UnknownWord(ASKED[why], word, count, row)
        for why, word, count, row in (rows if len(rows) <= MOST_WORDS else ())
    ]


def far_apart(stretches: list[dict]) -> list[str]:
    """A remark on rows that lie more than 400 days from all others of their account, or a year from
    where most of them are."""
    if not stretches:
        return []
    rows, first = sum(s["rows"] for s in stretches), stretches[0]
    return [
        f"{rows} baris jauh dari semua baris lain akunnya, misalnya baris "
        f"{first['row']} ({first['at']:%d/%m/%Y}): mungkin tahunnya salah ketik. Masa itu tidak "
        "dianggap lengkap."
    ]


def without_times(connection) -> list[str]:
    """A remark where openings or replies are days without a time of day (or lengths in whole days), so
    that no response figure follows from them."""
    if connection.execute(statement("says_no_times")).fetchone() != (True,):
        return []
    return [
        "Waktu masuk atau waktu dijawab di berkas ini hanya berupa hari tanpa jam, jadi kasusnya tidak "
        "punya angka respons (tepat waktu, median, antrean)."
    ]
