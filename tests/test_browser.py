"""The HTML pages in a real browser: search, filters, keys, panel. Left out where no Chromium is installed."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CORPUS, command

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=4000",
    "--dump-dom",
]
LEFT, RIGHT = (CORPUS / name / "notice.txt" for name in ("shanghai-2023", "hefei-2024"))

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium")


def in_browser(page: Path, script: str) -> Any:
    """What a script returns that runs in a page once it is loaded; errors of the page's own script fail the test."""
    probe = f"""<script>addEventListener("error", (event) => {{ document.title = "error " + event.message; }});
    addEventListener("load", () => {{ if (!document.title.startsWith("error"))
      document.title = "result " + JSON.stringify((() => {{ {script} }})()); }});</script>"""
    words = page.read_text("utf-8").replace("<head>", f"<head>{probe}")
    tried = page.with_name("probe.html")
    tried.write_text(words, "utf-8")
    done = subprocess.run(
        [str(BROWSER), *FLAGS, f"--user-data-dir={page.parent / 'profile'}", tried.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )
    title = re.search(r"<title>(.*?)</title>", done.stdout.decode(), re.DOTALL)
    assert title
    assert title[1].startswith("result "), title[1]
    return json.loads(html.unescape(title[1].removeprefix("result ")))


@pytest.fixture(scope="module")
def diff_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("browser") / "diff.html"
    assert command("diff", LEFT, RIGHT, "-o", page).returncode == 0
    return page


def test_search_and_filters(diff_page: Path) -> None:
    found = in_browser(
        diff_page,
        """
        const shown = () => items.filter((item) => !item.hidden).length;
        const set = (box, value, event) => { box.value = value; box.dispatchEvent(new Event(event)); return shown(); };
        const filter = (name) => filters.find((box) => box.dataset.filter === name);
        const found = { all: shown(), words: set(search, "猎头", "input") };
        found.matching = items.filter((item) => !item.hidden).every((item) => item.textContent.includes("猎头"));
        set(search, "", "input");
        for (const [name, value] of [["verdict", "same-indicator"], ["sector", "财政"], ["topic", "龙头企业"]]) {
          found[name] = set(filter(name), value, "change");
          set(filter(name), "", "change");
        }
        found.after = shown();
        return found;
        """,
    )
    assert 0 < found["words"] < found["all"]
    assert found["matching"]
    assert all(0 < found[name] < found["all"] for name in ("verdict", "sector", "topic"))
    assert found["after"] == found["all"]


def test_keys(diff_page: Path) -> None:
    found = in_browser(
        diff_page,
        """
        const press = (key) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        press("j"); press("j"); press("k");
        const found = { current: items.indexOf(document.querySelector(".current")) };
        press("t"); found.theme = document.documentElement.dataset.theme;
        press("/"); found.focus = document.activeElement.id;
        document.activeElement.blur(); press("?"); found.help = byId("help").open;
        return found;
        """,
    )
    assert found == {"current": 0, "theme": "dark", "focus": "search", "help": True}


def test_record_and_rule_of_a_mark(tmp_path: Path) -> None:
    page = tmp_path / "view.html"
    assert command("view", RIGHT, "-o", page).returncode == 0
    found = in_browser(
        page,
        """
        document.querySelector("span.m.amount").click();
        const found = { said: byId("record").textContent, open: !panel.hidden };
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        found.closed = panel.hidden;
        return found;
        """,
    )
    assert found["open"]
    assert found["closed"]
    assert "规则" in found["said"]
    assert "500亿元" in found["said"]


def test_nothing_is_wider_than_a_phone(diff_page: Path) -> None:
    """On a narrow screen the page does not scroll sideways."""
    width = in_browser(
        diff_page,
        """
        const frame = document.createElement("iframe");
        frame.style = "width: 360px; height: 700px";
        document.body.append(frame);
        const inner = frame.contentDocument;
        inner.write(document.querySelector("style").outerHTML + document.querySelector("main").outerHTML);
        return inner.documentElement.scrollWidth;
        """,
    )
    assert width <= 360
