"""How heavy the report of a ledger of 5,000 claims is, how long it takes to write, and to open in Chromium.

    pip install .[dev]; apt-get install chromium chromium-driver
    python benchmarks/report.py [--articles 1250] [--seed 7]

Articles are generated, four claims each, and go through `ingest` and `report` as any others. Opening is measured from
the call until the browser says that the page is loaded, the best of three, in a browser that already runs.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

PLACES = ("Aleppo", "Homs", "Kharkiv", "Mosul", "Goma", "Khartoum", "Kabul", "Mogadishu", "Port-au-Prince", "Marawi")
VOICES = ("police", "health officials", "residents", "a military spokesman", "the Red Crescent", "the governor")
FILLER = "Officials met on the edge of town to talk about roads, water and the harvest, and agreed to meet once more. "


def article(number: int, chance: random.Random) -> dict[str, str]:
    published = date(2024, 1, 1) + timedelta(days=chance.randrange(300))
    lines = []
    for _ in range(4):
        day = published - timedelta(days=chance.randrange(5))
        count, place, voice = chance.randrange(2, 300), chance.choice(PLACES), chance.choice(VOICES)
        lines.append(f"At least {count} civilians were killed in {place} on {day:%d %B %Y}, {voice} said.")
        lines.append(FILLER * chance.randrange(1, 8))
    outlet = chance.choice(("Post", "Radio", "Wire"))
    return {"id": f"{number}.txt", "text": "\n\n".join(lines), "published": published.isoformat(), "outlet": outlet}


def opened(page: Path) -> float:
    """Seconds until the page is loaded."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
        quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
        for flag in (*flags, *quiet, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            times = []
            for _ in range(3):
                browser.get("about:blank")
                started = time.perf_counter()
                browser.get(page.as_uri())
                times.append(time.perf_counter() - started)
            return min(times)
        finally:
            browser.quit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1250)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = (json.dumps(article(number, chance)) + "\n" for number in range(asked.articles))
        (folder / "articles.jsonl").write_text("".join(rows), encoding="utf-8")
        program = [sys.executable, "-m", "claimledger"]
        subprocess.run([*program, "ingest", "articles.jsonl"], cwd=folder, check=True)
        started = time.perf_counter()
        subprocess.run([*program, "report", "report.html"], cwd=folder, check=True)
        written = time.perf_counter() - started
        page = folder / "report.html"
        print(f"written in {written:.1f} s, {page.stat().st_size / 1e6:.2f} MB, opened in {opened(page):.2f} s")


if __name__ == "__main__":
    main()
