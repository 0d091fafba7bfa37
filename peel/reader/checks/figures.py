"""What a document's estimates and counts lack or contradict: one small rule each."""

import re
from collections.abc import Iterator

from peel.reader.drafts import Problem, Ref
from peel.reader.parsed_document import ParsedDocument
from peel.reader.structure.text import key


def margin_is_in_percent(reading: ParsedDocument) -> Iterator[Problem]:
    for number, estimate in enumerate(reading.draft.estimates):
        if (
            estimate.margin is not None
            and re.search(r"(?:%|percent|per cent)\s*[)\]]?$", estimate.quote)
            and estimate.wording == "percent"
        ):
            text = f"The interval of {estimate.value:g} is given in percent where percentage points are meant."
            yield Problem("margin-in-percent", estimate.passage, text, (Ref("estimate", number),))


def estimate_has_no_margin(reading: ParsedDocument) -> Iterator[Problem]:
    for number, estimate in enumerate(reading.draft.estimates):
        if estimate.margin is None and estimate.qualifier is None:
            is_range = "confidence" in estimate.quote.lower()
            lack = "gives its confidence interval as a range, without a margin" if is_range else "has no interval"
            text = f"The estimate {estimate.quote} {lack}."
            yield Problem("estimate-without-margin", estimate.passage, text, (Ref("estimate", number),))


def counts_give_another_rate(reading: ParsedDocument) -> Iterator[Problem]:
    """Counts of the same audit and subject that come to another rate than the estimate."""
    for number, count in enumerate(reading.draft.counts):
        if count.denominator < 20:
            continue
        rate = 100 * count.numerator / count.denominator
        for estimate in reading.draft.estimates:
            if (
                _same_subject(count.subject, estimate.subject)
                and count.audit == estimate.audit
                and abs(rate - estimate.value) >= 0.5
            ):
                text = (
                    f"{count.numerator} of {count.denominator} is {rate:.1f} percent, and the estimate is "
                    f"{estimate.value:g}: they describe different bases."
                )
                yield Problem("counts-differ-from-estimate", count.passage, text, (Ref("count", number),))
                break


def _same_subject(counted: str, estimated: str) -> bool:
    words = counted.lower()
    if estimated == "sexual-offences":
        return "sexual offence" in words
    if estimated == "violent-offences":
        return "violen" in words
    if estimated == "stop-and-search-reasonable-grounds":
        return False
    return key(counted) == key(estimated)
