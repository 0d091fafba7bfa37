"""The Atom feed of what changed, for people who would rather be told."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from peel.changes.queries.change import Change
from peel.changes.queries.found import Asked, news
from peel.ui.licence import ATTRIBUTION


class ChangesFeed(Feed):
    """The changes that became known last, one entry each, whose id stays when its words change."""

    feed_type = Atom1Feed
    author_name = "PEEL findings"
    feed_copyright = ATTRIBUTION
    subtitle = "What changed in the record of the PEEL police inspections"

    def __init__(self, *, asked: Asked, host: str) -> None:
        self.asked = asked
        self.host = host

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed. Of corrections and withdrawals only the day is known, so no moment says when it changed."""
        response = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        return response

    def title(self) -> str:
        """Whose changes these are."""
        return f"What changed: {self.asked.force.short_name if self.asked.force else 'all forces'}"

    def link(self) -> str:
        """The page that shows the same."""
        return reverse("changes") + self.query

    def feed_url(self) -> str:
        """The feed's own address."""
        return reverse("changes-feed") + self.query

    @property
    def query(self) -> str:
        """What was asked for, as an address has it."""
        chosen = {"force": self.asked.force and self.asked.force.slug, "kind": self.asked.what}
        given = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def items(self) -> list[Change]:
        """The latest ones."""
        return news(self.asked)

    def item_title(self, item: Change) -> str:
        """What, of which force, and its title."""
        return f"{', '.join(filter(None, (item.label, item.force)))}: {item.title}"

    def item_description(self, item: Change) -> str:
        """The day, what changed to what and why, and where it was published, as HTML."""
        lines = [f"{item.when}."]
        if item.changes_a_value:
            lines.append(f"From ‘{item.was or 'nothing'}’ to ‘{item.became or 'nothing'}’.")
        if item.why:
            lines.append(f"Why: {item.why}")
        if item.through:
            lines.append(f"Published in: {item.through}.")
        return format_html("<p>{}</p>", format_html_join(" ", "{}", ((line,) for line in lines)))

    def item_link(self, item: Change) -> str:
        """The page of the thing."""
        return item.url

    def item_guid(self, item: Change) -> str:
        """An id of the row, since several changes are of one thing and one page.

        Until November 2026 it held the row's number, whose gaps counted what is hidden: programs that read the
        feed then show its entries once more, which is the price of that.
        """
        return f"tag:{self.host.partition(':')[0]},2025:{item.what}/{item.public_name}"

    def item_pubdate(self, item: Change) -> datetime:
        """The beginning of the day on which it happened."""
        return timezone.make_aware(datetime(item.on.year, item.on.month, item.on.day))

    def item_updateddate(self, item: Change) -> datetime:
        """When it could be read here."""
        return item.known_at

    def item_categories(self, item: Change) -> tuple[str, ...]:
        """What it is."""
        return (item.label,)
