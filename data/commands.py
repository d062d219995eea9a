"""What each command of ``python -m data`` does; results go to standard output as JSON, nothing else
does."""

import getpass
import json
import os
import sys

from data.access import users as user_documents
from data.access import wall_link, whose
from data.cases import cached, exclusions, spark, store
from data.cases.rules import Rules
from data.errors import Refused, quote, said
from data.importers.registry import FORMATS
from data.intake import forgetting
from data.intake.commit import COUNTS
from data.intake.load import load as load_file
from data.intake.look import look as look_at
from data.intake.options import Options
from data.intake.rejected import Rejected, check_target
from data.lake import backup as backups
from data.lake import damage, home, leftovers, returning
from data.lake import strangers as others
from data.lake import uploads as lake
from data.lake import verify as verification
from data.lake.uploads import Lake
from data.processes import edge
from data.register import register as registers
from data.targets import calendar as calendars
from data.targets import classes as class_documents
from data.targets import schedule_file
from data.targets import settings as setting_documents
from data.targets import topics as topic_documents


def _who() -> str:
    """Who puts this in: TANGGAP_USER (set by the upload screen), else the name on this machine."""
    return os.environ.get("TANGGAP_USER") or getpass.getuser()


def _say(result: dict) -> int:
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return 0


def _assemble(place: home.Home) -> None:
    """Makes the store anew after a change: where the disk does not let it, the change stands all
    the same, and the next look makes the store."""
    with edge.stands("Perubahan sudah disimpan, tetapi angkanya belum disusun"):
        store.current(place)


def register(chosen) -> int:
    """Takes in the register; prints how many OPDs and accounts it now has."""
    place = home.current()
    files = chosen.opd_csv, chosen.accounts_csv
    return _say(
        registers.take_in(
            place, *files, chosen.correct, by=_who(), opened=lambda _: cached.opened(place)
        )
    )


def settings(chosen) -> int:
    """Takes in settings."""
    return _say(setting_documents.take_in(home.current(), chosen.file, _who()))


def calendar(chosen) -> int:
    """Takes in the calendar of the years that the file mentions."""
    return _say(calendars.take_in(home.current(), chosen.file, _who()))


def topics(chosen) -> int:
    """Takes in which topic is of which class."""
    return _say(topic_documents.take_in(home.current(), chosen.file, _who()))


def classes(chosen) -> int:
    """Takes in classes of topics with their resolution targets."""
    return _say(class_documents.take_in(home.current(), chosen.file, _who()))


def schedules(chosen) -> int:
    """Takes in working hours."""
    return _say(schedule_file.take_in(home.current(), chosen.file, _who()))


def users(chosen) -> int:
    """Takes in users and their roles."""
    return _say(user_documents.take_in(home.current(), chosen.file, _who()))


def load(chosen) -> int:
    """Loads each FILE by itself; a refused one prints its sentence and leaves the others alone."""
    place, options, refused = home.current(), Options.of(chosen), 0
    if chosen.rejected is not None:
        check_target(chosen.rejected, chosen.files)
    place.create()
    rejected = Rejected()
    chosen.reader.expect(len(chosen.files))
    for path in chosen.files:
        try:
            _say(load_file(place, path, options, chosen.reader, _who(), rejected=rejected))
        except Refused as refusal:
            print(said(refusal), file=sys.stderr, flush=True)
            refused += 1
    if chosen.rejected is not None:
        rejected.write(chosen.rejected)
    if refused < len(chosen.files) and place.has_register():
        _assemble(place)
    return int(refused > 0)


def look(chosen) -> int:
    """What each FILE would be read as; nothing is stored. Exit code 1 where one of them would be
    refused."""
    place, options = home.current(), Options.of(chosen)
    place.create()
    found = [look_at(place, path, options, chosen.reader) for path in chosen.files]
    for line in found:
        _say(line)
    return int(any("refused" in line for line in found))


def uploads(_) -> int:
    """One JSON line per upload, oldest first."""
    for upload in Lake.read(home.current()).uploads:
        info = upload.info
        _say(
            {
                "file": info["file"],
                "format": info["format"],
                "upload_id": upload.upload_id,
                **{name: info[name] for name in COUNTS},
                "cases": info["cases"],
                **({"bias": info["bias"]} if info.get("bias") else {}),
                "received_at": info["received_at"],
                "by": info["by"],
                "sha256": info["sha256"],
                "from": info["from"],
                "until": info["until"],
                "undone": not upload.valid,
            }
        )
    return 0


def undo(chosen) -> int:
    """Takes an upload out of all figures."""
    place = home.current()
    whose.refuse_foreign(
        registers.Register.current(place),
        whose.of_environment(),
        Lake.read(place).upload(chosen.upload_id),
    )
    upload = lake.undo(place, chosen.upload_id, _who())
    _assemble(place)
    return _say({"upload_id": upload.upload_id, "undone": True})


def purge(chosen) -> int:
    """Deletes an upload's rows for good."""
    place = home.current()
    upload = lake.purge(place, chosen.upload_id, _who())
    _assemble(place)
    return _say({"upload_id": upload.upload_id, "purged": True})


def exclude(chosen) -> int:
    """Takes a case out of all figures, or back in, by one more document."""
    place = home.current()
    with place.lock():
        view = Lake.read(place)
        rules = Rules.current(view)
        found = cached.find(chosen.case_id, view, rules)
        if found is None:
            missing = f"Kasus {quote(chosen.case_id)} tidak ada"
            raise Refused(
                f"{missing}; lihat nomornya dengan “python -m metrics cases”.",
                on_screen=f"{missing}.",
            )
        known = rules.exclusions.get(found["account_id"], {}).get(found["case_id"])
        if (known is None) == chosen.undo:
            raise Refused(
                f"Kasus {quote(chosen.case_id)} {'tidak sedang' if chosen.undo else 'sudah'} "
                "dikeluarkan; tidak ada yang diubah."
            )
        exclusions.add(place, found, None if chosen.undo else chosen.reason, _who())
    _assemble(place)
    return _say(
        {
            "case_id": found["case_id"],
            "account_id": found["account_id"],
            "excluded": None if chosen.undo else chosen.reason,
        }
    )


def wall(chosen) -> int:
    """Makes the wall's link anew and prints its secret this once, or withdraws it."""
    if chosen.withdraw:
        wall_link.withdraw(home.current(), _who())
        return _say({"withdrawn": True})
    return _say({"kunci": wall_link.make(home.current(), _who())})


def rebuild(chosen) -> int:
    """Deletes all derived files and makes them anew from the lake; with ``--engine spark`` the
    workers of a server cut the cases."""
    place = home.current()
    for upload in Lake.read(place).valid:
        damage.refuse_unless_whole(upload.folder)
    lake.forget_derived(place)
    if chosen.engine == "spark":
        spark.cut(place, chosen.remote)
    path = store.current(place)
    count = store.cursor(path).execute("SELECT count(*) FROM cases").fetchall()[0][0]
    return _say({"store": path.name, "accounts": len(Lake.read(place).by_account), "cases": count})


def verify(_) -> int:
    """Every file against its recorded hash, every count against its rows; then ``lupakan``."""
    place = home.current()
    backups.refuse_unfinished(place)
    leftovers.finish(place)
    looked, bad = verification.bad_files(place)
    if bad:
        print(
            f"{len(bad)} dari {looked} berkas tidak seperti yang tercatat: {', '.join(bad)}. "
            "Kembalikan dari cadangan.",
            file=sys.stderr,
        )
        return 1
    found = others.strangers(place)
    return _say({"files": looked, "bad": 0, "strangers": found, forgetting.STEP: _forget(place)})


def backup(chosen) -> int:
    """Copies the lake, after ``lupakan``: so an earlier backup is cleaned, too."""
    place = home.current()
    if chosen.check:
        return _say(returning.check(place, chosen.dir))
    leftovers.finish(place)
    _forget(place)
    return _say(backups.backup(place, chosen.dir))


def _forget(place: home.Home) -> dict[str, int]:
    """What had to go, and went; the store is made anew where uploads were written anew."""
    forgotten = forgetting.forget(place, _who())
    if forgotten.rewritten and place.has_register():
        _assemble(place)
    return forgotten.as_line()


def demo(_) -> int:
    """Fills ``<home>/demo``."""
    from data.demo import (
        filling,
    )  # late: what it needs to invent data costs every other command its start

    return _say(filling.fill(home.current()))


def formats(_) -> int:
    """What can be read: format, kind, has_reply, has_closed_at."""
    for known in FORMATS:
        _say(
            {
                "format": known.name,
                "kind": known.kind,
                "has_reply": known.has_reply,
                "has_closed_at": known.has_closed_at,
            }
        )
    return 0
