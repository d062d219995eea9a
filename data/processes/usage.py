"""Wrong usage of a command, said as every refusal is: one Indonesian sentence, below the line that
shows the usage."""

import argparse
import re
import sys
from datetime import date
from typing import NoReturn

from data.errors import quote, shorten

WRONG_USAGE = 2  # exit code
FIRST_YEAR, LAST_YEAR = 1990, 2100  # that a command takes
SAID = {  # what argparse says (its own wording, Python 3.11 to 3.14): what a person is told
    r"the following arguments are required: (?P<name>.+)": "Belum ada {name}; tambahkan, lalu "
    "ulangi.",
    r"one of the arguments (?P<name>.+) is required": "Belum ada salah satu dari {name}; "
    "tambahkan, lalu ulangi.",
    r"argument (?P<name>.+?): not allowed with argument (?P<known>.+)": "{name} tidak dapat "
    "bersama {known}; pilih satu.",
    r"unrecognized arguments: (?P<value>.+)": "{value} tidak dikenal atau tidak pada tempatnya; "
    "lihat --help.",
    r"ambiguous option: (?P<value>.+?) could match (?P<known>.+)": "{value} dapat berarti {known}; "
    "tulis lengkap.",
    r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<known>.+)\)": (
        "{value} bukan nilai untuk {name}; pilih salah satu dari {known}."
    ),
    r"argument (?P<name>.+?): expected .*argument.*": "{name} belum diberi nilai; tulis nilainya "
    "sesudah nama itu.",
    r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)": "{name} tidak menerima "
    "nilai; hapus {value}.",
    r"argument (?P<name>.+?): (?P<reason>.+)": "{name}: {reason}.",
}


class Parser(argparse.ArgumentParser):
    """As argparse's, whose own sentences are English; its parsers of sub-commands are of this class
    too."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with WRONG_USAGE; nothing on standard output."""
        usage = " ".join(self.format_usage().split()).removeprefix("usage: ")
        print(f"Cara pakai: {usage}", shorten(sentence(message)), sep="\n", file=sys.stderr)
        self.exit(WRONG_USAGE)


def month(text: str) -> str:
    """YYYY-MM, as it is; ArgumentTypeError, with what is wrong, for anything else."""
    try:
        if len(text) != 7 or not FIRST_YEAR <= date.fromisoformat(f"{text}-01").year <= LAST_YEAR:
            raise ValueError(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{quote(text)} bukan bulan; tulis YYYY-MM") from None
    return text


def sentence(message: str) -> str:
    """The sentence for what argparse says."""
    message = " ".join(message.split())
    for pattern, words in SAID.items():
        if found := re.fullmatch(pattern, message):
            parts = {name: part.replace("'", "") for name, part in found.groupdict().items()}
            return words.format(**parts | {"value": quote(parts.get("value", ""))})
    return f"Perintah ini tidak dipahami ({quote(message)}); lihat cara pakainya dengan --help."
