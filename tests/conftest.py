"""The longest files come first, so that no worker ends alone with one of them; examples may take their time."""

from hypothesis import settings

LONG = ("tests/test_reference.py", "tests/browser/", "tests/importers/test_pollutions.py", "tests/pages/test_upload")

settings.register_profile("busy machine", deadline=None)  # how long an example takes says nothing of what it shows
settings.load_profile("busy machine")


def pytest_collection_modifyitems(items) -> None:
    """Keeps the order within each group."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
