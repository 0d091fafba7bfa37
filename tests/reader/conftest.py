"""The published documents given with the project, and a short way to read a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peel.reader.drafts import Draft
from peel.reader.read import read

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"


@pytest.fixture(scope="session")
def published() -> Callable[[str], Draft]:
    """Reads one of the given documents; skips where they are not next to the checkout."""
    drafts: dict[str, Draft] = {}

    def read_published(name: str) -> Draft:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"The given document {name} is not next to this checkout, in ../shared/documents.")
        if name not in drafts:
            drafts[name] = read(path.read_bytes(), name)
        return drafts[name]

    return read_published


@pytest.fixture
def text_of() -> Callable[[str], str]:
    """The text of one of the given documents, or a skip."""

    def text(name: str) -> str:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"The given document {name} is not next to this checkout, in ../shared/documents.")
        return path.read_text(encoding="utf-8")

    return text
