"""Closure letters composed at random, each with what the reader should find in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.reader.corpus import wordings as w
from tests.reader.corpus.composing import Json, Spoken, counts, forces, margins, rate


def day_in_words(day: date) -> str:
    """A date as the inspectorate writes it."""
    return f"{day.day} {day:%B %Y}"


FIRST_NAMES = ["Agatha", "Bertram", "Cordelia", "Desmond", "Eulalia", "Fergus", "Ginevra", "Horatio"]
SURNAMES = ["Pennyfeather", "Quarles", "Ravenscroft", "Stapledon", "Thistlewood", "Ullathorne", "Vickerstaff"]
HONOURS = ["", " QPM", " OBE QFSM", " KPM", " QPM DL", " CBE"]
RANKS = ["Chief Constable", "Acting Chief Constable", "Temporary Chief Constable"]
SENDERS = {
    "inspector": ["His Majesty’s Inspector of Constabulary", "His Majesty’s Inspector of Fire & Rescue Services"],
    "chief": [
        "His Majesty’s Chief Inspector of Constabulary",
        "His Majesty’s Chief Inspector of Fire & Rescue Services",
    ],
}
BLOCKS = [
    "plain",
    "colons",
    "rank before the name",
    "rank above the name",
    "no copy",
    "capital CC",
    "two addressees",
]


@dataclass(frozen=True)
class People:
    """Who writes to whom, and when."""

    sender: str
    roles: tuple[str, ...]
    chief: str
    rank: str
    commissioner: str
    honours: str
    sent_on: date


@st.composite
def people(draw: st.DrawFn) -> People:
    """Three people with different names, and a day."""
    first = draw(st.permutations(FIRST_NAMES))
    last = draw(st.permutations(SURNAMES))
    return People(
        sender=f"{first[0]} {last[0]}",
        roles=tuple(draw(st.sampled_from(list(SENDERS.values())))),
        chief=f"{first[1]} {last[1]}",
        rank=draw(st.sampled_from(RANKS)),
        commissioner=f"{first[2]} {last[2]}",
        honours=draw(st.sampled_from(HONOURS)),
        sent_on=date(2022, 6, 1) + timedelta(days=draw(st.integers(0, 1400))),
    )


def letter_block(spoken: Spoken, who: People, style: str) -> tuple[list[str], Json]:
    """The block in one style, and what it says."""
    colon = ":" if style == "colons" else ""
    chief = {
        "rank before the name": [f"{who.rank} {who.chief}"],
        "rank above the name": [who.rank, who.chief],
    }.get(style, [who.chief, who.rank])
    commissioner = [who.commissioner, f"Police and Crime Commissioner for {spoken.official.rsplit(' ', 1)[0]}"]
    lines = ["Letter information", f"From{colon}", who.sender + who.honours, *who.roles]
    lines += [f"To{colon}", *chief, spoken.official]
    to = [{"name": who.chief, "rank": who.rank, "body": spoken.official}]
    cc = [{"name": who.commissioner}]
    if style == "two addressees":
        lines += commissioner
        to, cc = [*to, *cc], []
    elif style == "no copy":
        cc = []
    else:
        lines += [f"{'CC' if style == 'capital CC' else 'Cc'}{colon}", *commissioner]
    lines += [f"Sent on{colon}", day_in_words(who.sent_on)]
    sent_on = who.sent_on.isoformat()
    return lines, {"from": {"name": who.sender, "roles": list(who.roles)}, "to": to, "cc": cc, "sent_on": sent_on}


@st.composite
def recommended(draw: st.DrawFn, spoken: Spoken, lead_ins: list[str]) -> tuple[list[str], list[Json]]:
    """Lists of recommendations under their deadlines."""
    texts = iter(draw(st.permutations(w.RECOMMENDED)))
    lines, expected = [], []
    for lead_in in lead_ins:
        months, on = w.DEADLINES[lead_in]
        bullets = [next(texts) for _ in range(draw(st.integers(1, 3)))]
        lines.append(spoken.say(lead_in))
        lines += [f"- {text}{';' if n < len(bullets) else '.'}" for n, text in enumerate(bullets, 1)]
        expected += [{"text": text, "months": months, "on": on} for text in bullets]
    return lines, expected


@st.composite
def closure_letters(draw: st.DrawFn) -> tuple[str, Json]:
    """A letter that closes one cause of concern, with this audit's figures and the one's before it."""
    spoken, who = draw(forces()), draw(people())
    block, letter = letter_block(spoken, who, draw(st.sampled_from(BLOCKS)))
    title = spoken.say(draw(st.sampled_from(w.CAUSES)))
    lead_ins = draw(st.lists(st.sampled_from(list(w.DEADLINES)), min_size=1, max_size=2, unique=True))
    asked, recommendations = draw(recommended(spoken, lead_ins))
    now_and_then = draw(compared(spoken))
    sentence, count = draw(counts(spoken))
    lines = [spoken.say("{Name}: closure of cause of concern"), *block, "Closure of cause of concern"]
    lines += ["I am writing to tell you that we are closing the cause of concern from our inspection."]
    lines += [
        "Cause of concern",
        title,
        "Victims didn’t get the service that they should.",
        "Recommendations",
        *asked,
    ]
    lines += ["Progress", now_and_then[0], sentence, "Conclusion", "We have closed this cause of concern."]
    cause = {"title": title, "status": "closed", "accelerated": False, "recommendations": recommendations}
    expected = {"kind": "closure_letter", "force": spoken.slug, "sent_on": letter["sent_on"], "letter": letter}
    expected |= {"causes_of_concern": [cause], "estimates": now_and_then[1], "counts": [count]}
    expected |= {"areas_for_improvement": [], "judgments": []}
    return "\n".join(lines) + "\n", expected


@st.composite
def compared(draw: st.DrawFn, spoken: Spoken) -> tuple[str, list[Json]]:
    """A sentence with this audit's estimate and the previous one's."""
    notation = draw(st.sampled_from([notation for notation in w.INTERVALS if notation]))
    unit, crime = draw(st.sampled_from(w.UNITS)), draw(st.sampled_from(list(w.CRIMES)))
    now, before = draw(st.integers(801, 989)), draw(st.integers(501, 799))
    template = draw(
        st.sampled_from(
            [
                "We estimate that {the} is recording {now} of {crime}, compared with {before} previously.",
                "We estimate that {name} now records {now} of {crime}, up from {before} in our previous audit.",
                "For {crime}, we estimate that {the} is recording {now}; the previous estimate was {before}.",
            ]
        )
    )
    values, expected = {}, []
    for key, tenths, audit in (("now", now, "this"), ("before", before, "previous")):
        margin = draw(margins)
        printed, value = rate(tenths, unit)
        values[key] = printed + notation.format(h=margin)
        wording = w.INTERVALS[notation]
        row = {"subject": w.CRIMES[crime], "value": value, "margin": float(margin), "wording": wording}
        expected.append(row | {"audit": audit})
    return spoken.say(template, crime=crime, **values), expected
