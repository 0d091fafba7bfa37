"""Nothing of a particular document stands in the reader: with everything in it changed, the changes come out."""

import pytest

from peel.reader.read import read
from tests.reader.rewritten import rewrite

REPORT = "report-hertfordshire-2023-25.txt"
LETTER = "letter-hertfordshire-2025-07.txt"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", [REPORT, LETTER])
def test_the_rewritten_values_are_read(published, name, seed):
    draft = published(name)
    expected = rewrite(draft, seed)
    found = read(expected.text.encode())
    assert found.force.slug == expected.slug
    assert [judgment.grade for judgment in found.judgments] == expected.grades
    assert [(estimate.value, estimate.margin) for estimate in found.estimates] == expected.estimates
    assert [(count.numerator, count.denominator) for count in found.counts] == expected.counts
    assert [figure.value for figure in found.figures] == pytest.approx(expected.figures)
    assert len(found.passages) == len(draft.passages)


@pytest.mark.parametrize("seed", range(8))
def test_structure_and_subjects_stay_as_they_are(published, seed):
    for name in (REPORT, LETTER):
        draft = published(name)
        found = read(rewrite(draft, seed).text.encode())
        assert found.kind == draft.kind
        assert [finding.passages for finding in found.findings] == [finding.passages for finding in draft.findings]
        assert [e.subject for e in found.estimates] == [e.subject for e in draft.estimates]
        assert [e.audit for e in found.estimates] == [e.audit for e in draft.estimates]
        assert [c.audit for c in found.counts] == [c.audit for c in draft.counts]
        assert [c.passages for c in found.causes_of_concern] == [c.passages for c in draft.causes_of_concern]
        assert [len(c.recommendations) for c in found.causes_of_concern] == [
            len(c.recommendations) for c in draft.causes_of_concern
        ]
        assert not [problem for problem in found.problems if problem.code == "grade-disagrees"]
