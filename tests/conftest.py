"""Which tests one worker runs together, and the longest first; examples may take their time."""

import pytest
from hypothesis import settings

ALIKE = "tests/handbook/test_worked_"  # these files share one town, which takes half a minute to build
LONG = (ALIKE, "tests/test_reference.py", "tests/browser/", "tests/importers/test_pollutions.py",
        "tests/pages/test_upload", "tests/pages/test_actions.py")

settings.register_profile("busy machine", deadline=None)  # how long an example takes says nothing of what it shows
settings.load_profile("busy machine")


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items) -> None:
    """One worker for each file, and for those that are ALIKE. The longest come first, so that no worker ends alone with
    one of them; the order within each group stays."""
    for item in items:
        path = item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(ALIKE if path.startswith(ALIKE) else path))
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
