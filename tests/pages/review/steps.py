"""The steps of Tinjauan bulanan, as a person opens and reads them: in AppTest and in the browser."""

from pages.review.steps import STEPS
from tests.browser.roles import at_rest

EVERY = tuple(step.key for step in STEPS)
INSIDE = {step.key: step.inside for step in STEPS}  # what is clicked to open it


def opened(at, *names: str):
    """The page with these steps open; further parts by the whole key of what opens them."""
    for name in names:
        at.session_state[f"step-{name}" if name in EVERY else name] = True
    return at.run()


def state(at, name: str) -> str:
    """What a step says of its state."""
    [said] = [one.value for one in at.markdown if one.value.startswith(f"**{name}")]
    return said.replace("\u00a0", " ")


def open_in(page, *names: str) -> None:
    """Opens these steps in the browser, one after another."""
    for name in names:
        way_in(page, name).click()
        at_rest(page)


def way_in(page, name: str):
    """What is clicked to open a step."""
    return page.locator("summary", has_text=INSIDE[name])


def is_open(page, name: str) -> bool:
    """Whether a step is."""
    return page.locator("details[open]", has=way_in(page, name)).count() > 0
