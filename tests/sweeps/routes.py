"""Every address of the site: how a sweep visits it, or why it does not. A new route that is in neither fails."""

from django.db import models
from django.urls import URLResolver, get_resolver, reverse

from audits.models import Audit
from peel.record.models import CauseOfConcern, Draft, Force, Framework, Inspection, Letter, Upload, User
from tests.sweeps.world import World

OF_PUBLICATIONS = ["publication-state", "publication-preview"]
STEPS = ["send", "take-back", "publish", "withdraw"]
# Addresses with a row's number, from before rows had public ids.
MOVED = [
    "finding-moved",
    "document-moved",
    "document-file-moved",
    "room-comment-on-moved",
    "room-change-moved",
    "room-withdraw-moved",
    "room-answer-moved",
]
# Entering and checking: the table whose rows have the page, and the way from it to a publication.
OF_ENTRY = {
    "draft": (Draft, "document__publication"),
    "draft-decide": (Draft, "document__publication"),
    "draft-read-again": (Draft, "document__publication"),
    "draft-difference": (Draft, "document__publication"),
    "cause-edit": (CauseOfConcern, "raised_in"),
    "cause-notes": (CauseOfConcern, "raised_in"),
    "inspection-edit": (Inspection, "report"),
    "letter-edit": (Letter, "publication"),
    "audit-edit": (Audit, "publication"),
}
# What a sweep leaves to other tests, each with the reason.
ELSEWHERE = {
    "account_reset_password_from_key": "a secret from an e-mail: tests/accounts",
    "mfa_edit_webauthn": "a passkey of one person: tests/accounts",
    "mfa_remove_webauthn": "a passkey of one person: tests/accounts",
    **dict.fromkeys(MOVED, "an old address, which leads on: tests/sweeps/test_numbers.py"),
    "person-deed": "a button of a person's page, which is swept: tests/accounts",
    "person-role": "a button of a person's page, which is swept: tests/accounts",
    "component-error": "no row: tests/gallery/test_gallery.py",
}
# The admin pages of reference data, with a row's number in their address.
NAMESPACES_ELSEWHERE = {"admin": "reference data, which hangs on no publication: tests/reference"}


def routes(resolver: URLResolver | None = None, namespace: str = "", needs: bool = False) -> dict[str, bool]:
    """The name of every address, namespaces before it, and whether it needs something in it."""
    found: dict[str, bool] = {}
    for each in (resolver or get_resolver()).url_patterns:
        asks = needs or bool(each.pattern.converters) or "(?P" in str(each.pattern)
        if isinstance(each, URLResolver):
            found |= routes(each, f"{namespace}{each.namespace}:" if each.namespace else namespace, asks)
        else:
            found[f"{namespace}{each.name or each.pattern}"] = asks
    return found


def plain() -> list[str]:
    """The addresses that need nothing: lists, forms, pages about the service."""
    return [reverse(name) for name, needs in sorted(routes().items()) if not needs and name != "admin:jsi18n"]


def of_the_place(force: Force, framework: Framework) -> dict[str, str]:
    """The pages about a force or an area, which show rows of many publications."""
    area = framework.areas.get()
    return {
        "force": force.get_absolute_url(),
        "board-pack": reverse("board-pack", args=[force.slug]),
        "area": area.get_absolute_url(),
        "force-audits": reverse("force-audits", args=[force.slug]),
        "stop-and-search": reverse("stop-and-search", args=[force.slug]),
    }


def of_the_world(world: World) -> dict[str, list[str]]:
    """The pages about the rows of a world, by the name of their route."""
    found: dict[str, list[str]] = {}
    for name, address in world.addresses.items():
        found.setdefault(name.split(" ")[0], []).append(address)
    found["document-file"] = [f"{address}file/" for address in found["document"]]
    for name in OF_PUBLICATIONS:
        found[name] = [reverse(name, args=[slug]) for slug in world.slugs]
    found["publication-step"] = [
        reverse("publication-step", args=[slug, step]) for slug in world.slugs for step in STEPS
    ]
    found |= {name: [address] for name, address in world.room.items()}
    found["history"] = [reverse("history", args=[kind, pk]) for kind, pk in world.rows.items()]
    return found


def of_entry(world: World) -> dict[str, str]:
    """The pages on which a world is entered and checked, by the name of their route: one row of each kind."""
    found = {}
    for name, (model, path) in OF_ENTRY.items():
        row = model._default_manager.filter(**{f"{path}__in": world.keys}).first()
        if row is not None:
            found[name] = reverse(name, args=[key_of(row)])
    if "draft" in found:
        found["draft-proposal"] = f"{found['draft']}estimate/0/"
    found["document-what"] = Upload.objects.earliest("pk").get_absolute_url()
    found["person"] = reverse("person", args=[User.objects.earliest("pk").pk])
    return found


def key_of(row: models.Model) -> str | int:
    """What stands in the address of a page on which a row is changed."""
    publication = row.report if isinstance(row, Inspection) else row.publication if isinstance(row, Letter) else row
    return getattr(publication, "slug", row.pk)


def shared(world: World) -> dict[str, str]:
    """The pages that show rows of a world among those of others, by the name of their route."""
    return {"audit-measure": world.shared[0], "benchmark": world.measures[0]}


def unknown(force: Force, framework: Framework, world: World) -> set[str]:
    """The routes that a sweep neither visits nor leaves to another test."""
    visited = {name for name, needs in routes().items() if not needs}
    of_rows = of_the_world(world).keys() | of_entry(world).keys() | shared(world).keys()
    known = visited | of_the_place(force, framework).keys() | of_rows | ELSEWHERE.keys()
    return {name for name in routes().keys() - known if name.split(":")[0] not in NAMESPACES_ELSEWHERE}
