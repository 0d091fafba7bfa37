"""What can be wrong with a page for somebody who can't see, point, or read small and tight, as lists of faults.

axe looks at names, contrast and structure; the others at what it can't: reflow, spacing, targets, focus.
"""

from typing import Any

from playwright.sync_api import Page

from tests.browser.server import PROJECT

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OPEN_ALL = """() => { for (const details of document.querySelectorAll("details")) details.open = true; }"""

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [document.documentElement.scrollWidth, ...[...document.querySelectorAll("body *")]
    .filter((element) => !element.closest(".scroll") && element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.outerHTML.slice(0, 150))]"""

# What a region has scrolled out of sight lies, by its measures, over what is beside the region.
AT_THE_START = """() => {
  scrollTo(0, 0);
  for (const region of document.querySelectorAll(".scroll")) region.scrollTo(0, 0);
}"""

# What scrolls can have the keyboard's focus and has a name; a field has both by itself.
NAMELESS_REGIONS = """() => [...document.querySelectorAll("body *:not(textarea, input, select)")]
  .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflow))
  .filter((element) => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
  .filter((element) => element.tabIndex !== 0 || element.role !== "region" || !element.ariaLabel)
  .map((element) => element.outerHTML.slice(0, 150))"""

FOUND_BY_AXE = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}"""

# Headings in order, tables that name their parts, no tabs, no tag that leads anywhere, charts for the eye alone.
STRUCTURE = """() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shown = (element) => element.checkVisibility();
  const told = (fault, elements) => elements.map((element) => `${fault}: ${element.outerHTML.slice(0, 150)}`);
  const level = (heading) => Number(heading.tagName[1]);
  const headings = all("h1, h2, h3, h4, h5, h6").filter(shown);
  const tables = all("main table").filter(shown);
  const sorts = (table) => all("th[aria-sort]", table).filter(({ ariaSort }) => ariaSort !== "none");
  const named = "nav[aria-label], nav[aria-labelledby]";
  const parts = { "header:not(main header)": 1, main: 1, footer: 1, "main h1": 1, [named]: all("nav").length };
  return [
    ...Object.entries(parts).filter(([what, number]) => all(what).length !== number).map(([what]) => `not ${what}`),
    ...told("heading skips a level",
      headings.filter((heading, n) => n && level(heading) > level(headings[n - 1]) + 1)),
    ...told("table without caption", tables.filter((table) => !table.caption?.textContent.trim())),
    ...told("head without scope", tables.flatMap((table) => all("th:not([scope])", table))),
    ...told("a sign for nothing, where a word or shorthand belongs", tables.flatMap((table) => all("th, td", table))
      .filter((cell) => /^([-–—*.]+|na|n.a)$/i.test(cell.textContent.trim()))),
    ...told("merged cells", tables.flatMap((table) => all("[rowspan], [colspan]", table))),
    ...told("order not told",
      tables.filter((table) => all("a.sort", table).length && !all("th[aria-sort]", table).length)),
    ...told("two orders", tables.filter((table) => sorts(table).length > 1)),
    ...told("tabs", all("[role=tab], [role=tablist]")),
    ...told("tag that leads somewhere", all(".govuk-tag, .status, .grade")
      .filter((tag) => tag.matches("a, button") || all("a, button", tag).length)),
    ...told("picture that is read out", all("main svg").filter((svg) => !svg.closest("[aria-hidden=true]"))),
    ...told("focus in what is hidden", all("[aria-hidden=true]").flatMap((hidden) => all(
      "a[href], button, input, select, textarea, [tabindex]:not([tabindex='-1'])", hidden))),
    ...told("chart without figures", all(".chart").filter((chart) => !chart.querySelector("table caption"))),
    ...told("chart without title",
      all(".chart").filter((chart) => !chart.querySelector("figcaption .chart__title"))),
    ...told("order of its own", all("[tabindex]").filter(({ tabIndex }) => tabIndex > 0)),
  ];
}"""

# WCAG 2.5.8: 24 by 24 pixels, or a circle of 24 about the middle that meets no other target; links in a sentence
# and between commas are as high as their line. What a region has scrolled out of sight is near nothing outside it.
SMALL_TARGETS = """() => {
  const targets = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((e) => e.checkVisibility());
  const inSentence = (e) => e.matches("a") && getComputedStyle(e).display === "inline" &&
    [...e.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const boxes = targets.map((element) => {
    const label = element.matches("[type=radio], [type=checkbox]") && element.labels[0];
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const more = label ? label.getBoundingClientRect() : { left, top, right, bottom };
    const [l, t] = [Math.min(left, more.left), Math.min(top, more.top)];
    const [r, b] = [Math.max(right, more.right), Math.max(bottom, more.bottom)];
    const region = element.closest(".scroll");
    const seen = region && region.getBoundingClientRect();
    const gone = seen && (t >= seen.bottom || b <= seen.top || l >= seen.right || r <= seen.left);
    const small = r - l < 23.9 || b - t < 23.9;
    return { element, l, t, r, b, x: (l + r) / 2, y: (t + b) / 2, small, region, gone };
  }).filter(({ l, r, b, t }) => r - l > 1 && b - t > 1);
  const away = ({ x, y }, { l, t, r, b }) => Math.hypot(Math.max(l - x, 0, x - r), Math.max(t - y, 0, y - b));
  const near = (one, other) => other !== one &&
    (one.region === other.region || !(one.gone || other.gone)) && !other.element.contains(one.element) &&
    !one.element.contains(other.element) && (away(one, other) < 11.9 ||
      (other.small && Math.hypot(one.x - other.x, one.y - other.y) < 23.9));
  return boxes.filter((one) => one.small && !inSentence(one.element) && boxes.some((other) => near(one, other)))
    .map(({ element, l, t, r, b }) =>
      `target of ${Math.round(r - l)} by ${Math.round(b - t)}: ${element.outerHTML.slice(0, 150)}`);
}"""

# WCAG 1.4.12, as a reader's own style sheet sets it.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
NOT_SPACED = """() => { document.adoptedStyleSheets = []; }"""

# Text that its box cuts off, and text that lies on other text. What is for screen readers alone is one pixel large.
LOST_TEXT = """() => {
  const drawn = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .chart__plot");
  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const hides = (way) => /hidden|clip/.test(way);
    return drawn(element) && element.clientWidth > 1 && clipPath === "none" && element.textContent.trim() &&
      ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
       (hides(overflowY) && element.scrollHeight > element.clientHeight + 1));
  }).map((element) => `cut off: ${element.outerHTML.slice(0, 150)}`);
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !drawn(holder) || getComputedStyle(holder).position === "absolute") continue;
    if (holder.closest(".govuk-visually-hidden, .scroll, script, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects())
      if (right - left > 2) lines.push({ left, top, right, bottom, holder, text: node.data.trim().slice(0, 60) });
  }
  lines.sort((one, other) => one.top - other.top);
  const over = [];
  for (const [n, one] of lines.entries())
    for (let m = n + 1; m < lines.length && lines[m].top < one.bottom - 6; m += 1)
      if (lines[m].holder !== one.holder &&
          Math.min(one.right, lines[m].right) - Math.max(one.left, lines[m].left) > 3)
        over.push(`lies on other text: ${one.text} / ${lines[m].text}`);
  return [...cut, ...over];
}"""

# Each stop of the keyboard in turn: looks other than without the focus, is in the window, and nothing covers it
# whole (WCAG 2.4.11).
# A browser shows focus that a script gives as it shows the keyboard's, once a key has been pressed.
LOST_FOCUS = """() => {
  const look = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor } = getComputedStyle(element);
    const drawn = [...(element.labels ?? [])].map((label) => getComputedStyle(label, "::before").boxShadow);
    const outlined = outlineStyle !== "none" && outlineWidth !== "0px";
    return [outlined, boxShadow, backgroundColor, borderColor, drawn].join();
  };
  const faults = [];
  const stops = [...document.querySelectorAll(
    "a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((element) => element.tabIndex === 0 && !element.matches(":disabled") && element.checkVisibility());
  for (const element of stops) {
    document.activeElement.blur();
    const before = look(element);
    element.focus();
    const marked = look(element) !== before;
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width && height);
    const seen = boxes.some((box) => [0.1, 0.5, 0.9].some((part) => {
      const within = (low, high, most, part) => Math.max(low, 0) * (1 - part) + Math.min(high, most - 1) * part;
      const [x, y] = [within(box.left, box.right, innerWidth, part), within(box.top, box.bottom, innerHeight, 0.5)];
      const top = document.elementFromPoint(x, y);
      return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth &&
        top && (element.contains(top) || [...(element.labels ?? [])].some((label) => label.contains(top)));
    }));
    if (!marked) faults.push(`focus can't be seen: ${element.outerHTML.slice(0, 150)}`);
    if (!seen) faults.push(`focus is covered or out of view: ${element.outerHTML.slice(0, 150)}`);
  }
  document.activeElement.blur();
  return [stops.length ? null : "nothing to stop at", ...faults].filter(Boolean);
}"""

MOVES = """() => [...document.querySelectorAll("body, body *")].filter((element) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
  return transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01) ||
    animationName !== "none" || scrollBehavior === "smooth";
}).map((element) => `moves: ${element.outerHTML.slice(0, 150)}`)"""


def faults(page: Page) -> list[Any]:
    """What is wrong with a page as it stands in its window, with everything unfolded."""
    page.evaluate(OPEN_ALL)
    page.evaluate(AT_THE_START)
    probes = [TOO_WIDE, NAMELESS_REGIONS, STRUCTURE, SMALL_TARGETS]
    return [fault for probe in probes for fault in page.evaluate(probe)] + page.evaluate(FOUND_BY_AXE, TAGS)


def faults_when_spaced(page: Page) -> list[str]:
    """What text spacing of the reader's own would lose."""
    page.evaluate(SPACED)
    try:
        return page.evaluate(TOO_WIDE) + page.evaluate(LOST_TEXT)
    finally:
        page.evaluate(NOT_SPACED)


def faults_of_focus(page: Page) -> list[str]:
    """Where somebody who goes about by keyboard would lose the focus; a key is pressed first, so that it shows."""
    page.keyboard.press("Tab")
    return page.evaluate(LOST_FOCUS)


def faults_of_django(page: Page) -> list[str]:
    """The same of a page that Django's admin draws: its tables have no captions, and its headings are its own."""
    return page.evaluate(TOO_WIDE) + page.evaluate(FOUND_BY_AXE, TAGS)
