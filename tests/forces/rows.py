"""What a source says of a force, its areas by theme, and its page as words."""

from peel.record.models import Move, State, Stay
from tests import factories
from tests.reading import page, words


def moved(force, event, on, precision="day", stay=None, **fields):
    """What a source of its own says of a force's move in or out of Engage."""
    stay = stay or Stay.objects.create(key=f"{force.slug}-{on.year}", force=force)
    publication = factories.publication(force=force, state=fields.pop("state", State.PUBLISHED))
    return Move.objects.create(
        stay=stay,
        publication=publication,
        event=event,
        on=on,
        precision=precision,
        source=factories.SOURCE,
        **fields,
    )


def themed(framework, theme, **fields):
    """An area of a framework with a theme that another cycle has too."""
    return factories.area(framework=framework, theme=theme, **fields)


def text(client, force):
    """The page of a force as words."""
    return words(page(client, force.get_absolute_url()))
