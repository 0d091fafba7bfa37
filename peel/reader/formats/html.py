"""A web page -> blocks: the content's headings, paragraphs, list items, table rows and what its pictures say."""

import re

from lxml import etree
from lxml import html as lxml_html

from peel.reader.errors import Unreadable
from peel.reader.structure.text import Block, Source, tidy

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "nav",
        "footer",
        "aside",
        "head",
        "canvas",
        "video",
        "audio",
        "dialog",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|nav|navbar|navigation|menu|sidebar|share|sharing|social|skip|skip-link|"
    r"footer|"
    r"search|pagination|banner)(?:$|[\s_-])",
    re.I,
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "details",
        "summary",
        "address",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "body",
        "fieldset",
        "legend",
        "center",
    ]
)
# What is skipped without breaking the line that it stands in.
_INLINE = frozenset({"script", "style", "noscript", "template"})
_HEADING = re.compile(r"h([1-6])")


def read_html(text: str) -> Source:
    """The content of a page without its furniture; scripts are never run, only dropped."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, recover=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise Unreadable("the page can't be parsed as HTML") from None
    writer = _Writer(_furniture(tree))
    writer.walk(_content(tree))
    return Source(tuple(writer.blocks), _title(tree), _address(tree), _published(tree))


def _content(tree: etree._Element) -> etree._Element:
    for path in ("//main", "//*[@role='main']", "//article", "//body"):
        found = tree.xpath(path)
        if found and tidy("".join(found[0].itertext())):
            return found[0]
    return tree


def _furniture(tree: etree._Element) -> set[etree._Element]:
    inside_content = set(tree.xpath("//main//header|//article//header|//*[@role='main']//header"))
    dropped = {element for element in tree.iter("header") if element not in inside_content}
    for element in tree.iter(etree.Element):
        style = (element.get("style") or "").replace(" ", "").lower()
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        if (
            element.tag in _SKIPPED
            or element.get("hidden") is not None
            or "display:none" in style
            or element.get("role") in ("navigation", "search", "banner", "contentinfo", "dialog")
            or (element.tag not in ("body", "main", "html", "article") and _FURNITURE.search(names))
        ):
            dropped.add(element)
    return dropped


def _title(tree: etree._Element) -> str | None:
    for path in ("//h1", "//meta[@property='og:title']/@content", "//head/title"):
        for found in tree.xpath(path):
            text = tidy(found if isinstance(found, str) else "".join(found.itertext()))
            if text:
                return re.split(r"\s+[-–|]\s+(?:HMICFRS|HMIC|His Majesty|Her Majesty)", text)[0]
    return None


def _address(tree: etree._Element) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    return str(found[0]).strip() if found else None


def _published(tree: etree._Element) -> str | None:
    found = tree.xpath(
        "//meta[@property='article:published_time']/@content|//main//time/@datetime|//article//time/@datetime"
    )
    return str(found[0]) if found else None


class _Writer:
    """Walks the page once, event by event, so that no depth of nesting is too deep."""

    def __init__(self, dropped: set[etree._Element]) -> None:
        self.blocks: list[Block] = []
        self._dropped = dropped
        self._words: list[str] = []
        self._bold: list[str] = []
        self._item = 0
        self._bold_depth = 0
        self._cells: list[str] | None = None

    def walk(self, root: etree._Element) -> None:
        skipped_until: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skipped_until is None:
                    self._say(element.tail)
                continue
            if skipped_until is not None:
                if event == "end" and element is skipped_until:
                    skipped_until = None
                    self._say(element.tail if element is not root else None)
                continue
            if event == "start" and element in self._dropped:
                if element.tag in _BLOCKS or (element.tag in _SKIPPED and element.tag not in _INLINE):
                    self._flush()
                skipped_until = element
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
                self._say(element.tail if element is not root else None)
        self._flush()

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            if self._bold_depth:
                self._bold.append(text)

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("strong", "b"):
            self._bold_depth += 1
        if tag == "tr":
            self._flush()
            self._cells = []
        elif tag in _BLOCKS and not (self._cells is not None and tag not in ("td", "th")):
            self._flush()
            if tag == "li":
                self._item += 1
        elif tag in ("td", "th", "br", "p", "div", "li"):
            self._words.append(" ")
        if tag == "img" and tidy(element.get("alt") or ""):
            self._picture(tidy(element.get("alt")))
        self._say(element.text)

    def _picture(self, alternative: str) -> None:
        if self._cells is not None:
            self._words.append(f" {alternative} ")
            return
        self._flush()
        self.blocks.append(Block(alternative, "paragraph", is_picture=True))

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("strong", "b"):
            self._bold_depth = max(0, self._bold_depth - 1)
        if self._cells is not None:
            if tag in ("td", "th"):
                self._cells.append(tidy("".join(self._words)))
                self._words, self._bold = [], []
            elif tag == "tr":
                self._row()
            return
        if tag in _BLOCKS:
            heading = _HEADING.fullmatch(tag)
            self._flush(int(heading[1]) if heading else 0, is_title=tag in ("dt", "summary", "legend", "caption"))
            if tag == "li":
                self._item = max(0, self._item - 1)

    def _row(self) -> None:
        cells, self._cells = tuple(self._cells or ()), None
        if any(cells):
            self.blocks.append(
                Block(" | ".join(cells).strip(" |") if len(cells) > 1 else cells[0], "paragraph", cells=cells)
            )
        self._words, self._bold = [], []

    def _flush(self, level: int = 0, *, is_title: bool = False) -> None:
        text, bold = tidy("".join(self._words)), tidy("".join(self._bold))
        self._words, self._bold = [], []
        if not text:
            return
        if level:
            self.blocks.append(Block(text, "heading", level))
        elif self._item and not is_title:
            self.blocks.append(Block(text, "bullet", self._item))
        else:
            # a paragraph wholly in bold may be a heading in all but name
            self.blocks.append(Block(text, None if bold == text or is_title else "paragraph"))
