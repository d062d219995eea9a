"""How many uploads an OPD may store in a day."""

import pytest

from tests.commands.shell import data, done, message, refused, written


@pytest.fixture
def limited(home, tmp_path):
    """A home whose OPDs may store two uploads a day."""
    table = "name,value,valid_from\nmax_daily_uploads,2,\n"
    done(data(home, "settings", written(tmp_path / "s.csv", table)))
    return home


def load(home, folder, number: int, account: str = "ig", **more: str):
    row = message(str(number), f"2026-09-0{number}T08:00:00+07:00", account_id=account)
    return data(home, "load", written(folder / f"{number}.csv", [row]), **more)


def test_what_is_beyond_is_refused_with_the_way_out(limited, tmp_path):
    for number in (1, 2):
        done(load(limited, tmp_path, number))
    sentence = refused(load(limited, tmp_path, 3))
    assert "Dinas Kesehatan" in sentence and "max_daily_uploads" in sentence and "besok" in sentence
    assert len(list((limited / "uploads").iterdir())) == 2
    done(load(limited, tmp_path, 1))  # nothing is stored of what is there already
    done(load(limited, tmp_path, 4, "wa"))  # another OPD
    done(
        load(limited, tmp_path, 3, TANGGAP_NOW="2026-10-05T17:00:00Z")
    )  # 00:00 WIB of the next day


def test_an_undone_upload_counts_too(limited, tmp_path):
    first = done(load(limited, tmp_path, 1)).line["upload_id"]
    done(load(limited, tmp_path, 2))
    done(data(limited, "undo", first))
    refused(load(limited, tmp_path, 3))
