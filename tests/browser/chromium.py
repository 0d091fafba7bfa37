"""The system's Chromium: Debian's build without windows, which is lighter, or else the one with them."""

import shutil
from typing import Any

PATH = shutil.which("chromium-headless-shell") or shutil.which("chromium")
MISSING = "Chromium is missing: apt install chromium-headless-shell, or chromium."
# It asks nobody for anything.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
LAUNCH: dict[str, Any] = {"executable_path": PATH, "args": ARGUMENTS}
