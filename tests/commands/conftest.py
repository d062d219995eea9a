"""Homes that are ready to use: registered once per session, copied for whoever wants one of his
own."""

import pytest

from tests.commands.shell import copied, data, done, written

OPDS = """opd_id,name,kind,schedule
kes,Dinas Kesehatan,dinas,office
rsud,RSUD Kartini,rsud,24h
utara,Kecamatan Utara,kecamatan,office
"""
ACCOUNTS = """account_id,opd_id,platform,handle,valid_from
ig,kes,instagram,@dinkes,
wa,rsud,whatsapp,0812000,
fb,utara,facebook,kec.utara,2026-01-01
boston,utara,311,boston,
"""


@pytest.fixture(scope="session")
def registered(tmp_path_factory):
    """A home with the register above and nothing else; only to be copied."""
    folder = tmp_path_factory.mktemp("registered")
    done(
        data(
            folder / "home",
            "register",
            written(folder / "opd.csv", OPDS),
            written(folder / "akun.csv", ACCOUNTS),
        )
    )
    return folder / "home"


@pytest.fixture
def home(registered, tmp_path):
    """A registered home of one test."""
    return copied(registered, tmp_path / "home")


@pytest.fixture(scope="module")
def shared_home(registered, tmp_path_factory):
    """A registered home that the tests of one module share."""
    return copied(registered, tmp_path_factory.mktemp("shared") / "home")
