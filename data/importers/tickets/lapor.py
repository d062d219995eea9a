"""SP4N-LAPOR!, the national complaint channel: the export of an admin of an agency.

Seen in a real file (Kota Samarinda, 2024, 240 rows, masked): all columns and the words below marked
*.

- Who opened: always a citizen (an admin cannot); nothing to leave out.
- First reply: not in the export, nor is any follow-up. ``has_reply`` is false: no response figure.
- Closing: only the status, no time. ``has_closed_at`` is false: no resolution figure. So the file
  gives ``cases`` and ``excluded``, and nothing else.
- Status (data/importers/rows/status_words.csv): "Ditutup oleh Admin"*, "Ditutup oleh Pelapor"*
  closed; "Ditutup oleh Sistem"* auto_closed (handbook, section 2: not resolved); "Diarsipkan oleh
  …"* rejected, so ``excluded``; "Menunggu Kelengkapan Informasi"* waiting. "Belum Terverifikasi",
  "Belum Ditindaklanjuti", "Proses", "Ditunda", "Selesai" and "Diarsipkan" are the words of the
  site's own pages, not seen in a file.
- Account: "Instansi Terdisposisi", else "Instansi Induk", where the register has it as a handle;
  else ``--account``.
- Time: date ("5 Jan 2024", English months) and time of day ("00:41:43", 24 hours) in two columns,
  no zone written: that of the upload (``--timezone``, WIB unless said otherwise). In the file seen
  the hours look like UTC (many from 00 to 13, few from 14 to 21): an inference from one file, so
  the uploader is told and nothing is shifted.
- Author: the reporter's name, unless the report is marked Anonim or Rahasia: such a name is not
  even hashed.
- Topic: "Klasifikasi Laporan"."""

from data.importers.rows.formats import Format
from data.importers.tickets.layout import Layout, Row, case

FORMAT = Format("lapor", "SP4N-LAPOR!", "cases", "lapor", has_reply=False, has_closed_at=False)


def _convert(row: Row, _) -> dict[str, str | None]:
    is_hidden = bool(row["kind"]) or row["author"].casefold() in ("anonim", "rahasia")
    return case(
        row,
        opened_at=f"{row['date']} {row['time']}".strip(),
        author=None if is_hidden else row["author"],
    )


LAYOUTS = (
    Layout(
        FORMAT,
        {
            "id": ("Tracking ID",),
            "date": ("Tanggal Laporan Masuk",),
            "time": ("Waktu Laporan Masuk",),
            "author": ("Nama Pelapor",),
            "topic": ("Klasifikasi Laporan",),
            "kind": ("Tipe Laporan (Anonim/Rahasia)",),
            "parent": ("Instansi Induk",),
            "agency": ("Instansi Terdisposisi",),
            "status": ("Status Laporan",),
        },
        needs=("id", "date", "time", "status"),
        convert=_convert,
        accounts=("agency", "parent"),
        unknown={
            "has_reply": "Ekspor LAPOR! tidak memuat waktu tindak lanjut maupun waktu penutupan: "
            "yang dihitung hanya jumlah kasus dan yang dikecualikan (diarsipkan), tanpa angka "
            "respons dan penyelesaian."
        },
        notes=(
            "LAPOR! tidak menulis zona waktu. Bila jamnya tampak bergeser (banyak laporan dini "
            "hari), batalkan lalu muat lagi dengan zona waktu UTC.",
        ),
    ),
)
