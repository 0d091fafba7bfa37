"""Which forces somebody chose to compare, and what of the choice can't be shown: nothing is dropped in silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from peel.record.models import Force

AT_MOST = 4
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen force, and the query of the same comparison without it."""

    force: Force
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The forces to compare, in the order of the address; those above the limit; the words that are no force.

    `offered` are the other forces of the chosen region, or all others.
    """

    forces: tuple[Force, ...]
    too_many: tuple[Force, ...]
    unknown: tuple[str, ...]
    offered: tuple[Force, ...]
    regions: tuple[str, ...]
    region: str
    is_region_unknown: bool

    @property
    def all(self) -> tuple[Force, ...]:
        """All known forces that were chosen, those above the limit too."""
        return (*self.forces, *self.too_many)

    @property
    def chosen(self) -> list[Chosen]:
        """All of them, each with the way to take it out."""
        return [Chosen(force, self._query([one for one in self.all if one != force])) for force in self.all]

    @property
    def problems(self) -> list[str]:
        """What of the choice can't be shown, and what to do about it."""
        said = []
        if self.too_many:
            shown, left = names(self.forces), names(self.too_many)
            number = len(self.all)
            said.append(f"Choose {AT_MOST} forces at most. You chose {number}: {shown} are shown, {left} not.")
        said += [f"“{word}” is not a force in the record. Choose forces from the list." for word in self.unknown]
        if self.is_region_unknown:
            said.append(f"“{shortened(self.region)}” is not a region. The list shows the forces of all regions.")
        return said

    def _query(self, forces: list[Force]) -> str:
        """The query of a comparison of other forces."""
        pairs = [("force", force.slug) for force in forces]
        return "?" + urlencode([*pairs, ("region", self.region)] if self.region else pairs)


def choice(forces: Sequence[Force], slugs: Sequence[str], region: str = "") -> Choice:
    """The choice of those of `forces` whose slugs are given; the same slug twice is one choice."""
    known = {force.slug: force for force in forces}
    asked = dict.fromkeys(slug.replace("\0", "").strip() for slug in slugs)
    chosen = [known[slug] for slug in asked if slug in known]
    regions = tuple(sorted({force.region for force in forces}))
    in_region = region if region in regions else ""
    return Choice(
        forces=tuple(chosen[:AT_MOST]),
        too_many=tuple(chosen[AT_MOST:]),
        unknown=tuple(shortened(slug) for slug in asked if slug and slug not in known),
        offered=tuple(f for f in forces if f not in chosen and (not in_region or f.region == in_region)),
        regions=regions,
        region=region,
        is_region_unknown=bool(region) and not in_region,
    )


def names(forces: Sequence[Force]) -> str:
    """'Kent, Essex and Surrey'."""
    *rest, last = [force.short_name for force in forces]
    return f"{', '.join(rest)} and {last}" if rest else last


def shortened(word: str) -> str:
    """A word of the address as it may stand in a sentence."""
    return word if len(word) <= LONGEST else f"{word[:LONGEST]}…"
