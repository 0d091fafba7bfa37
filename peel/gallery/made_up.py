"""Rows that are made up: there is no force of that name, and no database is asked for them."""

from types import SimpleNamespace

from peel.record.models import Force, Publication, PublicationKind

HERE = "#made-up"


class MadeUp(SimpleNamespace):
    """A row that is made up: what a template asks of it, and the note on what is made up as its page."""

    def get_absolute_url(self) -> str:
        """Where the page says that it is made up."""
        return HERE

    def __str__(self) -> str:
        return self.title


FORCE = MadeUp(
    pk=0,
    title="Barsetshire",
    slug="barsetshire",
    short_name="Barsetshire",
    official_name="Barsetshire Constabulary",
)
AREA = MadeUp(pk=0, title="Recording crime", name="Recording crime", framework=MadeUp(cycle="2023–25"))


def fact(title: str, **more: object) -> MadeUp:
    """A fact with a passage as its source."""
    return MadeUp(title=title, passage_id=1, passage=MadeUp(title="Passage", number=12), source="", **more)


def publication(title: str, kind: str = PublicationKind.INSPECTION_REPORT, **more: object) -> Publication:
    """A publication about Barsetshire that is in no table."""
    force = Force(slug=FORCE.slug, short_name=FORCE.short_name, official_name=FORCE.official_name)
    return Publication(slug="barsetshire-made-up", title=title, kind=kind, force=force, **more)
