"""The longest files come first, so that no worker ends alone with one of them."""

LONG = ("tests/test_reference.py", "tests/browser/", "tests/importers/test_pollutions.py", "tests/pages/test_upload")


def pytest_collection_modifyitems(items) -> None:
    """Keeps the order within each group."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
