"""What a person does in a page of ours, and how a test waits for it: always for a state of the page,
never for a time. ``WAIT`` is only a guard, for a machine that has other work."""

WAIT = 120_000  # milliseconds
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Quiet: for as long as a few frames nothing changes, scrolls or is animated. Timers of a busy page
# come late, so that this lasts longer where the machine is slower.
QUIET = """() => new Promise((ready) => {
    let last = performance.now();
    const changed = () => { last = performance.now() };
    const watch = new MutationObserver(changed);
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    watch.observe(document, all);
    for (const one of document.querySelectorAll("*")) {
        if (one.shadowRoot) watch.observe(one.shadowRoot, all);
    }
    document.addEventListener("scroll", changed, true);
    const look = () => {
        const ends = (one) => one.effect.getComputedTiming().endTime !== Infinity;
        if (document.getAnimations().some((one) => one.playState === "running" && ends(one))) changed();
        if (performance.now() - last < 200) return requestAnimationFrame(look);
        watch.disconnect();
        document.removeEventListener("scroll", changed, true);
        ready();
    };
    document.fonts.ready.then(() => requestAnimationFrame(look));
})"""


def become(page, role: str, opd: str | None = None) -> None:
    """Chooses a role in local mode and, where it has one, its OPD, in a page that is open.

    The page may still show what it showed before: wait for something that only the role sees."""
    page.get_by_role("heading", level=1).first.wait_for()
    settled(page)
    page.get_by_role("button", name="Mode lokal").click()
    _choose(page, "Peran", role)
    if opd:
        _choose(page, "OPD", opd)
    page.keyboard.press("Escape")


def _choose(page, field: str, value: str) -> None:
    page.get_by_role("combobox", name=field, exact=True).click()
    page.keyboard.type(value)  # a long list is drawn in part only
    page.get_by_role("option", name=value, exact=True).click()
    page.get_by_role("option").first.wait_for(state="detached")  # chosen, and sent
    settled(page)


def settled(page, timeout: int = WAIT) -> None:
    """Waits until the script has ended; ``timeout`` in milliseconds."""
    page.locator(IDLE).wait_for(timeout=timeout)


def at_rest(page) -> None:
    """Waits until the script has ended and nothing on the page moves any more."""
    settled(page)
    page.evaluate(QUIET)


def has_said_all(page) -> None:
    """Waits until the page has also asked the server for all that it wants."""
    settled(page)
    page.wait_for_load_state("networkidle")
