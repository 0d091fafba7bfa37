"""Whole reports as plain text, composed at random, each with what the reader should find in it."""

from hypothesis import strategies as st

from tests.reader.corpus import wordings as w
from tests.reader.corpus.composing import Json, Spoken, counts, estimates, forces, grade_sentence

VICTIMS = "Providing a service to the victims of crime"


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, Json]:
    """A whole report as plain text, its grade list and boxes lost, and what it says."""
    spoken = draw(forces())
    cycle, areas = draw(st.sampled_from([("2023-25", w.AREAS_2023), ("2021-22", w.AREAS_2021)]))
    chosen = draw(st.permutations(list(areas)))[: draw(st.integers(4, len(areas)))]
    headings = iter(draw(st.permutations(w.HEADINGS)))
    expected: Json = {"kind": "inspection_report", "force": spoken.slug, "cycle": cycle, "judgments": []}
    expected |= {
        "findings": [],
        "estimates": [],
        "counts": [],
        "causes_of_concern": [],
        "areas_for_improvement": [],
    }
    printed_cycle = {"2023-25": "2023–2025", "2021-22": "2021/22"}[cycle]
    lines = [
        spoken.say("{Name}: PEEL " + printed_cycle),
        "Overall summary",
        "Our judgments",
        spoken.say(f"Our inspection assessed how good {{name}} is in {len(chosen) + 1} areas of policing. ")
        + f"We make graded judgments in {len(chosen)} of these {len(chosen) + 1} as follows:",
        spoken.say("We also looked at the service that {name} gives to victims of crime. ")
        + "We don’t make a graded judgment about it.",
        f"PEEL {printed_cycle}",
        "Grades can’t be compared with those of earlier inspections.",
        VICTIMS,
        "Victim service assessment",
        f"We reviewed {draw(st.integers(60, 150))} case files.",
    ]
    expected["judgments"].append({"area": VICTIMS, "grade": None, "is_graded": False})
    lines += draw(found(spoken, VICTIMS, next(headings), expected))
    for area in chosen:
        grade = draw(st.sampled_from(list(w.GRADES)))
        form = draw(st.sampled_from(list(w.GRADE_SENTENCES)))
        expected["judgments"].append({"area": area, "grade": grade, "is_graded": True})
        lines += [area, grade_sentence(spoken, form, grade, *areas[area])]
        audited = draw(audited_in(spoken, area))
        lines += [sentence for sentence, _ in audited]
        expected["estimates"] += [row for _, row in audited]
        lines += ["Main findings", "Here is what we found in this area."]
        for _ in range(draw(st.integers(1, 2))):
            lines += draw(found(spoken, area, next(headings), expected))
        lines.append(w.GRADES[grade].capitalize())
    return "\n".join(lines) + "\n", expected


@st.composite
def audited_in(draw: st.DrawFn, spoken: Spoken, area: str) -> list[tuple]:
    """The estimates that open an area, where it is one with an audit."""
    if area == "Recording data about crime":
        return draw(estimates(spoken, w.RECORDING, ["all reported crime (excluding fraud)", "sexual offences"]))
    return draw(estimates(spoken, w.SEARCHING, ["stop and search"])) if area.startswith("Police powers") else []


@st.composite
def found(draw: st.DrawFn, spoken: Spoken, area: str, heading: str, expected: Json) -> list[str]:
    """A finding's heading and paragraphs; what they say is added to what is expected."""
    said = spoken.say(heading)
    expected["findings"].append({"area": area, "heading": said})
    sentence, count = draw(counts(spoken))
    expected["counts"].append(count)
    return [said, f"{sentence} {spoken.say(draw(st.sampled_from(w.REMARKS)))}"]
