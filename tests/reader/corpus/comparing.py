"""What a reading must hold, part by part: each function gives the differences in words, none if all is there."""

from collections.abc import Callable

from tests.reader.corpus.fitting import (
    Json,
    accepted,
    any_text,
    fits,
    nearest,
    plain,
    same_number,
    same_text,
    shown,
)

NAMED_SUBJECTS = {
    "all-reported-crime",
    "violent-offences",
    "sexual-offences",
    "stop-and-search-reasonable-grounds",
}


def judgments(expected: Json, found: Json) -> list[str]:
    """Areas and grades in the report's order."""
    wanted, got = expected["judgments"], found["judgments"]
    differences = []
    for row in wanted:
        match = next((item for item in got if same_text(row["area"], item["area"])), None)
        if match is None:
            differences.append(f"area missing: {row['area']}")
            continue
        rest = {key: value for key, value in row.items() if key != "area"}
        if not fits(rest, match):
            differences.append(f"{row['area']}: wanted {rest}, found {shown(match, *rest)}")
    areas = [item["area"] for item in got]
    differences += [f"area too many: {area}" for area in areas if not any_text(wanted, "area", area)]
    differences += [f"area twice: {area}" for n, area in enumerate(areas) if area in areas[:n]]
    known = [area for area in areas if any_text(wanted, "area", area)]
    order = [next(n for n, row in enumerate(wanted) if same_text(row["area"], area)) for area in known]
    if order != sorted(order):
        differences.append(f"areas not in the report's order: {areas}")
    return differences


def first_judgment(expected: Json, found: Json) -> list[str]:
    """The judgment that counts comes first; an old one must not stand for the same area."""
    got = found["judgments"]
    if not got:
        return ["no judgment at all"]
    first, *others = got
    differences = []
    if first["grade"] != expected["first_judgment"]:
        differences.append(f"wanted {expected['first_judgment']} first, found {shown(first, 'area', 'grade')}")
    old = expected.get("not_first_area_again")
    for item in others:
        if old and item["grade"] == old and plain(item["area"]) == plain(first["area"]):
            differences.append(f"the old grade stands beside the new one: {shown(item, 'area', 'grade')}")
    return differences


def findings(expected: Json, found: Json) -> list[str]:
    """Each finding's heading under its area; the titles of boxes may be there as well."""
    wanted = {(plain(row["area"]), plain(row["heading"])) for row in expected["findings"]}
    got = {(plain(row["area"]), plain(row["heading"])) for row in found["findings"]}
    boxes = [plain(title) for title in expected.get("findings_allowed", [])]
    boxes += [plain(title) for title in expected.get("areas_for_improvement", [])]
    for cause in expected.get("causes_of_concern", []):
        boxes += [plain(title) for title in accepted(cause["title"])]
    extra = [pair for pair in got - wanted if pair[1] not in boxes]
    return [f"missing: {pair}" for pair in sorted(wanted - got)] + [f"too many: {pair}" for pair in sorted(extra)]


def estimates(expected: Json, found: Json) -> list[str]:
    """Every estimate with its margin, subject and audit, and none that the document does not make."""
    keys = ("subject", "value", "margin", "wording", "audit", "claim")
    got = found["estimates"]
    differences = [
        f"missing: {row}; nearest: {nearest(row, got, keys)}"
        for row in expected["estimates"]
        if not any(fits(row, item) for item in got)
    ]
    known = [row["value"] for row in expected["estimates"]] + expected.get("estimates_or_figures", [])
    for item in got:
        counts_here = item["subject"] in NAMED_SUBJECTS or item["margin"] is not None
        if counts_here and not any(same_number(value, item["value"]) for value in known):
            differences.append(f"too many: {shown(item, *keys)} from {item['quote']!r}")
    for value in expected.get("not_estimates", []):
        differences += [
            f"no recording rate: {shown(item, *keys)}"
            for item in got
            if same_number(value, item["value"]) and item["subject"] in NAMED_SUBJECTS
        ]
    either = [item["value"] for item in got + found["figures"]]
    differences += [
        f"neither estimate nor figure: {value}"
        for value in expected.get("estimates_or_figures", [])
        if not any(same_number(value, other) for other in either)
    ]
    return differences


def counts(expected: Json, found: Json) -> list[str]:
    """Every 'n of m', and nothing that only looks like one."""
    got = found["counts"]
    differences = [f"missing: {row}" for row in expected["counts"] if not any(fits(row, item) for item in got)]
    known = [(row["numerator"], row["denominator"]) for row in expected["counts"]]
    known += [tuple(pair) for pair in expected.get("counts_allowed", [])]
    never = [tuple(pair) for pair in expected.get("not_counts", [])]
    for item in got:
        pair = (item["numerator"], item["denominator"])
        if pair in never or pair not in known:
            differences.append(f"no count of cases: {pair} from {item['quote']!r}")
    return differences


def figures(expected: Json, found: Json) -> list[str]:
    """The other numbers that say something of the force, and none that says nothing of it."""
    got = found["figures"]
    keys = ("kind", "value", "per")
    differences = [
        f"missing: {row}; nearest: {nearest(row, got, keys)}"
        for row in expected.get("figures", [])
        if not any(fits(row, item) for item in got)
    ]
    for row in expected.get("not_figures", []):
        differences += [f"no figure: {row} from {item['quote']!r}" for item in got if fits(row, item)]
    return differences


def causes_of_concern(expected: Json, found: Json) -> list[str]:
    """Each cause once, with what became of it and its recommendations."""
    got = found["causes_of_concern"]
    differences = []
    for row in expected["causes_of_concern"]:
        match = next((item for item in got if same_text(row["title"], item["title"])), None)
        if match is None:
            differences.append(f"missing: {row['title']}; found {[item['title'] for item in got]}")
            continue
        rest = {key: row[key] for key in ("status", "accelerated") if key in row}
        if not fits(rest, match):
            differences.append(f"{row['title']}: wanted {rest}, found {shown(match, *rest)}")
        differences += recommendations(row["recommendations"], match["recommendations"])
    differences += [
        f"too many: {item['title']}"
        for item in got
        if not any_text(expected["causes_of_concern"], "title", item["title"])
    ]
    return differences


def recommendations(wanted: list[Json], got: list[Json]) -> list[str]:
    """Each recommendation with its deadline."""
    differences = []
    for row in wanted:
        match = next((item for item in got if plain(row["text"]) in plain(item["text"])), None)
        if match is None:
            if not row.get("optional"):
                differences.append(f"recommendation missing: {row['text']}")
            continue
        deadline = match["deadline"] or {"months": None, "on": None}
        if (deadline["months"], deadline["on"]) != (row["months"], row["on"]):
            differences.append(f"{row['text']}: wanted {row['months']}/{row['on']}, found {deadline}")
    for item in got:
        if not any(plain(row["text"]) in plain(item["text"]) for row in wanted):
            differences.append(f"recommendation too many: {item['text']}")
    return differences


def areas_for_improvement(expected: Json, found: Json) -> list[str]:
    """Each area for improvement once."""
    wanted = [plain(title) for title in expected["areas_for_improvement"]]
    got = [plain(item["title"]) for item in found["areas_for_improvement"]]
    missing = [f"missing: {title}" for title in wanted if title not in got]
    return missing + [
        f"too many: {title}" for n, title in enumerate(got) if title not in wanted or title in got[:n]
    ]


def letter(expected: Json, found: Json) -> list[str]:
    """The letter block; honours after a name may be kept or left."""
    wanted, got = expected["letter"], found["letter"]
    if wanted is None or got is None:
        return [] if wanted is got else [f"wanted {wanted}, found {got}"]
    differences = []
    if not plain(got["from"]["name"]).startswith(plain(wanted["from"]["name"])):
        differences.append(f"from: wanted {wanted['from']['name']}, found {got['from']['name']}")
    if [plain(role) for role in got["from"]["roles"]] != [plain(role) for role in wanted["from"]["roles"]]:
        differences.append(f"roles: wanted {wanted['from']['roles']}, found {got['from']['roles']}")
    for key in ("to", "cc"):
        if len(wanted[key]) != len(got[key]):
            differences.append(f"{key}: wanted {wanted[key]}, found {got[key]}")
        for row, item in zip(wanted[key], got[key], strict=False):
            differences += _addressee(key, row, item)
    if wanted["sent_on"] != got["sent_on"]:
        differences.append(f"sent: wanted {wanted['sent_on']}, found {got['sent_on']}")
    return differences


def _addressee(key: str, wanted: Json, got: Json) -> list[str]:
    fitting = plain(got["name"]).startswith(plain(wanted["name"])) and all(
        plain(wanted[part]) == plain(got[part]) for part in ("rank", "body") if part in wanted
    )
    return [] if fitting else [f"{key}: wanted {wanted}, found {got}"]


def monitoring(expected: Json, found: Json) -> list[str]:
    """Into or out of a stage of monitoring, by its day."""
    got = [[item["stage"], item["event"], item["on"]] for item in found["monitoring"]]
    wanted = expected["monitoring"]
    known = [event for alternatives in wanted for event in alternatives] + expected.get("monitoring_allowed", [])
    missing = [f"missing: {events}" for events in wanted if not any(event in got for event in events)]
    return missing + [f"too many: {event}" for event in got if event not in known]


def problems(expected: Json, found: Json) -> list[str]:
    """At the marked places a problem is named: as many problems as things are wrong there."""
    texts = {passage["n"]: plain(passage["text"]) for passage in found["passages"]}
    free = list(found["problems"])
    differences = []
    for row in sorted(expected["problems"], key=lambda row: len(row.get("at", []))):
        match = next((item for item in free if _is_at(row.get("at", []), item["passage"], texts)), None)
        if match is None:
            differences.append(f"not named: {row['about']}, at {row['at']}")
        else:
            free.remove(match)
    most = expected.get("problems_at_most")
    if most is not None and len(found["problems"]) > most:
        differences += [f"nothing is wrong here: {item}" for item in found["problems"]]
    return differences


def _is_at(places: list[str | None], passage: int | None, texts: dict[int, str]) -> bool:
    if passage is None:
        return None in places
    return any(place is not None and texts[passage].startswith(plain(place)) for place in places)


def passages(expected: Json, found: Json) -> list[str]:
    """Texts that must be, and texts that must not be, among the passages of a web page."""
    whole = plain(" ".join(passage["text"] for passage in found["passages"]))
    lost = [f"lost: {text}" for text in expected.get("passages", []) if plain(text) not in whole]
    return lost + [
        f"no text of the page: {text}" for text in expected.get("not_passages", []) if plain(text) in whole
    ]


def head(expected: Json, found: Json) -> list[str]:
    """What kind of document it is, of which force, cycle and days."""
    differences = []
    for key in ("kind", "cycle", "address", "published_on", "sent_on"):
        if key in expected and found[key] not in accepted(expected[key]):
            differences.append(f"{key}: wanted {expected[key]}, found {found[key]}")
    slug = (found["force"] or {}).get("slug")
    if "force" in expected and slug != expected["force"]:
        differences.append(f"force: wanted {expected['force']}, found {slug}")
    return differences


PARTS: dict[str, Callable[[Json, Json], list[str]]] = {
    "kind": head,
    "judgments": judgments,
    "first_judgment": first_judgment,
    "findings": findings,
    "estimates": estimates,
    "counts": counts,
    "figures": figures,
    "causes_of_concern": causes_of_concern,
    "areas_for_improvement": areas_for_improvement,
    "letter": letter,
    "monitoring": monitoring,
    "problems": problems,
    "passages": passages,
}
