"""What import-linter can't say of the rooms: single modules of Django, and what a template may ask."""

import ast
from pathlib import Path

PROJECT = Path(__file__).parents[2]
OF_THE_WEB = ("django.http", "django.shortcuts")


def queries() -> list[Path]:
    """The modules that ask the database for pages."""
    found = [path for app in ("peel", "audits") for path in (PROJECT / app).rglob("*.py")]
    return [path for path in found if path.stem == "queries" or "queries" in path.parts]


def imports(path: Path) -> set[str]:
    """The modules that one imports from."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_queries_know_no_request_and_no_answer() -> None:
    modules = queries()
    assert len(modules) > 60
    assert [str(path) for path in modules if imports(path) & set(OF_THE_WEB)] == []
