"""`manage.py read_document` from the outside: JSON, the summary, and one line for what can't be read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = """PEEL 2023–25: An inspection of Kent Police
Investigating crime
Kent Police is good at investigating crime.
Main findings
Cases are supervised
In 17 of the 20 cases we reviewed, sergeants had looked at the plan. We estimate that the force is recording \
91.5 percent (+/- 2.1 percentage points) of all reported crime.
"""

KEYS = {
    "kind",
    "title",
    "address",
    "published_on",
    "sent_on",
    "force",
    "cycle",
    "passages",
    "judgments",
    "findings",
    "estimates",
    "counts",
    "figures",
    "causes_of_concern",
    "areas_for_improvement",
    "letter",
    "monitoring",
    "problems",
}


@pytest.fixture
def command(tmp_path):
    def run(content: bytes, *options: str, name: str = "document.txt") -> subprocess.CompletedProcess:
        path = tmp_path / name
        path.write_bytes(content)
        nothing_set = {"PATH": os.environ["PATH"]}
        line = [sys.executable, str(ROOT / "manage.py"), "read_document", str(path), *options]
        return subprocess.run(line, capture_output=True, text=True, env=nothing_set, cwd=tmp_path, check=False)

    return run


def test_json_is_one_object_with_every_key_of_the_contract(command):
    done = command(TEXT.encode(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert set(found) >= KEYS
    assert found["force"] == {"slug": "kent", "name": "Kent Police"}
    assert found["judgments"][0]["grade"] == "good"
    assert (found["estimates"][0]["value"], found["estimates"][0]["margin"]) == (91.5, 2.1)
    assert (found["counts"][0]["numerator"], found["counts"][0]["denominator"]) == (17, 20)


def test_the_summary_for_people(command):
    done = command(TEXT.encode())
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "Kent Police",
        "Investigating crime  good",
        "± 2.1 percentage points",
        "17 of 20 cases we reviewed",
    ):
        assert words in done.stdout


def test_what_cannot_be_read_is_one_line_and_exit_one(command):
    done = command(b"", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "the file is empty" in done.stderr
