"""Texts on which a careless pattern takes a time that grows with the square of their length."""

SHAPES = (
    "of the 12 " * 4000,
    "12 of 13 " * 4000,
    "should have recorded 12 crimes but " * 1500,
    "+/- " * 8000,
    "(" * 30000,
    "1,000" * 6000,
    "82.6 percent (with a confidence interval of " * 1200,
    "The Of And " * 4000,
    "Kent Police and " * 3000,
    "A" * 60000,
    "cause of concern " * 3000,
    "we found in " * 4000,
    "£1 per " * 6000,
    "twenty " * 8000,
    "From January " * 4000,
    "moved to " * 6000,
    " " * 100_000 + "x",
    "a: " * 10000,
)
