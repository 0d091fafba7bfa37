"""What a page weighs: the compressed bytes, with their headers, that a browser with an empty cache loads for it."""

from collections import Counter
from typing import Any

from tests.browser.visits import Visit

# The browser's own word for what it loads, and ours.
KINDS = {"Document": "html", "Stylesheet": "css", "Script": "js", "Font": "fonts"}
OF_CHARTS = "/plotly."

type Weights = Counter[str]


class Scales:
    """Weighs pages at one person's browser, but for what draws charts that are in view."""

    def __init__(self, visitor: Visit) -> None:
        self.visitor = visitor
        self._asked: dict[str, dict[str, Any]] = {}
        self._loaded: dict[str, int] = {}
        session = visitor.page.context.new_cdp_session(visitor.page)
        session.on("Network.responseReceived", lambda event: self._asked.update({event["requestId"]: event}))
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _finished(self, event: dict[str, Any]) -> None:
        self._loaded[event["requestId"]] = int(event["encodedDataLength"])

    def weigh(self, path: str) -> Weights:
        """The bytes of each kind of file."""
        self._asked.clear()
        self._loaded.clear()
        self.visitor.go(path)
        weights: Weights = Counter()
        for request, size in self._loaded.items():
            asked = self._asked.get(request)
            if asked and OF_CHARTS not in asked["response"]["url"]:
                weights[KINDS.get(asked["type"], "others")] += size
        return weights
