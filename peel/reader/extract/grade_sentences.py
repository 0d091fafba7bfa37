"""The sentence that grades an area: '… is adequate at …', '… requires improvement in how it …'."""

import re
from dataclasses import dataclass

from peel.reader.drafts import GradeSlug
from peel.reader.structure.text import sentences
from peel.reader.vocabulary import GRADES

_FOUR = r"outstanding|good|adequate|inadequate"
_FORMS = (
    re.compile(
        r"\b(?:grad(?:ed?|ing)|rated?|judg(?:ed?|ing|ment)|assessed)\b[^.;:]{0,160}?\b(?:as|is|at|be|of|"
        r"was)\s+(?:being\s+)?"
        rf"['\"]?(?P<grade>{_FOUR}|requires improvement|requiring improvement)\b(?! (?:practice|deal|number|work|"
        rf"example))",
        re.I,
    ),
    re.compile(
        r"\b(?:is|was|are|remains|remained)\s+(?:(?:now|currently|still|also|overall|therefore|generally|being|"
        r"graded|rated|judged|assessed|to|be|as|at)\s+){0,4}"
        rf"['\"]?(?P<grade>{_FOUR})['\"]?(?=\s+(?:at|in|for|with|on|overall|when|as)\b|\s*[.,]|\s*$)",
        re.I,
    ),
    re.compile(r"\b(?P<grade>requires improvement)\b", re.I),
    re.compile(rf"^(?:graded|grade|judged|rated)\s+(?:as\s+)?(?P<grade>{_FOUR}|requires improvement)\b", re.I),
)
_DENIED = re.compile(r"(?:\bnot|n't|\bno longer|\bnever|\bif it|\bwhether|\bto be)\s+(?:\w+\s+)?$", re.I)
_NOT_GRADED = re.compile(
    r"\b(?:ungraded|not (?:been )?graded|(?:isn|aren|wasn|weren)'t graded|without a grade|"
    r"(?:isn't|is not|aren't) an? (?:graded (?:area|judgment)|grade)|no graded? judg(?:e)?ment|"
    r"no grade for|(?:don't|do not|did not|didn't|doesn't) "
    r"(?:make a graded judg|make graded judg|give a graded|give a grade|grade\b))[^.]{0,40}",
    re.I,
)
_NOT_INSPECTED = re.compile(
    r"\b(?:not (?:subject to detailed|inspected)|did not inspect|carried over|carried forward|retain\w*)\b", re.I
)
_CARRIED = re.compile(
    r"\b(?:judg(?:e)?ment|grade)s?\b[^.]{0,80}?\bfrom (?:the |our |its )?(?P<cycle>20\d{2}(?:/\d{2,4})?)[^.]{0,80}?"
    r"\b(?:carried (?:over|forward)|remains?|retain\w*|stands?)",
    re.I,
)
_CARRIED_BACK = re.compile(
    r"\b(?:carried (?:over|forward)|retain\w*|remains in place)[^.]{0,80}?\bfrom (?:the |our |its "
    r")?(?P<cycle>20\d{2}(?:/\d{2,4})?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class GradeSentence:
    """A grade with the run of the passage that gives it, and whether the sentence is the whole passage."""

    grade: GradeSlug
    start: int
    end: int
    is_whole: bool


def find_grade_sentence(plain: str) -> GradeSentence | None:
    """The first sentence of a passage that grades, looking at the passage's first two sentences."""
    spans = sentences(plain)
    for start, end in spans[:2]:
        sentence = plain[start:end].rstrip()
        if len(sentence) > 400:
            continue
        matches = [match for form in _FORMS for match in form.finditer(sentence) if not _is_denied(sentence, match)]
        if matches:
            first = min(matches, key=lambda match: match.start("grade"))
            grade = GRADES[first["grade"].lower().replace("requiring", "requires")]
            return GradeSentence(grade, start, start + len(sentence), len(spans) == 1)
    return None


def find_ungraded(plain: str) -> tuple[int, int] | None:
    """The sentence that says that an area has no grade."""
    for start, end in sentences(plain):
        if _NOT_GRADED.search(plain, start, end):
            return start, start + len(plain[start:end].rstrip())
    return None


def find_carried(plain: str) -> tuple[int, int, str | None] | None:
    """The sentence that carries a grade over, and the year or cycle it comes from where it says so."""
    for start, end in sentences(plain):
        sentence = plain[start:end].rstrip()
        match = _CARRIED.search(sentence) or _CARRIED_BACK.search(sentence)
        if match or (_NOT_INSPECTED.search(sentence) and "judg" in sentence.lower()):
            return start, start + len(sentence), match["cycle"].replace("/", "-") if match else None
    return None


def _is_denied(sentence: str, match: re.Match[str]) -> bool:
    return bool(_DENIED.search(sentence[: match.start("grade")]))
