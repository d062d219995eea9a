"""Whose an account and an upload are: by the days on which an OPD had the account."""

import pytest

from data.access import whose
from data.errors import Refused
from data.register.register import Account, Opd, Register
from data.small_table import read_day

OPDS = {name: Opd(name, name, "dinas", ((None, "office"),)) for name in ("kes", "sos")}


def account(account_id: str, *rows: tuple[str, str, str]) -> tuple[Account, ...]:
    return tuple(
        Account(
            account_id, opd_id, "instagram", "@x", *(read_day(day, "", 0, "") for day in days), ()
        )
        for opd_id, *days in rows
    )


REGISTER = Register(
    OPDS,
    {
        "kes-ig": account("kes-ig", ("kes", "", "")),
        "sos-ig": account("sos-ig", ("sos", "", "")),
        "moved": account("moved", ("kes", "", "2026-08-31"), ("sos", "2026-09-01", "")),
    },
)


def upload(covered=(), begin=None, end=None, **stamps: tuple[str, str]) -> dict:
    """What upload.json says; stamps are UTC."""
    return {
        "covered": list(covered),
        "from": begin,
        "until": end,
        "stamps": {name.replace("_", "-"): [*span, 1] for name, span in stamps.items()},
    }


IN_AUGUST, IN_SEPTEMBER = (
    ("2026-08-03T01:00:00Z", "2026-08-20T01:00:00Z"),
    ("2026-09-03T01:00:00Z",) * 2,
)


@pytest.mark.parametrize(
    "info, owners",
    [
        (upload(kes_ig=IN_AUGUST), {"kes"}),
        (upload(kes_ig=IN_AUGUST, sos_ig=IN_AUGUST), set()),
        (upload(moved=IN_AUGUST), {"kes"}),
        (upload(moved=IN_SEPTEMBER), {"sos"}),
        (upload(moved=(IN_AUGUST[0], IN_SEPTEMBER[0])), set()),
        (upload(moved=("2026-08-31T16:59:59Z", "2026-08-31T16:59:59Z")), {"kes"}),  # 23:59:59 WIB
        (
            upload(moved=("2026-08-31T17:00:00Z", "2026-08-31T17:00:00Z")),
            {"sos"},
        ),  # 00:00 WIB of the next day
        (
            upload(["sos-ig"], "2026-08-01T00:00:00Z", "2026-08-31T17:00:00Z", kes_ig=IN_AUGUST),
            set(),
        ),
        (
            upload(["moved"], "2026-07-31T17:00:00Z", "2026-08-31T17:00:00Z"),
            {"kes"},
        ),  # August, to 24:00 WIB
        (upload(["unknown"], "2026-08-01T00:00:00Z", "2026-08-31T17:00:00Z"), set()),
        (upload(), set()),
    ],
)
def test_an_upload_is_an_opds_own_only_where_all_of_it_is(info, owners):
    assert {opd_id for opd_id in OPDS if whose.owns(REGISTER, (opd_id,), info)} == owners


def test_somebody_of_both_opds_has_all_of_it():
    assert whose.owns(
        REGISTER, ("kes", "sos"), upload(kes_ig=IN_AUGUST, sos_ig=IN_AUGUST, moved=IN_AUGUST)
    )


def test_the_register_of_an_opd_has_its_accounts_while_they_are_its_own():
    own = whose.limited(REGISTER, ("sos",))
    assert set(own.accounts) == {"sos-ig", "moved"}
    assert [row.opd_id for row in own.accounts["moved"]] == ["sos"]
    assert whose.limited(REGISTER, None) is REGISTER and whose.limited(REGISTER, ()).accounts == {}


def test_the_environment(monkeypatch):
    monkeypatch.delenv("TANGGAP_OPDS", raising=False)
    assert whose.of_environment() is None
    monkeypatch.setenv("TANGGAP_OPDS", "")
    assert whose.of_environment() == ()
    monkeypatch.setenv("TANGGAP_OPDS", "kes;sos")
    assert whose.of_environment() == ("kes", "sos")
    for command in (
        "purge",
        "register",
        "users",
        "exclude",
        "wall",
        "settings",
        "uploads",
        "backup",
    ):
        with pytest.raises(Refused, match=f"“{command}” hanya untuk Diskominfo"):
            whose.refuse_command(command)
    whose.refuse_command("load")
