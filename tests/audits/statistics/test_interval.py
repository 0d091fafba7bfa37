"""An estimate as it is shown, and what the package costs to import."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.audits.statistics.estimates import estimate

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("value", "margin", "lower", "upper", "is_cut"),
    [
        ("92.6", "2.7", "89.9", "95.3", False),
        ("98.0", "2.7", "95.3", "100", True),
        ("1.0", "2.7", "0", "3.7", True),
        ("100", "2.7", "97.3", "100", True),
        ("97.3", "2.7", "94.6", "100", False),
        ("80.0", "0", "80", "80", False),
    ],
)
def test_the_drawing_is_cut_and_the_figure_kept(value, margin, lower, upper, is_cut) -> None:
    shown = estimate(value, margin)
    assert (str(shown.value), str(shown.margin)) == (value, margin)
    assert (shown.lower, shown.upper) == (estimate(lower).value, estimate(upper).value)
    assert shown.is_cut is is_cut


def test_a_page_that_tests_a_change_never_waits_for_scipy() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from audits.statistics import proportion, spread; proportion(30, 40); "
            "spread({'Kent': 1.0}); print('scipy' in sys.modules, 'numpy' in sys.modules, 'django' in sys.modules)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "False", "False"]
