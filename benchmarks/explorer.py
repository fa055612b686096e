"""How long `firth explore` takes: to start, until the page can be used, for questions, for a frame.

The words are made: 100,000 around centres in 100 dimensions; with --model, those of a model. The page can be
used when words, places and colours are there and two frames have been drawn since. Questions ask for the 20
nearest of words drawn at random, over connections that stay open, by this process on the same cores. Frames
are those of a second of zooming and of dragging, as the page itself measures them; a browser without a window
has no graphics card, and the renderer's name is told. The best of several turns counts, since whatever else
a machine does only takes time away.

    python benchmarks/explorer.py [--words 100000] [--turns 3] [--model MODEL] [--tsne] [--headed]

It needs the groups `test` and `browser`, and Chromium.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from typing import Any
from urllib.parse import quote, urlsplit

import numpy as np
from record import versions, write

import firth

DIMENSIONS, CENTRES = 100, 2000
QUESTIONS, CONNECTIONS = 1000, 4
FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# runs in the page before its own script
USABLE = """
const look = () => {
    const fetched = performance.getEntriesByType("resource");
    const there = fetched.some((one) => one.name.includes("api/map/") && one.responseEnd > 0);
    const legend = document.querySelector(".legend");
    if (!there || !legend || legend.hidden) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.usable = performance.now(); }));
};
addEventListener("DOMContentLoaded", look);
"""


def made_words(words: int) -> firth.WordVectors:
    """Rows around centres; axis k has a variance of 1 / k."""
    rng = np.random.default_rng(1)
    spread = np.arange(1, DIMENSIONS + 1, dtype=np.float32) ** -0.5
    centres = rng.standard_normal((CENTRES, DIMENSIONS), np.float32) * spread
    table = (
        centres[rng.integers(CENTRES, size=words)]
        + 0.7 * rng.standard_normal((words, DIMENSIONS), np.float32) * spread
    )
    letters = rng.choice(list("aeiounrtlsd"), (words, 8))
    keys = ["".join(row[: 3 + i % 6]) + str(i) for i, row in enumerate(letters)]
    return firth.WordVectors(keys, table, counts=(1e7 / np.arange(1, words + 1)).astype(np.int64))


@contextmanager
def server(model: Path) -> Iterator[tuple[str, float, int]]:
    """The address of a page, the seconds from the command to it, and the number of the process."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "firth", "explore", str(model), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            address = process.stdout.readline().strip()
            asked(connection(address), address, "api/about")
            yield address, time.perf_counter() - start, process.pid
        finally:
            process.terminate()


def processor_seconds(process: int) -> float:
    """Seconds of the processor that a process has used, whatever else the machine does; Linux."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def connection(address: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", urlsplit(address).port)


def asked(to: http.client.HTTPConnection, address: str, path: str, method: str = "GET") -> Any:
    """An answer in JSON."""
    to.request(method, urlsplit(address).path + path)
    response = to.getresponse()
    body = response.read()
    if response.status >= 300:
        raise SystemExit(f"{path}: {response.status} {body!r}")
    return json.loads(body)


def questions(address: str, words: list[str], connections: int) -> tuple[list[float], float]:
    """The seconds of each question, and of all, over so many connections."""
    seconds: list[float] = []

    def ask(mine: list[str]) -> None:
        to = connection(address)
        for word in mine:
            start = time.perf_counter()
            asked(to, address, f"api/neighbours?n=20&word={quote(word)}")
            seconds.append(time.perf_counter() - start)

    start = time.perf_counter()
    threads = [Thread(target=ask, args=(words[i::connections],)) for i in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seconds, time.perf_counter() - start


def told(seconds: list[float]) -> dict[str, float]:
    """Milliseconds of questions."""
    return {
        "median_ms": round(1e3 * median(seconds), 2),
        "p99_ms": round(1e3 * quantiles(seconds, n=100)[-1], 2),
    }


def page(address: str, turns: int, headed: bool) -> dict[str, Any]:
    """Seconds until the page can be used, and its frames."""
    from playwright.sync_api import sync_playwright

    loads = []
    with sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS, headless=not headed)
        for _ in range(turns):
            context = browser.new_context(viewport={"width": 1400, "height": 900})
            look = context.new_page()
            look.add_init_script(USABLE)
            look.goto(address)
            while (usable := look.evaluate("window.usable ?? null")) is None:
                time.sleep(0.02)
            loads.append(usable / 1e3)
        look.wait_for_timeout(1500)  # the labels find their places meanwhile
        frames = {"zooming": moved(look, zoom), "dragging": moved(look, drag)}
        version = browser.version
        browser.close()
    return {
        "usable_s": round(min(loads), 3),
        "usable_all_s": [round(load, 3) for load in loads],
        "frames": frames,
        "chromium": version,
    }


def moved(look: Any, move: Any) -> str:
    """What the page says of the frames of a movement; a button is still held, as what follows is another."""
    move(look)
    look.keyboard.press("?")
    text: str = look.get_by_role("dialog").locator(".note").inner_text()
    look.keyboard.press("Escape")
    look.mouse.up()
    return text


def zoom(look: Any) -> None:
    box = look.locator(".map").bounding_box()
    look.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for step in range(60):
        look.mouse.wheel(0, -60 if step < 30 else 60)
        look.wait_for_timeout(16)


def drag(look: Any) -> None:
    box = look.locator(".map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    look.mouse.move(x, y)
    look.mouse.down()
    for step in range(60):
        look.mouse.move(x + 3 * step, y + 2 * step)
        look.wait_for_timeout(16)


def tsne(address: str) -> float:
    """Seconds of a map of neighbourhoods."""
    to, start = connection(address), time.perf_counter()
    asked(to, address, "api/map/tsne", "POST")
    while (state := asked(to, address, "api/progress")["maps"][1]["state"]) == "running":
        time.sleep(0.5)
    if state != "ready":
        raise SystemExit(f"the map is {state}")
    return round(time.perf_counter() - start, 1)


def measured(model: Path, options: argparse.Namespace) -> dict[str, Any]:
    starts = []
    for _ in range(options.turns - 1):
        with server(model) as (_, seconds, _):
            starts.append(seconds)
    with server(model) as (address, seconds, process):
        starts.append(seconds)
        words = asked(connection(address), address, "api/words")
        some = random.Random(1).choices(words, k=QUESTIONS)
        questions(address, some[:20], 1)
        before = processor_seconds(process)
        alone, _ = questions(address, some, 1)
        spent = processor_seconds(process) - before
        best = max(
            (questions(address, some, CONNECTIONS) for _ in range(options.turns)), key=lambda done: -done[1]
        )
        results = {
            "words": len(words),
            "start_s": round(min(starts), 3),
            "neighbours_alone": told(alone) | {"processor_ms": round(1e3 * spent / QUESTIONS, 2)},
            "neighbours_at_once": told(best[0]) | {"a_second": round(QUESTIONS / best[1])},
            **page(address, options.turns, options.headed),
        }
        if options.tsne:
            results["tsne_s"] = tsne(address)
    return results


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--tsne", action="store_true")
    parser.add_argument("--headed", action="store_true", help="in a window, with the machine's graphics card")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model = options.model or Path(folder) / "model"
        if options.model is None:
            made_words(options.words).save(model)
        results = measured(model, options)
    settings = {
        "questions": QUESTIONS,
        "connections": CONNECTIONS,
        "turns": options.turns,
        "dimensions": DIMENSIONS,
        "model": "made" if options.model is None else options.model.name,
    }
    found = versions("firth", "numpy", "starlette", "uvicorn", "openTSNE", "playwright")
    write(__file__, versions=found, settings=settings, results=results)


if __name__ == "__main__":
    main()
