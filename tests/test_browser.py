"""The report of the example corpus in a real browser: it filters, sorts, leads to the words, and asks for nothing."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from program import Program

webdriver = pytest.importorskip("selenium.webdriver")
pytest.importorskip("vl_convert")

ROOT = Path(__file__).parents[1]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="no Chromium here: apt-get install chromium chromium-driver"
)
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def report(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for words in (["ingest", str(ROOT / "seeds")], ["report", "report.html"]):
        program.run([*words, "--ledger", "seeds.db"], folder).check_returncode()
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "--window-size=1200,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[Any]:
    """The page, freshly opened; afterwards it must have logged nothing and asked for nothing but itself."""
    browser.get("about:blank")
    browser.get_log("browser"), browser.get_log("performance")
    browser.get(report.as_uri())
    yield browser
    assert browser.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert {url.split("#")[0] for url in asked if not url.startswith("data:")} == {report.as_uri()}


def test_a_hostile_article_runs_nothing(program: Program, browser: Any, tmp_path: Path) -> None:
    words = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"></p></article></main>"
    text = f"Published: 5 May 2023\n{words}\nShelling killed 45 civilians in Aleppo, '\"><svg onload=alert(1)> said.\n"
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    made = tmp_path / "report.html"
    for call in (["ingest", "evil.txt"], ["report", made.name, "--title", words]):
        program.run([*call, "--ledger", "evil.db"], tmp_path).check_returncode()
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get(made.as_uri())
    assert browser.title == words and one_of(browser, "h1").text == words
    assert words in one_of(browser, "article").text and one_of(browser, "article mark").text == "45"
    assert browser.get_log("browser") == [] and len(browser.find_elements("css selector", "script, img")) == 1


def all_of(page: Any, css: str) -> list[Any]:
    return [one for one in page.find_elements("css selector", css) if one.is_displayed()]


def one_of(page: Any, css: str) -> Any:
    return page.find_element("css selector", css)


def wait(page: Any, what: str) -> None:
    """Until a condition of the page holds; at most five seconds."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(page, 5, poll_frequency=0.02).until(lambda driver: driver.execute_script(f"return {what}"))


def test_filters(opened: Any) -> None:
    every = len(all_of(opened, "#tolls tbody tr"))
    one_of(opened, "#filter-words").send_keys("jableh CIVILIAN")
    wait(opened, "document.getElementById('count').textContent.includes(' of ')")
    rows = all_of(opened, "#tolls tbody tr")
    assert 0 < len(rows) < every and all("Jableh" in row.text and "civilian" in row.text for row in rows)
    assert one_of(opened, "#count").text == f"{len(rows)} of {every} rows"
    one_of(opened, "#filters button").click()
    wait(opened, "!document.getElementById('count').textContent.includes(' of ')")
    one_of(opened, "#filter-outcome option:nth-child(2)").click()
    wait(opened, "document.getElementById('count').textContent.includes(' of ')")
    chosen = one_of(opened, "#filter-outcome option:nth-child(2)").get_attribute("value")
    assert {row.get_attribute("data-outcome") for row in all_of(opened, "#tolls tbody tr")} == {chosen}


def test_sorts_both_ways_with_the_unknown_last(opened: Any) -> None:
    button = one_of(opened, "#tolls th:nth-child(5) button")
    found = []
    for way in ("ascending", "descending"):
        button.send_keys("\n")  # by keyboard
        assert one_of(opened, "#tolls th:nth-child(5)").get_attribute("aria-sort") == way
        cells = opened.find_elements("css selector", "#tolls tbody td:nth-child(5)")
        keys = [cell.get_attribute("data-key") for cell in cells]
        known = [int(key) for key in keys if key]
        assert len(set(known)) > 5 and not any(keys[len(known) :])
        found.append(known)
    assert found[0] == sorted(found[0]) and found[1] == found[0][::-1]
    one_of(opened, "#tolls th:first-child button").click()
    assert len(opened.find_elements("css selector", "#tolls th[aria-sort]")) == 1
    days = [cell.get_attribute("data-key") for cell in opened.find_elements("css selector", "#tolls td:first-child")]
    assert days[-1] == "" and [day for day in days if day] == sorted(day for day in days if day)


def test_a_figure_leads_to_its_words_and_back(opened: Any) -> None:
    link = next(one for one in all_of(opened, "#tolls td a") if one.text == "28")
    link.click()
    wait(opened, "document.querySelector('mark.current')")
    mark = opened.switch_to.active_element
    assert (mark.tag_name, mark.text) == ("mark", "28")
    assert "#" + mark.get_attribute("id") == link.get_attribute("hash")
    box = opened.execute_script("return arguments[0].getBoundingClientRect().toJSON()", mark)
    assert 0 < box["top"] < box["bottom"] < opened.execute_script("return innerHeight")
    assert one_of(opened, "#note p").text.startswith("28 killed, armed group, 2025-03-06, Jableh")
    one_of(opened, "#note [data-go='1']").click()
    assert one_of(opened, "mark.current").text != "28"
    mark.send_keys("\ue00c")  # Escape
    assert opened.switch_to.active_element == link and not all_of(opened, "#note")


def test_a_point_of_the_chart_leads_to_its_words(opened: Any) -> None:
    point = one_of(opened, "#charts .wide a")
    opened.execute_script(
        "arguments[0].querySelector('path').dispatchEvent(new MouseEvent('click', {bubbles: true}))", point
    )
    wait(opened, "document.querySelector('mark.current')")
    assert "#" + one_of(opened, "mark.current").get_attribute("id") == point.get_dom_attribute("href")


@pytest.mark.parametrize("width, shown, hidden", [(1200, ".wide", ".narrow"), (390, ".narrow", ".wide")])
def test_nothing_runs_over_the_edge(opened: Any, width: int, shown: str, hidden: str) -> None:
    size = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert opened.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert all_of(opened, f"#charts {shown} svg") and not all_of(opened, f"#charts {hidden} svg")
        assert all_of(opened, "#tolls tbody tr")
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_dark_and_print(opened: Any) -> None:
    def brightness(css: str, name: str) -> float:
        colour = opened.execute_script(f"return getComputedStyle(document.querySelector('{css}')).{name}")
        return sum(map(float, colour[colour.index("(") + 1 : -1].split(",")[:3])) / 765

    for scheme, dark in (("light", False), ("dark", True)):
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        for css, name in (("body", "color"), ("mark", "color"), (".wide text", "fill")):
            assert (brightness(css, name) > brightness("body", "backgroundColor")) is dark
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert not all_of(opened, "#filters") and all_of(opened, "#tolls tbody tr") and all_of(opened, "article mark")
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
