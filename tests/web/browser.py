"""A real Chromium, as a visitor uses it, and axe-core to look over each page."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SECONDS = 100
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # a page that scrolls slowly moves under the pointer
    "--window-size=1280,900",
)


class Visitor:
    """Somebody at a browser."""

    def __init__(self, driver: webdriver.Chrome, home: str) -> None:
        self.driver = driver
        self.home = home

    def go(self, path: str) -> None:
        """Open a page."""
        self.driver.get(self.home + path)

    def wait(self, until: Callable[[], Any], what: str) -> Any:
        """What comes true within a while."""
        waiting = WebDriverWait(
            self.driver,
            _SECONDS,
            poll_frequency=0.02,
            # A part of the page that was just put in another's place.
            ignored_exceptions=[StaleElementReferenceException],
        )
        return waiting.until(lambda _: until(), message=what)

    def send(self, selector: str) -> None:
        """Click what loads a page, and wait until that page is there."""
        before = self.one("html")
        self.one(selector).click()
        self.wait(lambda: self.one("html") != before, f"the page after {selector}")
        self.one("footer")

    def one(self, selector: str) -> WebElement:
        """The first element that a selector finds, once it is there."""
        found: WebElement = self.wait(lambda: next(iter(self.all(selector)), None), selector)
        return found

    def all(self, selector: str) -> list[WebElement]:
        """Every element that a selector finds now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def values(self, selector: str) -> list[str]:
        """What every field that a selector finds holds now, all asked for at once."""
        script = "return Array.from(document.querySelectorAll(arguments[0]), one => one.value)"
        found: list[str] = self.driver.execute_script(script, selector)
        return found

    def text(self, selector: str = "body") -> str:
        """The words that are seen of an element."""
        shown: tuple[str] = self.wait(lambda: (self.one(selector).text,), selector)
        return shown[0]

    def press(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, selector: str, most: int = 60) -> WebElement:
        """Press Tab until an element has the focus: nobody needs a mouse to get there."""
        for _ in range(most):
            self.press(Keys.TAB)
            here = self.driver.switch_to.active_element
            if here in self.all(selector):
                return here
        raise AssertionError(f"{selector} is not reached with the keyboard")

    def complaints(self) -> list[str]:
        """What the browser complained about: scripts or styles refused, errors of ours."""
        log: list[dict[str, Any]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [str(line["message"]) for line in log]

    def barriers(self) -> list[str]:
        """What axe-core finds wrong with the page for people who see, hear or move otherwise."""
        # Run by the driver, since the page allows no script but its own.
        self.driver.execute_script(axe())
        found: dict[str, Any] = self.driver.execute_async_script(
            "const [tags, done] = arguments;"
            "axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(done);",
            RULES,
        )
        return [
            f"{rule['id']}: {node['html'][:160]} {json.dumps(node['any'][:1])[:300]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def look(self, *, width: int, dark: bool = False) -> None:
        """Look through a window of that width, in that scheme."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


@contextmanager
def visitor(home: str, *, scripts: bool = True) -> Iterator[Visitor]:
    """A visitor with a new browser; skips, and says so, where there is none."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        pytest.skip("NO BROWSER: on Debian: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in _FLAGS:
        options.add_argument(flag)
    if not scripts:
        blocked = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", blocked)
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    try:
        driver.set_script_timeout(60)
        yield Visitor(driver, home)
    finally:
        driver.quit()


@cache
def axe() -> str:
    """The source of axe-core, fetched by npm once; skips, and says so, where that cannot be."""
    if not AXE.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("ACCESSIBILITY IS NOT TESTED: npm is not installed")
        ran = subprocess.run(
            [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if ran.returncode:
            pytest.skip(f"ACCESSIBILITY IS NOT TESTED: npm could not fetch axe-core: {ran.stderr}")
    return AXE.read_text(encoding="utf-8")
