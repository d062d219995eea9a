"""The names of all settings, their defaults, and how their text is read."""

from dataclasses import dataclass
from datetime import date

from data.targets.grounds import Ground

Value = int | float | str | date | None


LAPOR = Ground("law", "Kelas SP4N-LAPOR!, PermenPANRB 62/2018 (teks lampiran belum dibaca)")


@dataclass(frozen=True)
class Setting:
    """One name: its default, how its text is read (``form``), the largest number allowed, what it
    means, and on what ground the default stands."""

    name: str
    default: Value
    form: str  # hours, whole, share, clock or day
    largest: float
    meaning: str
    ground: Ground = Ground()


TABLE = {
    setting.name: setting
    for setting in (
        Setting(
            "response_target_hours",
            24,
            "hours",
            8760,
            "Batas waktu balasan pertama oleh manusia pada jam warga, dalam jam.",
            ground=Ground(
                "announcement", "Diumumkan di Klaten: 1 × 24 jam; aturan nasional tidak ada"
            ),
        ),
        Setting(
            "resolution_days_information",
            5,
            "whole",
            365,
            "Batas penyelesaian permintaan informasi dan topik yang tidak dikenal, dalam hari "
            "kerja.",
            ground=LAPOR,
        ),
        Setting(
            "resolution_days_complaint",
            14,
            "whole",
            365,
            "Batas penyelesaian pengaduan tanpa kadar pengawasan, dalam hari kerja.",
            ground=LAPOR,
        ),
        Setting(
            "resolution_days_oversight",
            60,
            "whole",
            365,
            "Batas penyelesaian pengaduan berkadar pengawasan, dalam hari kerja.",
            ground=LAPOR,
        ),
        Setting(
            "min_cases_opd",
            30,
            "whole",
            1_000_000,
            "Paling sedikit berapa kasus yang dapat dinilai agar sebuah OPD diberi peringkat.",
        ),
        Setting(
            "min_cases_account",
            20,
            "whole",
            1_000_000,
            "Paling sedikit berapa kasus yang dapat dinilai agar sebuah akun diberi peringkat.",
        ),
        Setting(
            "min_coverage",
            0.8,
            "share",
            1,
            "Cakupan unggahan paling sedikit agar sebuah unit diberi peringkat, 0 sampai 1.",
        ),
        Setting(
            "max_daily_uploads",
            200,
            "whole",
            100_000,
            "Jumlah unggahan paling banyak dari satu OPD dalam satu hari (WIB).",
        ),
        Setting(
            "official_clock",
            "wall",
            "clock",
            0,
            "Jam resmi papan peringkat: wall (jam warga) atau office (jam kantor).",
        ),
        Setting(
            "preview_days",
            5,
            "whole",
            60,
            "Lama OPD melihat konsep angkanya dan dapat menyanggah sebelum bulan diterbitkan, dalam "
            "hari kerja sesudah hari kerja pertama bulan berikutnya.",
        ),
        Setting(
            "start_date",
            None,
            "day",
            0,
            "Hari pertama semua OPD wajib mengunggah; peringkat tidak melihat hari sebelumnya. "
            "Kosong: tidak ada.",
        ),
    )
}
