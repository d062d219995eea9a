"""Every sample file, each loaded into a home of its own, as the table of bench/README.md.

    .venv/bin/python -m bench.samples [../shared/samples]

The folder that a sample lies in is the account it is loaded for. OPTIONS holds what a person adds
who knows where a file comes from; files that it does not name are loaded without any."""

import argparse
import shlex
import tempfile
from fnmatch import fnmatch
from pathlib import Path

from data.__main__ import parser
from data.errors import Refused
from data.intake.commit import COUNTS
from data.intake.load import load
from data.intake.options import Options
from data.intake.reader import Reader
from data.lake.home import Home
from data.register import merging

FOLDERS = (
    "boston311",
    "lapor",
    "chatwoot",
    "helpdesk",
    "whatsapp",
    "telegram",
    "signal",
    "facebook",
    "instagram",
    "tiktok",
    "x",
    "youtube",
)
BOSTON = [
    "--map",
    "account_id==boston311",
    "--map",
    "case_id=case_enquiry_id",
    "--map",
    "opened_at=open_dt",
    "--map",
    "closed_at=closed_dt",
    "--map",
    "status=case_status",
    "--map",
    "topic=subject",
    "--timezone",
    "America/New_York",
]
NYC = [
    "--map",
    "account_id==boston311",
    "--map",
    "case_id=Unique Key",
    "--map",
    "opened_at=Created Date",
    "--map",
    "closed_at=Closed Date",
    "--map",
    "status=Status",
    "--map",
    "topic=Complaint Type",
    "--timezone",
    "America/New_York",
]
NAMED = {"BOSTON": BOSTON, "NYC": NYC}


def chat(account: str, *own: str) -> list[str]:
    """Whose chats these are, and under which names the account writes in them."""
    return ["--account", account, *(part for name in own for part in ("--own", name))]


WHATSAPP = chat("whatsapp", "John Doe")
OPTIONS: dict[str, list[str]] = {
    "boston311/boston311-*": BOSTON,
    "boston311/NYC311-*": NYC,
    "lapor/*.csv": chat("lapor"),
    "helpdesk/*.csv": chat("helpdesk"),
    "platforms/whatsapp/chatminer_*": WHATSAPP,
    "platforms/whatsapp/chatminer_test_dateformat4.txt": [*WHATSAPP, "--dates", "dmy"],
    "platforms/whatsapp/chatminer_test_unicode.txt": [*WHATSAPP, "--dates", "dmy"],
    "platforms/whatsapp/id_android_*": chat("whatsapp", "Budi"),
    "platforms/whatsapp/id_ios_*": [*chat("whatsapp", "Budi"), "--dates", "dmy"],
    "platforms/whatsapp/lorem*": chat("whatsapp", "Mary"),
    "platforms/whatsapp/lorem-merge-part2.txt": chat("whatsapp", "Maria"),
    "platforms/whatsapp/pokemon.txt": chat("whatsapp", "Brock"),
    "platforms/telegram/chatminer_*": chat("telegram", "Author 1"),
    "platforms/telegram/chatpack_*": chat("telegram", "Bob"),
    "platforms/signal/*": chat("signal", "John Doe"),
    "platforms/facebook/chatminer_*": chat("facebook", "John Doe"),
    "platforms/facebook/message_1_*": chat("facebook", "Hans"),
    "platforms/instagram/*": chat("instagram", "John Doe"),
    "platforms/tiktok/*": chat("tiktok"),
    "platforms/x_archive/direct-messages.js": chat("x", "25401953"),
    "platforms/x_archive/tweets.js": chat("x"),
    "platforms/youtube/*": chat("youtube", "UCa-vrCLQHviTOVnEKDOdetQ"),
}


def samples(folder: Path) -> list[Path]:
    """All files but the notes on them."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and p.name not in ("README.md", "PROVENANCE.txt")
    )


def write_register(folder: Path) -> tuple[Path, Path]:
    """One OPD and one account per folder of samples."""
    opds, accounts = folder / "opd.csv", folder / "accounts.csv"
    opds.write_text("opd_id,name,kind,schedule\nd,Dinas,dinas,office\n")
    accounts.write_text(
        "account_id,opd_id,platform,handle\n" + "".join(f"{a},d,{a},@{a}\n" for a in FOLDERS)
    )
    return opds, accounts


def options_of(name: str) -> list[str]:
    """The options of the last pattern that fits."""
    found = [given for pattern, given in OPTIONS.items() if fnmatch(name, pattern)]
    return found[-1] if found else []


def outcome(path: Path, given: list[str], reader: Reader) -> tuple[str, ...]:
    """The counts of the line, or the one sentence, of a file loaded into a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        merging.take_in(home, *write_register(Path(folder)), False, "bench", lambda _: {})
        chosen = Options.of(parser().parse_args(["load", "x", *given]))
        try:
            line = load(home, path, chosen, reader, "bench")
        except Refused as refusal:
            return (str(refusal), *[""] * len(COUNTS), "")
        return (line["format"], *(str(line[name]) for name in (*COUNTS, "cases")))


def written(given: list[str]) -> str:
    """The options as a person types them; long mappings by their name."""
    return next((name for name, options in NAMED.items() if options == given), shlex.join(given))


def main() -> None:
    """Prints the table, each file with its options, or without any: what is refused then, and
    how."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path, nargs="?", default=Path("../shared/samples"))
    options.add_argument(
        "--bare", action="store_true", help="without the options that the files need"
    )
    chosen = options.parse_args()
    print("| file | options | format, or the sentence |", " | ".join((*COUNTS, "cases")), "|")
    print("|---" * (4 + len(COUNTS)) + "|")
    with Reader() as reader:
        for path in samples(chosen.folder):
            name = str(path.relative_to(chosen.folder))
            given = [] if chosen.bare else options_of(name)
            print(
                "|",
                " | ".join((name, written(given), *outcome(path, given, reader))),
                "|",
                flush=True,
            )


if __name__ == "__main__":
    main()
