"""Two forces and two measures, of which files tell."""

import pytest

from audits.models import Measure
from tests import factories
from tests import factories_measures as make


@pytest.fixture
def barset(db: None) -> Measure:
    """Barset and Loamshire, whose offences are counted, and their share that was charged; the count is returned."""
    factories.force("Barset")
    factories.force("Loamshire")
    make.measure(slug="charged", unit="percent", kind="share")
    return make.measure(slug="offences", unit="offences")
