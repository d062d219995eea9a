"""Opens our CSV in LibreOffice with every separator and looks for formulas: python -m
bench.spreadsheet (needs ``soffice``, package libreoffice-calc).

A first file without guards shows that the question is put rightly: it must come out with formulas."""

import csv
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from data.safe_text import write_csv

SEPARATORS = {";": 59, ",": 44, "tab": 9, "|": 124}
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(1;1)", '"=1+1"', ' "=1+1"')
BREAKS = (";", ",", "\t", "|", "\n", "\r\n")
TEXTS = [f"Halo{sign}{formula}{sign}{sign}{formula}" for sign in BREAKS for formula in FORMULAS]


def formulas(path: Path, separator: int, folder: Path) -> int:
    """How many cells of a CSV LibreOffice takes for formulas."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            f"--infilter=CSV:{separator},34,76,1,,0,false,true",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    with zipfile.ZipFile(folder / f"{path.stem}.xlsx") as book:
        return book.read("xl/worksheets/sheet1.xml").count(b"<f")


def main() -> int:
    """Prints formulas per separator, without and with guards; 1 where a guarded file has any."""
    if shutil.which("soffice") is None:
        print("soffice is not installed (apt-get install libreoffice-calc)", file=sys.stderr)
        return 2
    found = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, safe = folder / "bare.csv", folder / "safe.csv"
        with open(bare, "w", newline="", encoding="utf-8-sig") as handle:
            csv.writer(handle).writerows(["lain", text, 7] for text in TEXTS)
        write_csv(safe, ["Satu", "Dua", "Tiga"], (["lain", text, 7] for text in TEXTS))
        for sign, number in SEPARATORS.items():
            counts = [formulas(path, number, folder) for path in (bare, safe)]
            print(f"opened with {sign:3}: {counts[0]:3} formulas without guards, {counts[1]} with")
            found += counts[1]
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
