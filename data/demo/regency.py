"""The demo's offices and their accounts: OPDs as Klaten has them, handles that are clearly made
up."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

PLATFORMS = {
    "wa": "whatsapp",
    "ig": "instagram",
    "fb": "facebook",
    "x": "x",
    "tt": "tiktok",
    "yt": "youtube",
    "tk": "ticket",
}
TICKETS = {
    "diskominfo": "lapor-klaten",
    "dukcapil": "dukcapil-helpdesk",
    "rsud-bagas-waras": "rsud-tiket",
}
NEVER_CLOSED = {"rsud-bagas-waras", "rsud-cawas", "bpbd", "satpol"}
NEW_ACCOUNTS = {"dinkes-tt", "disperinaker-tt"}  # opened in the course of the demo's months

# id | name | kind | platforms
OFFICES = """
dukcapil | Dinas Kependudukan dan Pencatatan Sipil | dinas | wa ig fb x yt tk
diskominfo | Dinas Komunikasi dan Informatika | dinas | wa ig fb x tt yt tk
dinkes | Dinas Kesehatan | dinas | wa ig fb tt yt
disdik | Dinas Pendidikan | dinas | wa ig fb yt
dissos | Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana | dinas | wa ig fb
dpmptsp | Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu | dinas | wa ig fb
dpupr | Dinas Pekerjaan Umum dan Penataan Ruang | dinas | wa ig fb x
disperakim | Dinas Perumahan Rakyat dan Kawasan Permukiman | dinas | wa ig
disperinaker | Dinas Perindustrian dan Tenaga Kerja | dinas | wa ig tt
dkpp | Dinas Ketahanan Pangan dan Pertanian | dinas | wa ig fb
dlh | Dinas Lingkungan Hidup | dinas | wa ig fb
dispermasdes | Dinas Pemberdayaan Masyarakat dan Desa | dinas | ig fb tt
dishub | Dinas Perhubungan | dinas | wa ig fb x
dkukmp | Dinas Koperasi, Usaha Kecil Menengah dan Perdagangan | dinas | ig fb tt
disbudporapar | Dinas Kebudayaan, Kepemudaan, Olahraga dan Pariwisata | dinas | ig fb x tt yt
dispersip | Dinas Arsip dan Perpustakaan | dinas | ig fb yt
bapperida | Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah | badan | ig yt
bpkpad | Badan Pengelolaan Keuangan, Pendapatan dan Aset Daerah | badan | wa ig
bkpsdm | Badan Kepegawaian dan Pengembangan Sumber Daya Manusia | badan | wa ig fb
bpbd | Badan Penanggulangan Bencana Daerah | badan | wa ig fb x
kesbangpol | Badan Kesatuan Bangsa dan Politik | badan | ig
rsud-bagas-waras | RSUD Bagas Waras | rsud | wa ig fb tt tk
rsud-cawas | RSUD Cawas | rsud | wa ig fb
inspektorat | Inspektorat Daerah | inspektorat | wa ig
setwan | Sekretariat DPRD | sekretariat | ig fb
satpol | Satuan Polisi Pamong Praja dan Pemadam Kebakaran | satpol | wa ig x
prokopim | Bagian Protokol dan Komunikasi Pimpinan | bagian | ig fb yt
kesra | Bagian Kesejahteraan Rakyat | bagian | ig
organisasi | Bagian Organisasi | bagian | ig
"""

KECAMATAN = """
Prambanan | wa ig fb
Gantiwarno | ig
Wedi | wa ig
Bayat | wa ig
Cawas | wa ig
Trucuk | ig fb
Kalikotes | ig fb
Kebonarum | ig
Jogonalan | wa ig
Manisrenggo | ig
Karangnongko | ig fb
Ngawen | ig
Ceper | wa ig
Pedan | wa ig
Karangdowo | ig
Juwiring | wa ig
Wonosari | ig
Delanggu | wa ig fb
Polanharjo | ig
Karanganom | ig
Tulung | ig
Jatinom | wa ig
Kemalang | ig
Klaten Selatan | wa ig
Klaten Tengah | wa ig
Klaten Utara | wa ig
"""


@dataclass(frozen=True)
class Office:
    """One OPD; ``platforms`` are keys of PLATFORMS."""

    opd_id: str
    name: str
    kind: str
    platforms: tuple[str, ...]

    @property
    def schedule(self) -> str:
        """Around the clock for hospitals, disaster and fire services."""
        return "24h" if self.opd_id in NEVER_CLOSED else "office"


def offices() -> list[Office]:
    """All OPDs, in the order of the tables above."""
    found = [
        Office(opd_id, name, kind, tuple(platforms.split()))
        for opd_id, name, kind, platforms in _rows(OFFICES)
    ]
    return found + [
        Office(
            "kec-" + name.lower().replace(" ", "-"),
            f"Kecamatan {name}",
            "kecamatan",
            tuple(platforms.split()),
        )
        for name, platforms in _rows(KECAMATAN)
    ]


def accounts(opened: date) -> pd.DataFrame:
    """``account_id, opd_id, platform, handle, valid_from`` of all accounts; new ones are valid from
    ``opened``."""
    rows = [
        (
            TICKETS[office.opd_id] if code == "tk" else f"{office.opd_id}-{code}",
            office.opd_id,
            PLATFORMS[code],
            _handle(office, code),
        )
        for office in offices()
        for code in office.platforms
    ]
    found = pd.DataFrame(rows, columns=["account_id", "opd_id", "platform", "handle"])
    return found.assign(
        valid_from=[opened.isoformat() if i in NEW_ACCOUNTS else "" for i in found["account_id"]]
    )


def write(folder: Path, its_accounts: pd.DataFrame) -> tuple[Path, Path]:
    """Writes both register files and returns their paths."""
    opd_csv, accounts_csv = folder / "opd.csv", folder / "accounts.csv"
    rows = [(o.opd_id, o.name, o.kind, o.schedule) for o in offices()]
    pd.DataFrame(rows, columns=["opd_id", "name", "kind", "schedule"]).to_csv(opd_csv, index=False)
    its_accounts.to_csv(accounts_csv, index=False)
    return opd_csv, accounts_csv


def _handle(office: Office, code: str) -> str:
    name = office.opd_id.replace("-", "_")
    return {
        "wa": f"WhatsApp contoh {office.opd_id}",
        "ig": f"@contoh_{name}_klt",
        "fb": f"contoh.{name}.klt",
        "x": f"@contoh_{name}",
        "tt": f"@contoh.{name}",
        "yt": f"@contoh-{office.opd_id}-klt",
        "tk": f"Tiket contoh {TICKETS.get(office.opd_id)}",
    }[code]


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
