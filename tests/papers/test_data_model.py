"""docs/data-model.md says what the models are now."""

from tests.papers.data_model import FILE, meaning, page, tables


def test_the_diagram_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run python -m tests.papers.data_model"


def test_each_table_says_what_one_row_is() -> None:
    assert len(tables()) > 40
    assert [model.__name__ for model in tables() if not meaning(model)] == []
