"""Every address of the site: how a sweep visits it, or why it does not. A new route that is in neither fails."""

from django.urls import URLResolver, get_resolver, reverse

from peel.models import Force, Framework
from tests.sweeps.world import World

# Pages with something in their address that come from the rows of a world.
OF_ONE_ROW = {
    "audit",
    "audit-pair",
    "cause",
    "document",
    "finding",
    "inspection",
    "letter",
    "publication",
    "room",
}
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
# What a sweep leaves to other tests, each with the reason.
ELSEWHERE = {
    "account_reset_password_from_key": "a secret from an e-mail: tests/sign_in",
    "mfa_edit_webauthn": "a passkey of one person: tests/sign_in",
    "mfa_remove_webauthn": "a passkey of one person: tests/sign_in",
    "person": "people, not publications: tests/sign_in",
    "person-deed": "people, not publications: tests/sign_in",
    "person-role": "people, not publications: tests/sign_in",
    "benchmark": "a measure: its figures are published tables, tests/observations",
    "document-file": "entering, which admins alone do: tests/review",
    "document-what": "entering, which admins alone do: tests/review",
    "inspection-edit": "entering, which admins alone do: tests/entry",
    "letter-edit": "entering, which admins alone do: tests/entry",
    "audit-edit": "entering, which admins alone do: tests/entry",
    "cause-notes": "inspectors and admins alone: tests/entry",
    "cause-edit": "entering, which admins alone do: tests/entry",
    "draft": "entering, which admins alone do: tests/review",
    "draft-decide": "entering, which admins alone do: tests/review",
    "draft-read-again": "entering, which admins alone do: tests/review",
    "draft-difference": "entering, which admins alone do: tests/review",
    "draft-proposal": "entering, which admins alone do: tests/review",
    **dict.fromkeys(MOVED, "an old address, which leads on: tests/sweeps/test_numbers.py"),
    "component-error": "no row: tests/pages/test_components.py",
    "audit-measure": "visited through the subjects of a world",
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
    return [reverse(name) for name, needs in sorted(routes().items()) if not needs and ":" not in name]


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
    found: dict[str, list[str]] = {name: [] for name in OF_ONE_ROW}
    for name, address in world.addresses.items():
        found[name.split(" ")[0]].append(address)
    found["document-file"] = [f"{address}file/" for address in found["document"]]
    for name in OF_PUBLICATIONS:
        found[name] = [reverse(name, args=[slug]) for slug in world.slugs]
    found["publication-step"] = [
        reverse("publication-step", args=[slug, step]) for slug in world.slugs for step in STEPS
    ]
    found |= {name: [address] for name, address in world.room.items()}
    found["history"] = [reverse("history", args=[kind, pk]) for kind, pk in world.rows.items()]
    return found


def unknown(force: Force, framework: Framework, world: World) -> set[str]:
    """The routes that a sweep neither visits nor leaves to another test."""
    visited = {name for name, needs in routes().items() if not needs}
    known = visited | of_the_place(force, framework).keys() | of_the_world(world).keys() | ELSEWHERE.keys()
    return {name for name in routes().keys() - known if name.split(":")[0] not in NAMESPACES_ELSEWHERE}
