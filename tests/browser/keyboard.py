"""Going about by keyboard alone; wherever the focus stops, it can be seen."""

from playwright.sync_api import Page

# Where the focus is: its words, whether it looks other than without the focus, and whether something covers it.
FOCUS = """() => {
  const focused = document.activeElement;
  const look = () => {
    const { outlineStyle, outlineColor, boxShadow, backgroundColor } = getComputedStyle(focused);
    const outlined = outlineStyle !== "none" && outlineColor !== "rgba(0, 0, 0, 0)";
    return [outlined, boxShadow, backgroundColor].join();
  };
  // Once a stop: a field for a day has stops inside, and coming back to it is coming back to the first.
  window.marked ??= new Map();
  if (!window.marked.has(focused)) {
    const withFocus = look();
    focused.blur();
    window.marked.set(focused, look() !== withFocus);
    focused.focus({ preventScroll: true });
  }
  const marked = window.marked.get(focused);
  const box = [...focused.getClientRects()].find(({ width, height }) => width && height);
  // The middle of what is in the window: a region may be higher than that.
  const middle = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
  const top = box && document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const inSight = Boolean(top) && (focused.contains(top) || top.contains(focused));
  const text = focused.textContent.replace(/\\s+/g, " ").trim();
  return { text, id: focused.id, atEnd: focused === document.body, marked, inSight, html: focused.outerHTML };
}"""


MOST_STOPS = 500


def tab_to(page: Page, text: str = "", *, id: str = "") -> None:
    """Press Tab until the element that begins with these words, or has this id, has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert not focus["atEnd"], f"Tab leads to the end of the page and not to {text or id}"
        assert focus["marked"], f"the focus can't be seen: {focus['html'][:200]}"
        assert focus["inSight"], f"something covers the focus: {focus['html'][:200]}"
        if focus["id"] == id if id else focus["text"].startswith(text):
            return
    raise AssertionError(f"{MOST_STOPS} times Tab do not lead to {text or id}")


def follow(page: Page, text: str) -> None:
    """Tab to a link and press Enter."""
    tab_to(page, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")
