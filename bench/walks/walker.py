"""One person at one page, who counts."""

from playwright.sync_api import TimeoutError as WaitedInVain

WAIT = 120_000  # a guard, for a machine that has other work
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0 Mobile Safari/537.36",
}
SIZES = {"390 × 844": PHONE, "1440 × 900": {"viewport": {"width": 1440, "height": 900}}}
HEADER = 60  # pixels that the menu covers


class NotSeen(Exception):
    """What a walk needs is not in sight, not even after one scroll."""


class Walker:
    """One person at one page, who counts."""

    def __init__(self, page):
        self.page, self.clicks, self.entries, self.scrolls = page, 0, 0, 0

    def click(self, target) -> None:
        """On something in sight, which leads on."""
        self.see(target)
        target.click()
        self.clicks += 1

    def enter(self, target) -> None:
        """On something that says what only the person knows, as a word that is typed: which case,
        or that a file is right; a form is scrolled through as far as it is long."""
        target.click()
        self.entries += 1

    def menu(self, name: str) -> None:
        """A page of the menu, which a phone has behind a button."""
        opener = self.page.get_by_test_id("stExpandSidebarButton")
        if opener.is_visible():
            self.click(opener)
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def hand_in(self, name: str, content: bytes) -> None:
        """A file of the person's own."""
        given = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.locator("input[type=file]").first.set_input_files(given)

    def see(self, target) -> str:
        """The words of what is wholly in sight, after one scroll at most."""
        try:
            target.wait_for(timeout=WAIT)
        except WaitedInVain:
            raise NotSeen(f"not there: {target}") from None
        self.page.wait_for_timeout(300)  # what stands above it has come
        if not self._is_in_sight(target):
            height = self.page.viewport_size["height"]
            box = target.bounding_box()
            by = min(max(box["y"] - height / 3, HEADER - height), height - HEADER)
            self.page.get_by_test_id("stMain").evaluate("(e, by) => e.scrollBy(0, by)", by)
            self.scrolls += 1
        if not self._is_in_sight(target):
            raise NotSeen(f"not in sight: {target}")
        return " ".join(target.inner_text().split())

    def _is_in_sight(self, target) -> bool:
        box, size = target.bounding_box(), self.page.viewport_size
        return (
            box["x"] >= 0
            and box["x"] + box["width"] <= size["width"]
            and (
                box["y"] >= 0
                and box["y"] + min(box["height"], size["height"] / 2) <= size["height"]
            )
        )
