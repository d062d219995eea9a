"""A FILE is read in a child process; what of it refuses it as a whole."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from data import moment
from data.access import whose
from data.errors import NoRegister, Refused, quote
from data.importers.rows import reasons
from data.intake import families, told
from data.intake.options import Options
from data.intake.reader import Reader
from data.intake.stated import Stated, read_stated, statement_of
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake, Upload
from data.questions import AsksOwn, AsksWords, UnknownWord
from data.register.register import Register


def refuse_missing(path: Path) -> None:
    """Refused where there is no such file."""
    if not path.is_file():
        raise Refused(f"Berkas {quote(path.name)} tidak ada; periksa namanya.")


@dataclass(frozen=True)
class Order:
    """One FILE that is to be read: whose (``register``: as far as the person may load), how, what
    it states, when it came, and the child that reads it."""

    home: Home
    path: Path
    options: Options
    register: Register
    statement: Stated
    received: datetime
    reader: Reader

    @classmethod
    def of(
        cls, home: Home, path: Path, options: Options, reader: Reader, received: datetime
    ) -> "Order":
        """From what was asked; Refused where a time is none, or ends before it begins."""
        statement = read_stated(
            options.begin,
            options.end,
            list(options.accounts),
            options.timezone,
            now=received,
            partial=options.partial,
        )
        register = whose.limited(Register.current(home), options.opds)
        return cls(
            home, path, options, register, statement=statement, received=received, reader=reader
        )

    def read(self, folder: Path, preview: bool = False) -> dict:
        """What the child says of the FILE (see ``data.importers.judging.take``); its rows are in
        ``folder``. Where the days are taken by another family of formats, that is said before it is
        asked who of a talk is the account."""
        refuse_missing(self.path)
        if not self.register.opds:
            documents.refuse_gone(self.home)
            raise NoRegister
        unknown = [a for a in self.options.accounts if a not in self.register.accounts]
        if unknown:
            no_account = (
                f"{quote(unknown[0])} tidak ada dalam register atau bukan akun OPD Anda; perbaiki "
                "atau daftarkan dulu."
            )
            raise Refused(f"--account {no_account}", on_screen=f"Akun {no_account}")
        try:
            return self._read(self.options, folder, preview)
        except Refused as refusal:
            if isinstance(refusal.question, AsksOwn) and refusal.question.names:
                self._refuse_meeting(refusal.question.names[0])
            raise

    def upload_of(self, reading: dict, folder: Path) -> Upload:
        """The rows in ``folder`` as an upload that is not stored."""
        made = statement_of(reading, self.statement, self.received, self.path.name)
        received = {"received_at": moment.to_text(self.received)}
        return Upload("", folder, reading | made | received)

    def _read(self, options: Options, folder: Path, preview: bool) -> dict:
        context = told.context(
            self.home, self.register, options, self.statement, self.received, preview=preview
        )
        return self.reader.read(self.path, folder, context)

    def _refuse_meeting(self, anybody: str) -> None:
        """On which days a talk has messages does not hang on who of it is the account."""
        with self.home.staging_folder() as folder:
            try:
                reading = self._read(replace(self.options, own=(anybody,)), folder, False)
            except Refused:  # there is more to be asked: the first question stands
                return
            families.refuse_other(Lake.read(self.home), self.upload_of(reading, folder))


def refuse_nothing(reading: dict, statement_given: Stated, name: str) -> None:
    """Refused where no row at all could be taken."""
    rejected = reading["rejected_rows"]
    if rejected and len(rejected) == reading["read"]:
        none = f"Berkas {quote(name)}: tidak satu pun dari {len(rejected)} baris dapat diterima."
        raise Refused(
            f"{none} {reasons.sentence(rejected[0])}",
            words_question(reading),
            f"{none} {reasons.sentence(rejected[0], on_screen=True)}",
        )
    if reading["read"] == 0 and not statement_given.may_be_empty:
        without = f"Berkas {quote(name)} tidak berisi baris data"
        raise Refused(
            f"{without}; bila memang tidak ada pesan, nyatakan --account, --from dan --until.",
            on_screen=f"{without}; pilih berkas yang berisi pesan.",
        )


def words_question(reading: dict) -> AsksWords | None:
    """What a screen needs to ask what words of a file mean."""
    words = [UnknownWord(**word) for word in reading["unknown_words"]]
    return AsksWords(words) if words else None
