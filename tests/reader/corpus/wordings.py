"""How the inspectorate says a grade, an interval, a count, a deadline: our own sentences in its forms.

`{Name}` is the force's whole name at the head of a sentence and `{name}` inside one, `{The}` and `{the}` its noun.
"""

GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "adequate": "adequate",
    "requires-improvement": "requires improvement",
    "inadequate": "inadequate",
}

# Each form twice: with a plain grade, and with 'requires improvement', which brings its own verb.
GRADE_SENTENCES = {
    "name is at": ("{Name} is {grade} at {doing}.", "{Name} requires improvement at {doing}."),
    "noun is at": ("{The} is {grade} at {doing}.", "{The} requires improvement at {doing}."),
    "in how it": ("{Name} is {grade} in how it {does}.", "{Name} requires improvement in how it {does}."),
    "in the way that it": (
        "{The} is {grade} in the way that it {does}.",
        "{The} requires improvement in the way that it {does}.",
    ),
    "graded as": (
        "We have graded {name} as {grade} at {doing}.",
        "We have graded {name} as requires improvement at {doing}.",
    ),
    "is graded": ("{Name} is graded {grade} at {doing}.", "{Name} is graded requires improvement at {doing}."),
    "its work is": ("{Name}’s work in {doing} is {grade}.", "{Name}’s work in {doing} requires improvement."),
}

# Area, what it is to do it, what one does.
AREAS_2023 = {
    "Recording data about crime": ("recording crime", "records crime"),
    "Police powers and treating the public fairly and respectfully": (
        "using police powers and treating people fairly and respectfully",
        "uses its powers and treats the public",
    ),
    "Preventing and deterring crime and antisocial behaviour, and reducing vulnerability": (
        "prevention and deterrence",
        "prevents and deters crime",
    ),
    "Responding to the public": ("responding to the public", "responds to the public"),
    "Investigating crime": ("investigating crime", "investigates crime"),
    "Protecting vulnerable people": ("protecting vulnerable people", "protects vulnerable people"),
    "Managing offenders and suspects": ("managing offenders and suspects", "manages offenders and suspects"),
    "Building, supporting and protecting the workforce": (
        "building, supporting and protecting the workforce",
        "builds, supports and protects its workforce",
    ),
    "Leadership and force management": ("leadership and management", "leads and manages itself"),
}
AREAS_2021 = {
    "Engaging with and treating the public with fairness and respect": (
        "treating people fairly and with respect",
        "treats people",
    ),
    "Preventing crime and anti-social behaviour": (
        "preventing crime and anti-social behaviour",
        "prevents crime and anti-social behaviour",
    ),
    "Responding to the public": ("responding to the public", "responds to the public"),
    "Investigating crime": ("investigating crime", "investigates crime"),
    "Protecting vulnerable people": ("protecting vulnerable people", "protects vulnerable people"),
    "Managing offenders and suspects": ("managing offenders and suspects", "manages offenders and suspects"),
    "Disrupting serious organised crime": ("tackling serious and organised crime", "tackles organised crime"),
    "Building, supporting and protecting the workforce": (
        "building and developing its workforce",
        "develops its workforce",
    ),
    "Strategic planning, organisational management and value for money": (
        "operating efficiently",
        "plans and manages its money",
    ),
}

HEADINGS = [
    "{The} plans its work around what its communities need",
    "{The} should make better use of its data",
    "Senior leaders listen to the workforce",
    "{The} doesn’t always supervise its work well",
    "{The} needs to improve the quality of its case files",
    "Neighbourhood teams know their communities",
    "{The} has improved the training of its supervisors",
    "Officers understand what is expected of them",
    "{The} works well with its partners to protect children",
    "Victims don’t always get the support they need",
    "{The} has invested in new technology",
    "Demand affects how quickly {the} attends incidents",
    "{The} uses volunteers in many roles",
    "Backlogs are falling, but {the} could do more",
    "{The} has an effective system to review risk",
    "New recruits get good support",
    "{The} makes good decisions about bail",
    "An experienced team looks at each referral",
    "{The} isn’t consistent in how it assesses risk",
    "Specialist teams have manageable workloads",
    "{The} gives clear guidance to its call handlers",
    "People who report crime online wait too long for an answer",
]
REMARKS = [
    "This is encouraging.",
    "We spoke to officers and staff in several teams, and their view was the same.",
    "{The} has started to address this, and we will be interested to see what follows.",
    "Under section 17 of the Act, {the} has to agree this with its partners.",
    "This was so in our 2021 inspection as well.",
    "{Name} is one of the 43 police forces that we inspect.",
    "As a result, victims may lose confidence.",
    "The team meets every week.",
]

# Notation, and the unit as printed.
INTERVALS = {
    " (with a confidence interval of +/- {h} percent)": "percent",
    " (with a confidence interval of +/- {h} percentage points)": "percentage points",
    " (with a confidence interval of +/-{h} percent)": "percent",
    " (+/-{h} percentage points)": "percentage points",
    " (+/- {h} percentage points)": "percentage points",
    " (+/\u2011{h} percentage points)": "percentage points",
    " (+/\u2013{h} percentage points)": "percentage points",
    " (+/\u2212 {h} percentage points)": "percentage points",
    " (± {h} percent)": "percent",
    " (±{h}%)": "percent",
    " (+/- {h}%)": "percent",
    " (+/- {h} per cent)": "percent",
    " (confidence interval: ± {h} percentage points)": "percentage points",
    "": None,
}
UNITS = [" percent", "%", " per cent"]
CRIMES = {
    "all reported crime (excluding fraud)": "all-reported-crime",
    "all reported crime": "all-reported-crime",
    "violent offences": "violent-offences",
    "violent crime": "violent-offences",
    "offences of violence against the person": "violent-offences",
    "sexual offences": "sexual-offences",
}
RECORDING = {
    "is recording": "We estimate that {name} is recording {value}{interval} of {crime}.",
    "records": "We estimate that {the} records {value}{interval} of {crime}.",
    "from our sample": "Based on this audit, we estimate {the} is recording {value}{interval} of {crime}.",
    "for": "For {crime}, we estimate that {the} is recording {value}{interval}.",
}
SEARCHING = {
    "all stop and searches": "From this sample, we estimate that {value}{interval} of all stop and searches "
    "by {the} during this period had reasonable grounds.",
    "the searches": "We estimate that {value}{interval} of the stop and searches that we reviewed had reasonable "
    "grounds.",
}

COUNTS = {
    "n of m relevant cases": "{The} checked for repeat victims in {n} of {m} relevant cases.",
    "n of the m": "The risk was assessed again in {n} of the {m} cases that we reviewed.",
    "n out of m": "We found that {n} out of {m} investigations were effective.",
    "only n of m": "Only {n} of {m} victims were offered a personal statement.",
    "of the m, n": "Of the {m} records that we examined, {n} had enough detail.",
    "m should, n were": "We found that {m} crimes should have been recorded and {n} were recorded correctly.",
    "m should, only n": "We found that {m} crimes should have been recorded, but only {n} had been.",
    "should have recorded m": "{The} should have recorded {m} crimes but had only recorded {n}.",
    "found m, recorded n": "We found {m} reports of rape and {the} had recorded {n} of these correctly.",
    "had recorded only n of the m": "{The} had recorded only {n} of the {m} rapes that we found.",
    "reviewed m, found n": "We reviewed {m} case files and found that {n} had been supervised effectively.",
    "n of m respondents": "In our survey, {n} of {m} respondents hadn’t reported it.",
    "percent with n of m": "We found that 37 percent ({n} of {m}) of line managers had had the training.",
}

# Lead-in of a list of recommendations; months; date.
DEADLINES = {
    "With immediate effect, {the} should:": (0, None),
    "Immediately, {name} should:": (0, None),
    "{The} should immediately:": (0, None),
    "{Name} should, with immediate effect:": (0, None),
    "Within three months, {the} should:": (3, None),
    "Within six months, {name} should make sure that:": (6, None),
    "Within 12 months, {the} should:": (12, None),
    "{The} should, within nine months:": (9, None),
    "Within one month, {the} should:": (1, None),
    "By 30 September 2024, {the} should:": (None, "2024-09-30"),
    "By 1 March 2025 {name} should:": (None, "2025-03-01"),
    "{The} should, by 31 December 2024:": (None, "2024-12-31"),
}
RECOMMENDED = [
    "review how calls are graded",
    "train its supervisors in the new rules",
    "tell victims what has been decided",
    "set up a board that looks at risk each month",
    "give its call handlers a clear procedure",
    "audit a sample of its records",
    "agree with its partners how to share information",
    "check that every visit is made when it is due",
]
CAUSES = [
    "{The} isn’t keeping vulnerable children safe",
    "{The} needs to answer emergency calls more quickly",
    "{The} fails to record reports of crime correctly",
    "{The} doesn’t manage the risk from dangerous offenders",
    "{The} should improve how it supervises investigations",
]
