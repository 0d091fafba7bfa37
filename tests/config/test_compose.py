"""The compose file is one that docker-compose accepts."""

import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


def test_docker_compose_accepts_the_file() -> None:
    if shutil.which("docker-compose") is None:
        pytest.skip("docker-compose is not installed (apt install docker-compose)")
    run = subprocess.run(["docker-compose", "config"], cwd=PROJECT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "service_healthy" in run.stdout
