"""What citizens and offices write in the demo: every sentence is invented."""

import itertools

import numpy as np

# what people ask about; what they complain about
THEMES = {
    "dukcapil": (
        "perekaman KTP-el|kartu keluarga baru|akta kelahiran|surat pindah domisili|kartu "
        "identitas anak",
        "KTP belum jadi|antrean loket terlalu lama|data KK salah ketik|aktivasi identitas digital "
        "gagal",
    ),
    "kesehatan": (
        "jadwal poli anak|pendaftaran rawat jalan|syarat rujukan|jadwal vaksin|jam besuk",
        "antrean obat lama|nomor pendaftaran tidak aktif|petugas kurang ramah|ruang tunggu penuh",
    ),
    "jalan": (
        "jadwal perbaikan jalan|izin penutupan jalan|aturan parkir|jadwal pengangkutan "
        "sampah|izin galian",
        "jalan berlubang|lampu jalan mati|saluran air mampet|sampah menumpuk|rambu roboh",
    ),
    "umum": (
        "jam pelayanan|syarat surat pengantar|nomor kontak petugas|jadwal kegiatan|cara "
        "mengajukan izin",
        "loket tutup sebelum jamnya|berkas belum diproses|formulir tidak bisa diunduh|pungutan "
        "tanpa kuitansi",
    ),
}
THEME_OF = {
    "dukcapil": "dukcapil",
    "dinkes": "kesehatan",
    "rsud-bagas-waras": "kesehatan",
    "rsud-cawas": "kesehatan",
    "dpupr": "jalan",
    "dlh": "jalan",
    "dishub": "jalan",
    "satpol": "jalan",
    "disperakim": "jalan",
}
PLACES = "dekat pasar|depan balai desa|di dukuh sebelah utara|di timur lapangan|sejak Senin|sudah dua minggu ini"
ASKING = (
    "Selamat pagi, mau tanya soal {}|Permisi min, info {} bagaimana ya?|Nyuwun pirsa, {} wonten "
    "pundi nggih?|Assalamualaikum, untuk {} apa saja yang dibawa?|Kak, {} masih bisa?|Halo, {} "
    "apakah bisa hari ini?"
)
COMPLAINING = (
    "Lapor, {} {}, mohon ditindaklanjuti|Min tolong, {} {}|Pak, {} {} kok belum ada "
    "tindakan?|Mohon perhatian, {} {}"
)
ANSWERING = (
    "Selamat pagi, {} bisa diurus {}.|Bisa Bapak/Ibu, {} dilayani {}.|Nggih, untuk {} silakan "
    "{}.|Mohon maaf menunggu, {} dapat ditanyakan {}.|Halo, soal {} mohon diurus {}."
)
WAYS = (
    "dengan membawa KTP|di loket 2|lewat tautan di profil|hari ini juga|besok pagi|pada jam kerja"
)
HANDLING = (
    "Terima kasih laporannya, soal {} sudah kami teruskan {}.|Mohon maaf, {} kami tindak lanjuti "
    "{}.|Nggih, laporan {} kami periksa {}.|Baik Bapak/Ibu, {} kami sampaikan {}."
)
STEPS = "ke bidang terkait|ke petugas lapangan|hari ini juga|besok pagi|bersama pemerintah desa|pekan ini"
SENTENCES = {
    "more": "Untuk besok bisa?|Saya dari kecamatan sebelah|Fotonya menyusul|Apakah bisa "
    "diwakilkan?|Tolong dibantu min",
    "asked": "Kalau berkasnya kurang satu bagaimana?|Loketnya buka sampai jam berapa?|Berarti "
    "harus datang sendiri?|Biayanya berapa ya?|Bisa lewat daring tidak?|Nomor antreannya ambil di "
    "mana?",
    "again": "Min, ini kok belum ada perkembangan?|Sudah saya kirim berkasnya, bagaimana "
    "kelanjutannya?|Sampai hari ini belum diperbaiki|Petugasnya belum datang juga, mohon kabarnya",
    "nudge": "Halo, pesan saya belum dijawab|Min, mohon dibalas|Kok tidak ada tanggapan?|Apakah "
    "nomor ini aktif?",
    "thanks": "Terima kasih|Makasih min|Matur nuwun|Terima kasih banyak infonya|Ok siap|Baik, "
    "terima kasih pak|🙏",
    "reaction": "🔥🔥🔥|👏👏|😂|@kawan_contoh|🙏🙏🙏",
    "second": "Ada lagi yang bisa kami bantu?|Alamat kantor ada di profil kami.|Mohon sertakan "
    "nomor Bapak/Ibu.",
    "answer": "Bisa, silakan sebelum pukul 14.00.|Nggih, boleh diwakilkan dengan surat "
    "kuasa.|Tidak dipungut biaya.|Masih dikerjakan, perkiraan selesai minggu ini.|Sudah kami "
    "sampaikan ke lapangan, mohon ditunggu.|Cukup fotokopinya saja.|Ambil nomor antrean di pintu "
    "masuk.|Bisa lewat laman layanan kami.",
    "marked": "Pesan otomatis: terima kasih, pesan Anda sudah masuk antrean.",
    "unmarked": "Terima kasih telah menghubungi kami. Pesan Anda akan dijawab pada jam kerja.",
    "canned": "Terima kasih, laporan sudah kami terima dan akan segera ditindaklanjuti.",
}


def texts(kind: np.ndarray, opds: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A sentence for each message of that ``kind`` from or to that OPD; ids of OPDs, one of each
    per message."""
    pools = _pools()
    names = np.array(list(pools))
    sizes = np.array([len(pool) for pool in pools.values()])
    themed = np.array([THEME_OF.get(opd, "umum") for opd in opds])
    wanted = np.where(
        np.isin(kind, list(SENTENCES)), kind, np.strings.add(np.strings.add(kind, "-"), themed)
    )
    order = np.argsort(names)
    chosen = order[np.searchsorted(names, wanted, sorter=order)]
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    every = np.array([text for pool in pools.values() for text in pool])
    return every[first[chosen] + (rng.random(len(kind)) * sizes[chosen]).astype(int)]


def _pools() -> dict[str, list[str]]:
    """Every sentence of each kind; questions, complaints and replies to them by theme."""
    pools = {kind: text.split("|") for kind, text in SENTENCES.items()}
    for theme, (matters, troubles) in THEMES.items():
        pools[f"ask-{theme}"] = _filled(ASKING, matters)
        pools[f"complain-{theme}"] = _filled(COMPLAINING, troubles, PLACES)
        pools[f"reply-ask-{theme}"] = _filled(ANSWERING, matters, WAYS)
        pools[f"reply-complain-{theme}"] = _filled(HANDLING, troubles, STEPS)
    return pools


def _filled(templates: str, *fillings: str) -> list[str]:
    return [
        template.format(*words)
        for template in templates.split("|")
        for words in itertools.product(*(filling.split("|") for filling in fillings))
    ]
