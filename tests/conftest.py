"""Which tests one worker runs together, and the longest first; what workers share; examples may
take their time.

pytest-xdist is not needed: ``pytest`` alone runs the same tests one after another, and
``--random-order`` shuffles them (files, and the tests within each)."""

import os

import pytest
from hypothesis import settings

from data.intake.reader import Reader
from tests import chromium, histories, made

# Files that share a town or a server, slow to make: each group is for one worker
TOGETHER = (
    ("tests/handbook/test_worked_", "tests/handbook/test_evidence"),
    tuple(
        f"tests/browser/test_{name}.py"
        for name in ("network", "explain", "review", "local_mode", "run", "start_upload")
    ),
    tuple(f"tests/browser/test_{name}.py" for name in ("axe", "board_tools", "rights", "wall")),
)
LONG = (
    *TOGETHER[0],
    "tests/test_reference.py",
    "tests/bench/",
    "tests/browser/",
    "tests/handbook/test_privacy_of_formats.py",
    "tests/reports/test_causes.py",
    "tests/data/importers/tables/test_pollutions.py",
    "tests/pages/upload/",
    "tests/pages/access/test_actions.py",
)

# What ``make test-fast`` leaves out: whatever starts a server, a browser or many processes, and what
# takes more than some seconds of the processor
SLOW = (
    *LONG,
    "tests/commands/",
    "tests/data/demo/",
    "tests/data/cases/",
    "tests/data/intake/",
    "tests/data/lake/test_links.py",
    "tests/data/review/test_decisions.py",
    "tests/data/importers/test_names.py",
    "tests/data/importers/test_reported_chats.py",
    "tests/data/importers/chats/test_whatsapp.py",
    "tests/data/importers/platforms/",
    "tests/data/importers/tables/test_offices_tables.py",
    "tests/data/importers/tables/test_offices_words.py",
    "tests/data/importers/tables/test_reported.py",
    "tests/data/importers/tickets/",
    "tests/handbook/",
    "tests/reports/",
    "tests/metrics/coverage/",
    "tests/metrics/dictionary/",
    "tests/metrics/review/",
    "tests/metrics/test_days.py",
    "tests/pages/access/",
    "tests/pages/board/",
    "tests/pages/coverage/",
    "tests/pages/dictionary/",
    "tests/pages/figure/",
    "tests/pages/profile/",
    "tests/pages/published/",
    "tests/pages/register/",
    "tests/pages/review/",
    "tests/pages/trend/",
)

settings.register_profile(
    "busy machine", deadline=None
)  # how long an example takes says nothing of what it shows
settings.load_profile("busy machine")


@pytest.fixture(scope="session", autouse=True)
def shared_by_workers(tmp_path_factory):
    """What is dear is made once for all workers: in the folder of the run, in which each has its
    own (tests/made.py)."""
    folder = tmp_path_factory.getbasetemp()
    made.share((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "made")


@pytest.fixture(scope="session")
def reader():
    """The child that reads files, one for all tests of a worker."""
    with Reader() as one:
        yield one


@pytest.fixture(scope="session")
def browser():
    """Chromium, one for all tests of a worker: Playwright allows no second one beside it."""
    yield from chromium.started()


@pytest.fixture
def today(monkeypatch):
    """It is the day on which random histories end."""
    monkeypatch.setenv("TANGGAP_NOW", histories.NOW.isoformat())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """One worker for each file, and one for all files of a group; in the order collected."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            return next((group[0] for group in TOGETHER if path.startswith(group)), path)

    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(items) -> None:
    """Marks what is slow. The longest files come first, so that no worker ends alone with one of
    them; the order within each group stays."""
    for item in items:
        if item.nodeid.startswith(SLOW):
            item.add_marker("slow")
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
