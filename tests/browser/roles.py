"""The local mode's switch of roles, used as a person does."""

WAIT = 30_000


def become(page, role: str, opd: str | None = None) -> None:
    """Chooses a role and, where it has one, its OPD, in a page that is open."""
    page.get_by_role("heading", level=1).first.wait_for(timeout=WAIT)
    settled(page)
    page.get_by_role("button", name="Mode lokal").click()
    _choose(page, "Peran", role)
    if opd:
        _choose(page, "OPD", opd)
    page.keyboard.press("Escape")


def _choose(page, field: str, value: str) -> None:
    page.get_by_role("combobox", name=field, exact=True).click(timeout=WAIT)
    page.keyboard.type(value)  # a long list is drawn in part only
    page.get_by_role("option", name=value, exact=True).click(timeout=WAIT)
    page.wait_for_timeout(300)
    settled(page)


def settled(page, timeout: int = WAIT) -> None:
    """Waits until the script has ended; ``timeout`` in milliseconds."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=timeout)
