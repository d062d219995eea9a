"""Message histories: what citizens and offices wrote, cut from conversations; every sentence is invented."""

import itertools

import numpy as np
import pandas as pd

from data.demo import behaviour
from data.demo.behaviour import DAY, HOUR, MINUTE, NEVER, Span

COLUMNS = ["account_id", "conversation_id", "message_id", "sent_at", "direction", "author", "is_automatic", "text",
           "topic", "channel", "post_id"]
MARKED = ["dukcapil-wa", "rsud-bagas-waras-wa", "dinkes-wa", "dpmptsp-wa"]  # their export says what is automatic
UNMARKED = ["bkpsdm-wa", "dishub-wa", "kec-delanggu-wa"]  # one fixed sentence after whatever comes in
CANNED = "kec-klaten-tengah-wa"  # many first "replies" are one sentence within a minute
TOPICS = ["informasi", "pengaduan", "pengaduan berkadar pengawasan"]

# what people ask about; what they complain about
THEMES = {
    "dukcapil": ("perekaman KTP-el|kartu keluarga baru|akta kelahiran|surat pindah domisili|kartu identitas anak",
                 "KTP belum jadi|antrean loket terlalu lama|data KK salah ketik|aktivasi identitas digital gagal"),
    "kesehatan": ("jadwal poli anak|pendaftaran rawat jalan|syarat rujukan|jadwal vaksin|jam besuk",
                  "antrean obat lama|nomor pendaftaran tidak aktif|petugas kurang ramah|ruang tunggu penuh"),
    "jalan": ("jadwal perbaikan jalan|izin penutupan jalan|aturan parkir|jadwal pengangkutan sampah|izin galian",
              "jalan berlubang|lampu jalan mati|saluran air mampet|sampah menumpuk|rambu roboh"),
    "umum": ("jam pelayanan|syarat surat pengantar|nomor kontak petugas|jadwal kegiatan|cara mengajukan izin",
             "loket tutup sebelum jamnya|berkas belum diproses|formulir tidak bisa diunduh|pungutan tanpa kuitansi")}
THEME_OF = {"dukcapil": "dukcapil", "dinkes": "kesehatan", "rsud-bagas-waras": "kesehatan", "rsud-cawas": "kesehatan",
            "dpupr": "jalan", "dlh": "jalan", "dishub": "jalan", "satpol": "jalan", "disperakim": "jalan"}
PLACES = "dekat pasar|depan balai desa|di dukuh sebelah utara|di timur lapangan|sejak Senin|sudah dua minggu ini"
ASKING = ("Selamat pagi, mau tanya soal {}|Permisi min, info {} bagaimana ya?|Nyuwun pirsa, {} wonten pundi nggih?|"
          "Assalamualaikum, untuk {} apa saja yang dibawa?|Kak, {} masih bisa?|Halo, {} apakah bisa hari ini?")
COMPLAINING = ("Lapor, {} {}, mohon ditindaklanjuti|Min tolong, {} {}|Pak, {} {} kok belum ada tindakan?|"
               "Mohon perhatian, {} {}")
ANSWERING = ("Selamat pagi, {} bisa diurus {}.|Bisa Bapak/Ibu, {} dilayani {}.|Nggih, untuk {} silakan {}.|"
             "Mohon maaf menunggu, {} dapat ditanyakan {}.|Halo, soal {} mohon diurus {}.")
WAYS = "dengan membawa KTP|di loket 2|lewat tautan di profil|hari ini juga|besok pagi|pada jam kerja"
HANDLING = ("Terima kasih laporannya, soal {} sudah kami teruskan {}.|Mohon maaf, {} kami tindak lanjuti {}.|"
            "Nggih, laporan {} kami periksa {}.|Baik Bapak/Ibu, {} kami sampaikan {}.")
STEPS = "ke bidang terkait|ke petugas lapangan|hari ini juga|besok pagi|bersama pemerintah desa|pekan ini"
SENTENCES = {
    "more": "Untuk besok bisa?|Saya dari kecamatan sebelah|Fotonya menyusul|Apakah bisa diwakilkan?|Tolong dibantu min",
    "asked": "Kalau berkasnya kurang satu bagaimana?|Loketnya buka sampai jam berapa?|Berarti harus datang sendiri?|"
             "Biayanya berapa ya?|Bisa lewat daring tidak?|Nomor antreannya ambil di mana?",
    "again": "Min, ini kok belum ada perkembangan?|Sudah saya kirim berkasnya, bagaimana kelanjutannya?|"
             "Sampai hari ini belum diperbaiki|Petugasnya belum datang juga, mohon kabarnya",
    "nudge": "Halo, pesan saya belum dijawab|Min, mohon dibalas|Kok tidak ada tanggapan?|Apakah nomor ini aktif?",
    "thanks": "Terima kasih|Makasih min|Matur nuwun|Terima kasih banyak infonya|Ok siap|Baik, terima kasih pak|🙏",
    "reaction": "🔥🔥🔥|👏👏|😂|@kawan_contoh|🙏🙏🙏",
    "second": "Ada lagi yang bisa kami bantu?|Alamat kantor ada di profil kami.|Mohon sertakan nomor Bapak/Ibu.",
    "answer": "Bisa, silakan sebelum pukul 14.00.|Nggih, boleh diwakilkan dengan surat kuasa.|Tidak dipungut biaya.|"
              "Masih dikerjakan, perkiraan selesai minggu ini.|Sudah kami sampaikan ke lapangan, mohon ditunggu.|"
              "Cukup fotokopinya saja.|Ambil nomor antrean di pintu masuk.|Bisa lewat laman layanan kami.",
    "marked": "Pesan otomatis: terima kasih, pesan Anda sudah masuk antrean.",
    "unmarked": "Terima kasih telah menghubungi kami. Pesan Anda akan dijawab pada jam kerja.",
    "canned": "Terima kasih, laporan sudah kami terima dan akan segera ditindaklanjuti."}
INBOUND = ["ask", "complain", "more", "asked", "again", "nudge", "thanks", "reaction"]


def histories(accounts: pd.DataFrame, traits: pd.DataFrame, talks: pd.DataFrame, span: Span,
              rng: np.random.Generator) -> pd.DataFrame:
    """Canonical messages (COLUMNS, and ``at`` in seconds) of all ``talks``, by account and time.

    ``accounts`` and ``traits`` have the same rows; ``talks`` are those of :func:`behaviour.talks` without tickets.
    """
    history = _History(traits, talks, span, rng)
    history.write()
    rows = pd.DataFrame({name: np.concatenate(parts) for name, parts in history.parts.items()})
    rows = rows[rows["at"] < behaviour.number(span.until) * DAY]
    rows = rows.assign(account=talks["account"].to_numpy()[rows["talk"]])
    rows = rows.sort_values(["account", "at", "talk"], kind="stable", ignore_index=True)
    return _as_canonical(rows, accounts, talks, history.topic, rng)


class _History:
    """Writes one kind of message after the other; ``parts`` collects talk, at and kind of each."""

    def __init__(self, traits: pd.DataFrame, talks: pd.DataFrame, span: Span, rng: np.random.Generator):
        self.parts: dict[str, list[np.ndarray]] = {"talk": [], "at": [], "kind": []}
        self._traits, self._span, self._rng = traits, span, rng
        self._account, self._chance = talks["account"].to_numpy(), talks["chance"].to_numpy()
        self._opened, self._private = talks["opened"].to_numpy(), talks["post"].to_numpy() == 0
        self._n = len(talks)
        self._reaction = ~self._private & np.isnan(self._chance) & self._draw(.1)
        self.topic = rng.choice(4, self._n, p=[.3, .43, .255, .015])
        self.topic[np.isin(self._account, rng.choice(len(traits), len(traits) // 5, replace=False))] = 0
        complains = np.where(self.topic == 0, rng.random(self._n) < .35, self.topic > 1)
        self._question = np.where(self._reaction, "reaction", np.where(complains, "complain", "ask"))

    def write(self) -> None:
        """From the first question to the courtesy at the end."""
        reply, last = self._open_and_reply()
        answered = reply < NEVER
        last = self._follow_up(answered, last)
        self._say(answered & (last < NEVER) & self._draw(np.where(self._private, .42, .2)),
                  last + self._after(8 * MINUTE), "thanks")
        self._write_again(answered, reply)
        if len(unmarked := self._rows_of(UNMARKED)):
            self._answer_automatically(unmarked)

    def _open_and_reply(self) -> tuple[np.ndarray, np.ndarray]:
        """First question, further words, automatic and first human reply; returns when that and its last words came."""
        reply = self._reply(self._opened, np.where(np.isnan(self._chance), self._usual(self._opened), self._chance))
        reply[self._reaction] = NEVER
        canned = np.isin(self._account, self._rows_of([CANNED])) & self._draw(.55)
        reply[canned] = (self._opened + self._rng.integers(15, 50, self._n))[canned]
        second = (reply < NEVER) & self._draw(.2)
        self._say(True, self._opened, self._question)
        self._say(self._private & self._draw(.24), self._opened + self._rng.integers(12, 85, self._n), "more")
        self._say(np.isin(self._account, self._rows_of(MARKED)) & self._private,
                  self._opened + self._rng.integers(2, 9, self._n), "marked")
        self._say(reply < NEVER, reply, np.where(canned, "canned", np.char.add("reply-", self._question)))
        later = np.where(second, reply + self._rng.integers(20, 200, self._n), reply)
        self._say(second, later, "second")
        return reply, later

    def _follow_up(self, answered: np.ndarray, last: np.ndarray) -> np.ndarray:
        """A further question, its answer or the citizen's waiting; returns when the office's last words came."""
        asks = answered & self._draw(np.where(self._private, .34, .12))
        asked = np.where(asks, last + np.minimum(self._after(25 * MINUTE), 60 * HOUR), self._opened)
        answer = self._reply(asked, self._follow())
        self._say(asks, asked, "asked")
        self._say(asks & (answer < NEVER), answer, "answer")
        self._say(asks & (answer == NEVER) & self._draw(.3), asked + self._between(26, 60), "nudge")
        return np.where(asks, answer, last)

    def _write_again(self, answered: np.ndarray, reply: np.ndarray) -> None:
        """Days later: not done yet; not answered yet; and the same question once more after more than a week."""
        again = answered & self._draw(.05)
        asked = np.where(again, reply + self._between(73, 160), self._opened)
        answer = self._reply(asked, self._follow())
        self._say(again, asked, "again")
        self._say(again & (answer < NEVER), answer, "answer")
        nudged = self._opened + self._between(14, 60)
        self._say((nudged < reply) & ~self._reaction & self._draw(np.where(self._private, .4, .12)), nudged, "nudge")
        back = ~answered & self._private & self._draw(.2)
        asked = self._opened + self._between(11 * 24, 25 * 24)
        answer = self._reply(asked, np.minimum(self._usual(asked), .6))
        self._say(back, asked, self._question)
        self._say(back & (answer < NEVER), answer, np.char.add("reply-", self._question))

    def _answer_automatically(self, accounts: np.ndarray) -> None:
        talk, at, kind = (np.concatenate(part) for part in self.parts.values())
        chosen = np.isin(self._account[talk], accounts) & self._private[talk] & np.isin(kind, INBOUND)
        self._add(talk[chosen], at[chosen] + self._rng.integers(2, 9, chosen.sum()), "unmarked")

    def _say(self, chosen: np.ndarray | bool, at: np.ndarray, kind: np.ndarray | str) -> None:
        talk = np.flatnonzero(np.broadcast_to(chosen, self._n))
        self._add(talk, at[talk], kind if isinstance(kind, str) else kind[talk])

    def _add(self, talk: np.ndarray, at: np.ndarray, kind: np.ndarray | str) -> None:
        for name, values in (("talk", talk), ("at", at), ("kind", np.broadcast_to(kind, len(talk)))):
            self.parts[name].append(values)

    def _reply(self, asked: np.ndarray, chance: np.ndarray) -> np.ndarray:
        return behaviour.replies(self._account, asked, chance, self._traits, self._span, self._rng)

    def _usual(self, asked: np.ndarray) -> np.ndarray:
        return behaviour.chance(self._account, asked, self._traits, self._span, self._rng)

    def _follow(self) -> np.ndarray:
        return self._traits["follow"].to_numpy()[self._account]

    def _draw(self, share) -> np.ndarray:
        return self._rng.random(self._n) < share

    def _after(self, median: float) -> np.ndarray:
        return (MINUTE + median * np.exp(1.2 * self._rng.normal(size=self._n))).astype(np.int64)

    def _between(self, hours: float, more: float) -> np.ndarray:
        return self._rng.integers(int(hours * HOUR), int(more * HOUR), self._n)

    def _rows_of(self, accounts: list[str]) -> np.ndarray:
        return np.flatnonzero(self._traits.index.isin(accounts))


def _as_canonical(rows: pd.DataFrame, accounts: pd.DataFrame, talks: pd.DataFrame, topic: np.ndarray,
                  rng: np.random.Generator) -> pd.DataFrame:
    talk, ids = rows["talk"].to_numpy(), accounts["account_id"].to_numpy().astype("U")[rows["account"]]
    inbound = rows["kind"].isin(INBOUND).to_numpy()
    citizen = _padded(talks["citizen"].to_numpy()[talk], 5)
    post = talks["post"].to_numpy()[talk]
    posts = np.where(post > 0, _joined(ids, "-p", _padded(post, 5)), "")
    marks = np.isin(ids, MARKED)
    opening = rows["kind"].isin(["ask", "complain"]).to_numpy()
    running = rows.groupby("account").cumcount().to_numpy() + 1
    return pd.DataFrame({
        "account_id": ids, "conversation_id": np.where(post > 0, _joined(posts, "-", citizen), _joined("c", citizen)),
        "message_id": _joined(ids, "-m", _padded(running, 6)), "sent_at": stamps(rows["at"].to_numpy()),
        "direction": np.where(inbound, "inbound", "outbound"),
        "author": np.where(inbound, _joined("warga-", citizen), _joined("petugas-", _padded(talk % 3 + 1, 1))),
        "is_automatic": np.where(marks & ~inbound, np.where(rows["kind"] == "marked", "true", "false"), ""),
        "text": _texts(rows, accounts["opd_id"], rng),
        "topic": np.where(opening, np.array(["", *TOPICS])[topic[talk]], ""),
        "channel": np.where(post > 0, "comment", "private"), "post_id": posts, "at": rows["at"]})


def stamps(moments: np.ndarray) -> np.ndarray:
    """ISO 8601 with seconds and +07:00."""
    return _joined(np.datetime_as_string(moments.astype("datetime64[s]")), "+07:00")


def _texts(rows: pd.DataFrame, opds: pd.Series, rng: np.random.Generator) -> np.ndarray:
    pools = _pools()
    names = np.array(list(pools))
    sizes = np.array([len(pool) for pool in pools.values()])
    themed = np.array([THEME_OF.get(opd, "umum") for opd in opds])[rows["account"]]
    kind = rows["kind"].to_numpy().astype("U")
    wanted = np.where(np.isin(kind, list(SENTENCES)), kind, _joined(kind, "-", themed))
    order = np.argsort(names)
    pool = order[np.searchsorted(names, wanted, sorter=order)]
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    every = np.array([text for texts in pools.values() for text in texts])
    return every[first[pool] + (rng.random(len(rows)) * sizes[pool]).astype(int)]


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
    return [template.format(*words) for template in templates.split("|")
            for words in itertools.product(*(filling.split("|") for filling in fillings))]


def _joined(*parts) -> np.ndarray:
    whole = parts[0]
    for part in parts[1:]:
        whole = np.strings.add(whole, part)
    return whole


def _padded(numbers: np.ndarray, width: int) -> np.ndarray:
    return np.strings.zfill(numbers.astype("U"), width)
