"""``lupakan``: what a home of an earlier program holds of citizens goes at the next ``verify``,
``purge`` or ``backup``, and the home is whole afterwards."""

import hashlib
import json
import subprocess
from datetime import datetime, timedelta

import pytest

from tests.commands.shell import NOW, copied, data, done, message, refused, truth, written

DAY = "2026-09-01T08:00:00+07:00"
SLID = "Bu Zulkaryani 081377700099 minta tolong, saluran air mati sejak kemarin"
STAMP = "31/09/2026 08.00"
COLUMNS = ("account_id", "sent_at", "direction", "is_automatic")


def infos(home) -> list[dict]:
    return [json.loads(path.read_bytes()) for path in sorted(home.glob("uploads/*/upload.json"))]


def values(home) -> list[str | None]:
    return [row["value"] for info in infos(home) for row in info["rejected_rows"]]


def everything(folder) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def assert_sums_hold(home) -> None:
    """With the tool that anybody has."""
    for sums in home.glob("uploads/*/SHA256SUMS"):
        there = [
            line for line in sums.read_text().splitlines() if (sums.parent / line[66:]).exists()
        ]
        told = "".join(f"{line}\n" for line in there)
        subprocess.run(["sha256sum", "-c", "-"], cwd=sums.parent, input=told, text=True, check=True)


def make_old(home) -> None:
    """The uploads as a program wrote them that kept the rejected cells."""
    for path in home.glob("uploads/*/upload.json"):
        info = json.loads(path.read_bytes())
        kept = [
            row | {"value": (SLID, STAMP)[i % 2]} for i, row in enumerate(info["rejected_rows"])
        ]
        text = json.dumps(info | {"rejected_rows": kept}, ensure_ascii=False, indent=1).encode()
        sums = path.with_name("SHA256SUMS")
        before, after = (
            hashlib.sha256(content).hexdigest() for content in (path.read_bytes(), text)
        )
        path.write_bytes(text)
        sums.write_text(sums.read_text().replace(before, after))


@pytest.fixture(scope="module")
def earlier(shared_home, tmp_path_factory):
    """A home with two uploads, each with four rejected rows, as it was kept before."""
    folder = tmp_path_factory.mktemp("files")
    for name in ("a", "b"):
        bad = [message(f"{name}{column}", DAY) | {column: SLID} for column in COLUMNS]
        path = written(folder / f"{name}.csv", [message(name, DAY), *bad])
        done(data(shared_home, "load", path))
    make_old(shared_home)
    return shared_home


@pytest.fixture
def home(earlier, tmp_path):
    return copied(earlier, tmp_path / "home")


def verified(home) -> dict[str, int]:
    """What the step took out, as ``verify`` says."""
    return done(data(home, "verify")).line["lupakan"]


def test_a_slid_row_leaves_its_place_and_reason_only(home, tmp_path):
    rows = [message("c", DAY), *(message(f"c{c}", DAY) | {c: SLID} for c in COLUMNS)]
    target = tmp_path / "ditolak.csv"
    said = done(data(home, "load", written(tmp_path / "c.csv", rows), "--rejected", target)).line
    info = infos(home)[2]
    assert said["rejected"] == 4 and SLID in target.read_text(encoding="utf-8-sig")
    assert [(r["row"], r["column"], r["value"]) for r in info["rejected_rows"]] == [
        (number, column, None) for number, column in enumerate(COLUMNS, start=3)
    ]


def test_verify_cleans_a_home_and_finds_it_whole(home):
    assert SLID.encode() in everything(home)
    assert verified(home) == {"masked_names": 0, "values": 4, "topics": 0, "rewritten": 2}
    assert values(home) == [None, STAMP] * 4
    assert SLID.encode() not in everything(home)
    assert_sums_hold(home)
    before = truth(home)
    assert verified(home) == {"masked_names": 0, "values": 0, "topics": 0, "rewritten": 0}
    assert truth(home) == before


def test_a_cleaned_home_counts_as_before_and_says_who_cleaned_it(home, tmp_path):
    known = written(tmp_path / "a.csv", [message("a", DAY)])
    verified(home)
    assert done(data(home, "load", known)).counts == (1, 0, 0, 1, 0)
    (document,) = (home / "documents" / "forgotten").iterdir()
    content = json.loads(document.read_bytes())
    assert (
        content["by"]
        and [list(files) for files in content["files"].values()] == [["upload.json"]] * 2
    )


def test_purge_takes_the_cells_along_stamps_too(home):
    first = min(path.name for path in (home / "uploads").iterdir())
    done(data(home, "purge", first))
    assert values(home) == [None] * 4 + [SLID, STAMP] * 2
    assert verified(home)["values"] == 2


def test_the_next_backup_cleans_an_earlier_one(home, tmp_path, earlier):
    target = tmp_path / "cadangan"
    copied(earlier, target)  # a backup is a home without its key
    assert SLID.encode() in everything(target)
    done(data(home, "backup", target))
    assert SLID.encode() not in everything(target) and SLID.encode() not in everything(home)
    assert truth(target) == truth(home)
    assert verified(target)["values"] == 0


@pytest.mark.parametrize("replaced", ["none", "one"], ids=["before", "between"])
def test_a_cleaning_that_was_cut_short_is_finished(home, earlier, replaced):
    """Killed once the document was there: before any file was replaced, or before its list of hashes
    was."""
    verified(home)
    for path in home.glob("uploads/*/*"):
        if path.name == "SHA256SUMS" or (replaced == "none" and path.name == "upload.json"):
            path.write_bytes((earlier / path.relative_to(home)).read_bytes())
    verified(home)
    assert SLID.encode() not in everything(home)
    assert_sums_hold(home)


def test_a_damaged_upload_is_named_not_written_anew(home, tmp_path):
    path = min(home.glob("uploads/*/messages.parquet"))
    path.write_bytes(path.read_bytes()[:-3])
    before = truth(home)
    assert path.parent.name in data(home, "verify").err
    assert path.parent.name in refused(data(home, "backup", tmp_path / "cadangan"))
    assert truth(home) == before


@pytest.mark.parametrize("days, files", [(90, 2), (91, 0)])
def test_masked_names_go_on_day_91_though_nothing_is_loaded(home, days, files):
    received = datetime.fromisoformat(NOW)
    later = (received + timedelta(days=days)).isoformat()
    line = done(data(home, "verify", TANGGAP_NOW=later)).line
    assert len(list((home / "masked").iterdir())) == files
    assert line["lupakan"]["masked_names"] == 2 - files
