"""Lighthouse's scores of the main pages, on a phone and on a desk. Run by hand: make lighthouse [RUNS=1]

Serves the database of the browser's tests as production does, lets Lighthouse visit each page three times, prints
the medians as a table, and fails where one is below its limit. Performance is measured on a throttled processor: a
busy machine makes it worse by chance, so this is a benchmark and no test.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.browser import chromium
from tests.browser.pages import PAGES
from tests.browser.server import free_port, full_database, served

HERE = Path(__file__).parent
# A benchmark without a chosen force: robots.txt keeps the others, which say the same, out of search engines.
VISITED = ["home", "force", "inspection", "benchmark, no force", "cause", "letter"]
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
DEVICES = {"phone": [], "desk": ["--preset=desktop"]}
FLAGS = f"--chrome-flags=--headless {' '.join(chromium.ARGUMENTS)}"
TRIES = 3  # now and then Chromium loses the trace of a visit, and Lighthouse asks to be run again
TIMES = {"LCP": "largest-contentful-paint", "CLS": "cumulative-layout-shift", "TBT": "total-blocking-time"}

type Report = dict[str, dict]


def visited(address: str, device: str) -> Report:
    """What Lighthouse says of one visit."""
    if chromium.PATH is None:
        sys.exit(chromium.MISSING)
    program = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
    wanted = f"--only-categories={','.join(LIMITS)}"
    command = ["node", program, address, "--output=json", "--quiet", FLAGS, wanted, *DEVICES[device]]
    environment = {**os.environ, "CHROME_PATH": chromium.PATH}
    for _ in range(TRIES):
        run = subprocess.run(command, env=environment, capture_output=True, text=True)
        if not run.returncode:
            return json.loads(run.stdout)
    sys.exit(f"Lighthouse could not visit {address}: {run.stderr.strip()}")


def middle(reports: list[Report], value: Callable[[Report], float]) -> float:
    """The median over visits of one page."""
    return median(value(report) for report in reports)


def scores(reports: list[Report]) -> dict[str, int]:
    """The score of each category, of 100."""
    return {
        name: round(100 * middle(reports, lambda report, name=name: report["categories"][name]["score"]))
        for name in LIMITS
    }


def times(reports: list[Report]) -> list[str]:
    """The largest paint, the shift and the blocked time, as Lighthouse writes them."""
    paint, shift, blocked = (
        middle(reports, lambda report, audit=audit: report["audits"][audit]["numericValue"])
        for audit in TIMES.values()
    )
    return [f"{paint / 1000:.1f} s", f"{shift:.3f}", f"{blocked:.0f} ms"]


def faults(reports: list[Report]) -> set[str]:
    """What Lighthouse would have otherwise, outside performance."""
    found = set()
    for report in reports:
        for name in LIMITS.keys() - {"performance"}:
            for part in report["categories"][name]["auditRefs"]:
                audit = report["audits"][part["id"]]
                if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                    found.add(f"{name}: {audit['title']}")
    return found


def row(*cells: object) -> None:
    """Print a row of the table."""
    print("  ".join(f"{cell!s:<19}" for cell in cells), flush=True)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    below = []
    port = free_port()
    with full_database(port) as environment, served(port, environment) as site:
        row("page", "device", *LIMITS, *TIMES)
        for kind in VISITED:
            for device in DEVICES:
                reports = [visited(f"{site}{PAGES[kind]}", device) for _ in range(runs)]
                found = scores(reports)
                row(kind, device, *found.values(), *times(reports))
                for fault in sorted(faults(reports)):
                    print(f"    {fault}")
                below += [f"{kind}, {device}: {name}" for name, least in LIMITS.items() if found[name] < least]
    if below:
        sys.exit(f"Below the limit: {'; '.join(below)}.")


if __name__ == "__main__":
    main()
