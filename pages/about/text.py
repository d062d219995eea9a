"""The sections of "Tentang data", as Markdown: the method in one page, in the words of an
official."""

from pages.about.facts import Facts
from words import markdown, numbers, terms
from words.writing import PLAIN, Writing

MEASURED = """\
Tanggap mengukur satu hal dari dua sisi: **apakah warga yang menulis kepada akun media sosial dinas dijawab**, dan \
**apakah urusannya selesai**.

- **Respons:** dari pesan warga yang batas waktunya sudah lewat, berapa yang dibalas manusia tepat waktu. Yang belum \
dibalas tetap ikut dihitung; balasan otomatis bukan balasan.
- **Penyelesaian:** dari kasus yang batas waktunya sudah lewat, berapa yang selesai menurut status tiket, atau yang \
“tidak ditanyakan lagi” dalam 72 jam sesudah balasan. Yang kedua bukan bukti bahwa urusannya selesai, maka tidak \
disebut “selesai”.

Satu kasus dimulai oleh pesan warga. Pesan berikutnya dari warga yang sama dalam percakapan yang sama termasuk kasus \
itu, kecuali sesudah lebih dari 7 hari. Ucapan terima kasih dan stiker tidak membuka kasus. Angka sebuah OPD dihitung \
dari semua kasus akunnya bersama-sama, bukan rata-rata dari rata-rata."""

ORDER = """\
1. **Hanya yang cukup datanya.** {least_opd} kasus untuk OPD, {least_account} untuk akun, dan {share} hari dalam tiga \
bulan tercakup unggahan. Yang lain ditulis terpisah, menurut abjad, dengan alasannya.
2. **Satu kiriman ramai bukan ratusan peristiwa.** Kasus di bawah satu kiriman, atau pada satu akun dan hari, diberi \
bobot lebih kecil bila lebih dari 10.
3. **Nilai memperhitungkan banyaknya pesan.** Unit dengan sedikit pesan ditarik ke arah unit lain, karena angkanya \
masih banyak dipengaruhi kebetulan. Karena itu 100 % dari 32 pesan belum tentu yang pertama. Persen yang ditulis tetap \
persen apa adanya.
4. **Tempat ditulis sebagai rentang**, dengan 9 dari 10 kemungkinan. Rentang yang bertumpuk panjang berarti bedanya \
bisa kebetulan.
5. **Bila perbedaannya tidak dapat dipercaya, tidak ada tempat;** diagram corong berdiri sebagai gantinya.
6. **“Membaik” dan “menurun”** hanya dikatakan bila selisih dengan tiga bulan sebelumnya lebih dari kebetulan.

Tidak ada nilai gabungan respons dan penyelesaian. Setiap perhitungan ditulis dengan contohnya dalam Kamus indikator."""

PRIVACY = """\
- Nama, nomor, dan nama akun warga disimpan hanya sebagai sidik berkunci; kuncinya tidak ada di folder data. Isi pesan \
tidak disimpan: hanya panjangnya, sidiknya, dan apakah ia sekadar ucapan terima kasih.
- Supaya OPD menemukan kasusnya sendiri, nama tersamar (“B…71”) terlihat oleh OPD itu saja dan dihapus 90 hari sesudah \
unggahan.
- Unduhan dan dokumen tidak memuat data warga. Siapa yang tertinggal hanya terlihat oleh petugas yang masuk."""

LIMITS = """\
- Hanya kanal yang ekspornya diunggah. Yang tidak diunggah tidak terlihat, dan cakupan tidak pernah ditebak.
- Cepat belum tentu benar: isi balasan tidak dinilai.
- Kasus dari ekspor tanpa waktu balasan tidak ikut dalam angka respons, yang tanpa waktu penutupan tidak ikut dalam \
penyelesaian. Laporan SP4N-LAPOR! hanya dihitung sebagai kasus, karena ekspornya tidak memuat keduanya.
- Kantor yang menjawab seketika, tetapi hanya pada jam kerja, umumnya tidak dapat mencapai 100 % pada jam warga.
- Angka bulan yang belum selesai dapat berubah; begitu pula angka lama bila unggahan menyusul datang."""


def headline(found: Facts | None, writing: Writing = PLAIN) -> str:
    """Dasar angka September–November 2026: 12.345 kasus warga; 129 dari 137 akun unggahannya
    lengkap."""
    if found is None:
        return "Belum ada data; di bawah ini cara Tanggap menghitungnya nanti."
    cases = writing.opened(numbers.counted(found.cases, "kasus warga"), "cases")
    accounts = numbers.counted(found.complete.accounts, "akun")
    complete = writing.opened(
        f"{numbers.count(found.complete.complete)} dari {accounts}", "coverage"
    )
    return f"Dasar angka {terms.window(found.month)}: {cases}; {complete} unggahannya lengkap."


def sources(found: Facts) -> str:
    """Where the data come from and what there is of them."""
    share = (
        ""
        if found.complete.share is None
        else f" Dari semua hari akun dalam masa itu, {numbers.rate(found.complete.share)} tercakup."
    )
    return (
        "Setiap OPD mengunduh catatan percakapan dari alat yang dipakainya dan mengunggahnya ke "
        "Tanggap. Tidak ada yang diambil sendiri dari media sosial. Sekarang ada "
        f"{numbers.counted(found.uploads, 'unggahan')} dengan "
        f"{numbers.counted(found.rows, 'baris')} dari {numbers.counted(found.accounts, 'akun')} "
        f"milik {numbers.counted(found.opds, 'OPD')}, sejak {numbers.month(found.first)} sampai "
        f"{numbers.moment(found.now)}.\n\nPengunggah menyatakan sendiri untuk hari mana "
        f"unggahannya lengkap. “Lengkap” berarti sekurangnya {_share(found)} hari tercakup.{share}"
    )


def clocks(found: Facts) -> str:
    """Clocks, calendar and targets."""
    official = "jam warga" if found.clock == "wall" else "jam kantor"
    others = (
        f" {numbers.count(found.other_hours)} OPD memakai jadwal lain." if found.other_hours else ""
    )
    return (
        "**Jam warga** berjalan terus, siang malam dan hari libur. **Jam kantor** hanya berjalan "
        "pada jam kerja OPD menurut jadwalnya (bawaannya Perpres 21/2023), tanpa hari libur dan "
        f"cuti bersama, dengan jam Ramadan.{others} Papan resmi memakai {official}.\n\n"
        f"**Batas waktu:** balasan pertama {numbers.hours(found.hours)}; penyelesaian "
        f"{found.classes}.\n\n**Kalender:** {_calendar(found.years)}"
    )


def grounds(found: Facts) -> str:
    """Every target with its ground, as a list."""
    return "\n".join(f"- **{markdown.plain(t)}.** {markdown.plain(g)}" for t, g in found.grounds)


def _calendar(years: dict[int, bool]) -> str:
    provisional = [str(year) for year, is_confirmed in years.items() if not is_confirmed]
    confirmed = [str(year) for year, is_confirmed in years.items() if is_confirmed]
    parts = [f"{_listed(confirmed)} sudah dipastikan Diskominfo"] if confirmed else []
    parts += (
        [
            f"{_listed(provisional)} masih sementara (libur dari daftar umum, Ramadan diperkirakan "
            "30 hari sebelum Idul Fitri) dan belum dapat diterbitkan"
        ]
        if provisional
        else []
    )
    return "; ".join(parts) + "."


def _listed(years: list[str]) -> str:
    return years[0] if len(years) == 1 else f"{', '.join(years[:-1])} dan {years[-1]}"


def order(found: Facts | None) -> str:
    """The ranking in plain words."""
    least = found.min_cases if found else ("…", "…")
    return ORDER.format(
        least_opd=least[0], least_account=least[1], share=_share(found) if found else "…"
    )


def _share(found: Facts) -> str:
    return numbers.threshold(found.complete.min_coverage)


def edition(found: Facts | None, version: str) -> str:
    """Program and data, so that two people know whether they look at the same."""
    data = (
        f" Sidik data {found.fingerprint}: sidik yang sama berarti angka yang sama."
        if found
        else ""
    )
    return f"Tanggap {version}.{data}"
