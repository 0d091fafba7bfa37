"""Which publication something hangs on: for something new one in preparation, or a new draft."""

from typing import Any

from django.db.models import QuerySet

from peel.entry.actions.enter import PublicationChoice
from peel.entry.forms.fields import day
from peel.entry.forms.multi_form import SubForm
from peel.record.models import Force, Publication, State
from peel.ui.fields import choice, web_address, words


class PublicationPart(SubForm):
    """Title, address and date of the publication that something stored hangs on."""

    title = words("Title of the publication", max_length=250)
    address = words("Address on the web", required=False, max_length=500, help_text="Where it can be read.")
    published_on = day("Published on", hint="The day on which the inspectorate published it.")

    def clean_address(self) -> str:
        """An address that a link may lead to."""
        return web_address(self.cleaned_data["address"])


class PlacePart(PublicationPart):
    """The publication of something new."""

    publication = choice("Publication", [], required=False)
    field_order = ["publication", "title", "address", "published_on"]

    def offer(self, *, drafts: QuerySet, **more: Any) -> None:
        """Those in preparation, and a new one."""
        self.drafts = {str(row.pk): row for row in drafts}
        new = ("", "A new one, not published yet")
        self.fields["publication"].choices = [new, *((pk, row.title) for pk, row in self.drafts.items())]
        self.fields["title"].required = False
        self.fields["title"].help_text = "Of a new one. Leave it empty and it is named after what you enter."

    def clean(self) -> dict[str, Any]:
        """What is in preparation has a title, an address and a date of its own."""
        cleaned = super().clean()
        if cleaned.get("publication") and any(cleaned.get(name) for name in ("title", "address", "published_on")):
            self.add_error(
                "publication",
                "Choose ‘A new one’, or empty the title, address and date: what is in preparation has its own",
            )
        return cleaned

    @property
    def chosen(self) -> Publication | None:
        """The one in preparation that was chosen."""
        return self.drafts.get(self.cleaned_data.get("publication", ""))

    def placed(self) -> PublicationChoice:
        """What the action needs to know of it."""
        cleaned = self.cleaned_data
        return PublicationChoice(self.chosen, cleaned["title"], cleaned["address"], cleaned["published_on"])


def in_preparation(user: Any, force: Force | None) -> QuerySet:
    """The drafts of a force that something new can hang on, and `user` may see."""
    return Publication.objects.visible_to(user).filter(state=State.DRAFT, force=force).order_by("title", "pk")
