"""Numbers as the inspectorate writes them: numerals with commas and decimals, and words up to the hundreds."""

import re

_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_UNIT}))?|{_UNIT})"

NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
WORD = rf"(?:(?:{_UNIT}|a) hundred(?: and {_SMALL})?|{_SMALL})"
NUMBER = rf"(?:{NUMERAL}|{WORD})"
BEFORE = r"(?<![\w.,£/+-])(?<!\w')"
AFTER = r"(?![\w])(?!,\d)(?!\.\d)"


def value(written: str) -> float:
    """What a numeral or a number in words comes to; a whole number stays whole."""
    text = written.strip().lower().replace(",", "")
    if re.fullmatch(r"\d+", text):
        return int(text)
    if re.fullmatch(r"\d+\.\d+", text):
        return float(text)
    return _words(text)


def _words(text: str) -> int:
    hundreds, _, rest = text.partition(" hundred")
    if rest or text.endswith(" hundred"):
        head = 1 if hundreds == "a" else _UNITS[hundreds]
        return 100 * head + (_words(rest.removeprefix(" and ")) if rest else 0)
    total = 0
    for word in re.split(r"[- ]", text):
        total += _TENS.get(word, _UNITS.get(word, 0))
    return total
