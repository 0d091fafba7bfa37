"""The forms in which the inspectorate says 'n of m': `n` and `m` are the numbers, `what` is what was counted."""

import re

from peel.reader.extract.numbers import AFTER, BEFORE, NUMBER

_N = rf"{BEFORE}(?P<n>{NUMBER}|none|all(?! but\b)|both){AFTER}"
_M = rf"{BEFORE}(?P<m>{NUMBER}){AFTER}"
_WHICH = r"(?:(?:the|these|those|all|its|their|our|every|relevant|total|a total of|a sample of|audited)\s+){0,3}"
_GAP = r"[^.;:]{0,120}?"
_ONLY = r"(?:only|just|correctly|all but|all|actually)?\s*"
_READ = (
    r"\b(?:examined|reviewed|audited|sampled|looked at|assessed|read|listened to|checked|inspected|analysed|"
    r"considered)\s+(?:another\s+|a further\s+|a total of\s+|a sample of\s+|the\s+|about\s+)?"
)
_FOUND = r"(?:(?:we\s+)?(?:found|saw|identified|judged|considered)\s+(?:that\s+)?)"
_THEM = r"of\s+(?:these|them|those|which)"
_HAS = r"(?:had|were|was|have|has|did|met|contained|showed|received|included)(?:n't)?\b"
_NO_UNIT = r"(?!per\b|percent\b|months?\b|years?\b|days?\b|weeks?\b)"
_NOT_DUE = r"(?!(?:\s+[\w-]+){0,4}?\s+(?:that\s+)?should have\b)"
_CASES = (
    r"(?:cases|records|crimes|calls|reports|files|investigations|incidents|searches|offences|plans|visits|victims|"
    r"respondents|callers|assessments|reviews|referrals|forms)"
)

# Forms within one sentence, the surest first.
FORMS = (
    # m should have been recorded and n were; m that should have been … but it recorded n; …; only n were
    re.compile(
        rf"{_M}(?P<what>[^.;:]{{1,140}}?)\s*(?:that\s+|which\s+)?should have been "
        rf"(?:correctly\s+)?recorded{_GAP}(?:\b(?:and|but|of which|however|yet)\s|;)\s*"
        rf"(?:of (?:these|those|them),?\s+)?{_GAP}{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # of the m that should have been recorded, the force recorded n
    re.compile(
        rf"\b(?:of|from|out of|in)\s+{_WHICH}{_M}(?P<what>[^.;:]{{1,110}}?),\s+(?:[a-z][\w'-]*\s+){{2,9}}?"
        rf"{_ONLY}{_N}(?=\s*(?:$|[.,;)]|{_THEM}\b|correctly\b))(?P<tail>)",
        re.I,
    ),
    # n of m cases; n out of m crimes; none of the m; n out of every m
    re.compile(
        rf"{_N}\s+(?:cases\s+|records\s+|crimes\s+|calls\s+)?(?:out\s+)?of\s+{_WHICH}{_M}(?P<what>[^.;:,()]{{0,90}})",
        re.I,
    ),
    # of the m crimes looked at, n were
    re.compile(
        rf"\b(?:of|from|out of|in)\s+{_WHICH}{_M}(?P<what>[^.;:]{{1,110}}?),\s+"
        rf"(?:we found (?:that )?|it was found that )?{_ONLY}{_N}(?=\s+{_NO_UNIT}[a-z]){_NOT_DUE}",
        re.I,
    ),
    # should have recorded m offences, but recorded n
    re.compile(
        rf"\bshould have recorded\s+{_M}(?P<what>[^.;:]{{1,100}}?),?\s*(?:and|but|of which|"
        rf"yet)\s+{_GAP}{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # found m reports … and that the force recorded n
    re.compile(
        rf"\b(?:found|identified|examined|reviewed|audited|counted|were)\s+(?:that\s+)?(?:there (?:were|had "
        rf"been)\s+)?{_M}(?P<what>[^.;:]{{1,110}}?),?\s*(?:and|but|of which|yet)\s+(?:that\s+)?"
        rf"(?:the \w+|it|they|[A-Z][\w' -]{{2,50}}?)?\s*(?:had\s+|has\s+)?(?:only\s+|"
        rf"correctly\s+)?recorded\s+(?:only\s+|just\s+)?{_N}(?P<tail>[^.;:]{{0,60}})",
        re.I,
    ),
    # m reports of rape, and n crimes were recorded
    re.compile(
        rf"{_M}(?P<what>[^.;:]{{1,110}}?),?\s+(?:and|but)\s+{_ONLY}{_N}\s+(?:(?:crimes?|offences?|cases?|reports?)\s+)?"
        r"(?:were|was|had been|have been)\s+(?:(?:correctly|properly|accurately)\s+)?recorded(?P<tail>)",
        re.I,
    ),
    # reviewed m cases and found … in n
    re.compile(
        rf"{_READ}{_M}(?P<what>[^.;:,]{{1,110}}?),?\s+and\s+(?:we\s+)?"
        rf"found\s[^.;:]{{1,100}}?\sin\s+{_ONLY}{_N}(?=\s*(?:$|[.,;)]|{_THEM}|cases))(?P<tail>)",
        re.I,
    ),
    # reviewed m files, and n had been
    re.compile(
        rf"{_READ}{_M}(?P<what>[^.;:]{{1,130}}?),?\s+(?:and|but|finding that|of which)\s+{_FOUND}?{_ONLY}{_N}"
        rf"(?=\s+{_HAS})(?P<tail>)",
        re.I,
    ),
    # all m cases
    re.compile(
        rf"\b(?P<n>all)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?{_M}"
        rf"(?P<what>\s+(?:[\w-]+\s+){{0,2}}?{_CASES}\b[^.;:,()]{{0,40}})",
        re.I,
    ),
    # m records and n of these; m reports, and the force recorded n of them
    re.compile(
        rf"{_M}(?P<what>[^.;:]{{1,110}}?)(?:[,;]\s+|\s+)(?:and|but|with|of which|the|it)\s+[^.;:]{{0,60}}?"
        rf"{_ONLY}{_N}\s+of\s+(?:these|them|those)(?P<tail>(?!\s+\d))",
        re.I,
    ),
    # reviewed m files, and in n the …
    re.compile(
        rf"{_READ}{_M}(?P<what>[^.;:,]{{1,110}}?),?\s+and\s+"
        rf"in\s+{_ONLY}{_N}(?=\s+(?:the|it|they|there|officers|call|of (?:them|these)|cases|we))(?P<tail>)",
        re.I,
    ),
    # m crimes, of which n were
    re.compile(rf"{_M}(?P<what>[^.;:,]{{1,90}}?),?\s+of which\s+{_ONLY}{_N}(?P<tail>[^.;:,]{{0,60}})", re.I),
)

# Forms that run on into the next sentence.
ACROSS = (
    # m should have been recorded. Only n had been
    re.compile(
        rf"{_M}(?P<what>[^.;:]{{1,140}}?)\s*(?:that\s+|which\s+)?should have been recorded[^.;:]{{0,60}}\.\s+"
        rf"(?:(?:the \w+|it)\s+(?:had\s+)?(?:only\s+)?recorded\s+)?(?:only\s+|just\s+)?{_N}"
        r"(?=\s*(?:$|[.,;]|had been|were|was|of (?:these|them|those)))(?P<tail>)",
        re.I,
    ),
    # examined m cases. Of these, n were
    re.compile(
        rf"(?:{_READ}|{_FOUND}|\b(?:had|were|received|surveyed)\s+){_M}(?P<what>[^.;:]{{1,130}}?)[.;]\s+(?:of|in|among)\s+(?:these|them|those),?\s+{_FOUND}?"
        rf"{_ONLY}{_N}(?=\s+{_NO_UNIT}[a-z(]){_NOT_DUE}(?P<tail>)",
        re.I,
    ),
    # found m reports; the force had recorded n of them
    re.compile(
        rf"(?:{_READ}|{_FOUND}){_M}(?P<what>[^.;:]{{1,130}}?)[.;]\s+[^.;:]{{0,80}}?{_ONLY}{_N}\s+"
        r"of\s+(?:these|them|those)\b(?P<tail>)",
        re.I,
    ),
    # examined m cases. Something was done in n
    re.compile(
        rf"{_READ}{_M}(?P<what>\s+(?:[\w-]+\s+){{0,4}}?{_CASES})\.\s+(?:the|it|we|a|this)\s[^.;:,]{{3,80}}?"
        rf"\sin\s+{_ONLY}{_N}(?=\s*(?:$|[.;]|{_THEM}))(?P<tail>)",
        re.I,
    ),
)
