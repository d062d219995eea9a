"""Why a unit has no place on a board: in a word, and what would be needed."""

REASONS = {
    "few_cases": (
        "{noun} belum cukup",
        "Diperlukan sekurangnya {least} {noun} yang sudah dapat dinilai.",
    ),
    "low_coverage": (
        "Unggahannya belum lengkap",
        "Diperlukan sekurangnya {share} hari dalam masa ini.",
    ),
    "no_messages": (
        "Tidak ada pesan",
        "Unggahannya lengkap, tetapi tidak ada pesan warga dalam masa ini.",
    ),
    "inactive": ("Tidak berlaku lagi", "Tidak ada akunnya yang berlaku pada akhir masa ini."),
}
