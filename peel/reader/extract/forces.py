"""Which force a document is about: the 43 of data/forces.csv under their names and the nouns they go by."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from peel.reader.drafts import Force
from peel.reader.structure.text import Line

_TABLE = Path(__file__).resolve().parents[2] / "data" / "forces.csv"
_SUFFIXES = ("Police", "Constabulary", "Police Service", "Police Force")
_SUFFIX = r"(?:Police Service|Police Force|Police|Constabulary)"
# Bodies with the name of a force's noun that are no territorial force, and words that only begin a sentence.
_OTHER_BODIES = re.compile(
    r"^(?:British Transport|Ministry of Defence|Civil Nuclear|National|Royal|Special|Military|Local|Neighbourhood|"
    r"Metropolitan|Scotland|Northern Ireland|Chief|Inspector|HM|College|Citizens|Mini|Volunteer|Home Office|Roads|"
    r"Counter Terrorism|Welsh|English|PEEL)$"
)
# The statutory office of the one commissioner whose title does not say the force's name.
_TITLES = {"police of the metropolis": "metropolitan"}
_OPENERS = frozenset(
    [
        "When",
        "While",
        "Although",
        "Though",
        "If",
        "In",
        "At",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "For",
        "From",
        "With",
        "As",
        "And",
        "But",
        "Since",
        "Both",
        "Our",
        "We",
        "Of",
        "By",
        "On",
        "To",
        "Not",
        "Only",
        "Neither",
        "Neighbouring",
        "Former",
        "Previously",
        "However",
        "Overall",
        "PEEL",
        "Concerning",
        "How",
    ]
)
_UNKNOWN = re.compile(
    rf"\b(?P<name>[A-Z][a-z][\w-]*(?: (?:(?:and|of|the) )?[A-Z][a-z][\w-]*){{0,3}}) (?P<suffix>{_SUFFIX})\b(?! and "
    rf"Crime|, Fire| Authority)"
)
_KEY_SENTENCE = re.compile(
    r"\b(?:assessed how good|how well|how good|how effective a service|inspected|graded|concern (?:to|on|for)) "
    r"(?P<rest>.{3,80})"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A force as found: known, or a name that no force of the table bears."""

    force: Force | None
    name: str


@cache
def all_forces() -> tuple[tuple[Force, str], ...]:
    """Every force with its short name."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return tuple((Force(row["slug"], row["official_name"]), row["short_name"]) for row in csv.DictReader(table))


@cache
def _names() -> dict[str, tuple[Force, bool]]:
    """Every way a force is written, in lower case, with whether it carries a noun such as Police."""
    names: dict[str, tuple[Force, bool]] = {}
    for force, short in all_forces():
        bare = re.sub(rf" {_SUFFIX}$", "", short)
        official_bare = re.sub(rf" {_SUFFIX}$", "", force.name)
        for base in {bare, official_bare}:
            for written in {base, base.replace(" and ", " & "), base.replace("-", " ")}:
                for suffix in _SUFFIXES:
                    names[f"{written} {suffix}".lower()] = (force, True)
                if short == bare:
                    # a name of two counties can be nothing else
                    names[written.lower()] = (force, " & " in written or " and " in written)
        names[force.name.lower()] = (force, True)
        if short != bare:
            names[f"the {bare[:3]}".lower()] = (force, True)
        for title in (title for title, slug in _TITLES.items() if slug == force.slug):
            names[title] = (force, True)
    for initials, bearers in _initials().items():
        if len(bearers) == 1:
            names[initials] = (bearers[0], True)
    return names


def _initials() -> dict[str, list[Force]]:
    """GMP and its like; WMP could be two forces and is none."""
    bearers: dict[str, list[Force]] = {}
    for force, _ in all_forces():
        words = force.name.split()
        if len(words) == 3:
            bearers.setdefault("".join(word[0] for word in words), []).append(force)
    return bearers


@cache
def _pattern() -> re.Pattern[str]:
    written = sorted(_names(), key=len, reverse=True)
    titled = "|".join(re.escape(name) for name in written)
    return re.compile(rf"(?<![\w-])(?:{titled})(?![\w])(?!-)", re.I)


def find_forces(text: str) -> list[tuple[int, int, Force, bool]]:
    """Where forces are named in a plain text, each with whether the name carries its noun."""
    found = []
    for match in _pattern().finditer(text):
        written = match[0]
        if not written.removeprefix("the ")[0].isupper():
            continue
        force, has_noun = _names().get(written) or _names().get(written.lower(), (None, False))
        if force is not None:
            found.append((match.start(), match.end(), force, has_noun))
    return found


def force_of_address(address: str | None) -> Force | None:
    """The force whose slug stands in an address."""
    path = (address or "").lower()
    slugs = sorted(((force.slug, force) for force, _ in all_forces()), key=lambda pair: -len(pair[0]))
    for slug, force in slugs:
        if re.search(rf"(?<![a-z]){re.escape(slug)}(?![a-z])", path):
            return force
    return None


def identify(
    lines: Iterable[Line], *, address: str | None, title: str | None, addressees: Iterable[str] = ()
) -> Named | None:
    """The force named most; an addressee outweighs the title, the title key sentences, these the rest."""
    scores: Counter[str] = Counter()
    forces: dict[str, Force | None] = {}

    def add(text: str, weight: int) -> None:
        for name, force, has_noun in _mentions(text):
            forces.setdefault(name, force)
            scores[name] += weight if has_noun else max(1, weight // 2)

    for body in addressees:
        add(body, 2000)
    add(title or "", 1000)
    for line in lines:
        add(line.plain, 2)
        if re.match(r"(?:police )?forces?:", line.plain, re.I):
            add(line.plain, 500)
        for key_sentence in _KEY_SENTENCE.finditer(line.plain[:2000]):
            add(key_sentence["rest"], 20)
    located = force_of_address(address)
    if located is not None:
        forces.setdefault(located.name, located)
        scores[located.name] += 300
    if not scores:
        return None
    name, _ = max(scores.items(), key=lambda item: (item[1], forces[item[0]] is not None))
    return Named(forces[name], name)


def _mentions(text: str) -> list[tuple[str, Force | None, bool]]:
    known = find_forces(text)
    mentions: list[tuple[str, Force | None, bool]] = [(force.name, force, noun) for _, _, force, noun in known]
    rest = list(text)
    for start, end, _, _ in known:
        rest[start:end] = "." * (end - start)
    for match in _UNKNOWN.finditer("".join(rest)):
        words = match["name"].split()
        while words and words[0] in _OPENERS:
            words.pop(0)
        name = " ".join(words)
        if name and not _OTHER_BODIES.match(name) and not _OTHER_BODIES.match(words[0]):
            mentions.append((f"{name} {match['suffix']}", None, True))
    return mentions
