"""The commands that load files, look at them, and take uploads or cases out again."""

import sys

from data.access import whose
from data.access.acting import who
from data.cases import cached, exclusions
from data.cases.rules import Rules
from data.commands.answering import assemble, say
from data.errors import Refused, quote, said
from data.importers.registry import FORMATS
from data.intake.commit import COUNTS
from data.intake.load import load as load_file
from data.intake.look import look as look_at
from data.intake.options import Options
from data.intake.rejected import Rejected, check_target
from data.lake import home, removal
from data.lake.uploads import Lake
from data.register.register import Register


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
            say(load_file(place, path, options, chosen.reader, who(), rejected=rejected))
        except Refused as refusal:
            print(said(refusal), file=sys.stderr, flush=True)
            refused += 1
    if chosen.rejected is not None:
        rejected.write(chosen.rejected)
    if refused < len(chosen.files) and place.has_register():
        assemble(place)
    return int(refused > 0)


def look(chosen) -> int:
    """What each FILE would be read as; nothing is stored. Exit code 1 where one of them would be
    refused."""
    place, options = home.current(), Options.of(chosen)
    place.create()
    found = [look_at(place, path, options, chosen.reader) for path in chosen.files]
    for line in found:
        say(line)
    return int(any("refused" in line for line in found))


def uploads(_) -> int:
    """One JSON line per upload, oldest first."""
    for upload in Lake.read(home.current()).uploads:
        info = upload.info
        say(
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
        Register.current(place), whose.of_environment(), Lake.read(place).upload(chosen.upload_id)
    )
    upload = removal.undo(place, chosen.upload_id, who())
    assemble(place)
    return say({"upload_id": upload.upload_id, "undone": True})


def purge(chosen) -> int:
    """Deletes an upload's rows for good."""
    place = home.current()
    upload = removal.purge(place, chosen.upload_id, who())
    assemble(place)
    return say({"upload_id": upload.upload_id, "purged": True})


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
        exclusions.add(place, found, None if chosen.undo else chosen.reason, who())
    assemble(place)
    return say(
        {
            "case_id": found["case_id"],
            "account_id": found["account_id"],
            "excluded": None if chosen.undo else chosen.reason,
        }
    )


def formats(_) -> int:
    """What can be read: format, kind, has_reply, has_closed_at."""
    for known in FORMATS:
        say(
            {
                "format": known.name,
                "kind": known.kind,
                "has_reply": known.has_reply,
                "has_closed_at": known.has_closed_at,
            }
        )
    return 0
