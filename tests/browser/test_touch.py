"""What a finger meets that no mouse does."""

from tests.browser.roles import at_rest

OVERLAP = """() => {
    const tools = document.querySelector("[data-testid=stElementToolbar]").getBoundingClientRect();
    const hit = (box) => box.width && box.right > tools.left + 1 && box.left < tools.right - 1
        && box.bottom > tools.top + 1 && box.top < tools.bottom - 1;
    const texts = document.createTreeWalker(
        document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
    const met = [];
    for (let one = texts.nextNode(); one; one = texts.nextNode()) {
        if (!one.textContent.trim() || one.parentElement.closest("[data-testid=stElementToolbar]")) continue;
        const range = document.createRange();
        range.selectNodeContents(one);
        if ([...range.getClientRects()].some(hit)) met.push(one.textContent);
    }
    const table = document.querySelector("[data-testid=stDataFrame]").getBoundingClientRect();
    const below = document.querySelector("[data-testid=stCaptionContainer]").getBoundingClientRect();
    return { met, isBelow: below.top >= table.bottom };
}"""


def test_a_tables_tools_which_a_finger_always_sees_lie_on_no_words(browser, quarter):
    """Streamlit lays them above the table, over whatever stands there."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{quarter}/angka?angka=cases&by=regency&unit=regency")
    page.get_by_test_id("stElementToolbar").first.wait_for()
    at_rest(page)
    assert page.evaluate(OVERLAP) == {"met": [], "isBelow": True}
    context.close()
