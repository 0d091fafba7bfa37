"""Settings: safe by default, and a wrong one is one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "a-secret-that-is-long-enough-for-the-deployment-checks-of-django-0123456789"


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with production's settings and only these in the environment."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | settings
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=PROJECT, env=environment, capture_output=True, text=True
    )


def test_a_secret_is_demanded() -> None:
    run = manage("check")
    assert run.returncode == 1
    assert run.stderr.startswith("PEEL_SECRET_KEY is not set")
    assert len(run.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("setting", "value", "word"),
    [
        ("PEEL_DEBUG", "perhaps", "PEEL_DEBUG"),
        ("PEEL_POOL_SIZE", "0", "PEEL_POOL_SIZE"),
        ("DATABASE_URL", "mysql://root@localhost/peel", "PostgreSQL"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL"),
    ],
)
def test_a_wrong_setting_is_one_sentence(setting: str, value: str, word: str) -> None:
    run = manage("check", PEEL_SECRET_KEY=SECRET, **{setting: value})
    assert run.returncode == 1
    assert word in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1


def test_a_database_out_of_reach_is_one_sentence() -> None:
    nowhere = "postgresql://peel@127.0.0.1:1/peel"
    run = manage("migrate", PEEL_SECRET_KEY=SECRET, DATABASE_URL=nowhere)
    assert run.returncode == 1
    assert "database can't be reached" in run.stderr
    assert "Traceback" not in run.stderr


def test_debug_is_off_and_https_demanded() -> None:
    shown = manage("diffsettings", PEEL_SECRET_KEY=SECRET).stdout
    assert "DEBUG = True" not in shown
    assert "SECURE_SSL_REDIRECT = True" in shown
    assert "SESSION_COOKIE_SECURE = True" in shown
