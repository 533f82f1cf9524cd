"""Draws every kind of step in every placement, light and dark, in both directions of writing, on sheets for people to look at.

    python tests/bench/player/sheet.py [FOLDER]

Writes PNGs into `tests/bench/scratch/sheets`, or the folder named.
"""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.bench.player.releases import guide, release
from tests.bench.player.world import SCRATCH, Origin, chromium, serving

SIDES = [f"{side}{end}" for side in ("top", "right", "bottom", "left") for end in ("", "-start", "-end")]
CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"]
PLACED = {"tooltip": SIDES, "modal": ["center"], "slideout": CORNERS, "banner": ["top", "bottom"], "hotspot": ["auto"]}
WEARS: dict[str, dict[str, Any]] = {
    "tooltip": {"progress": "dots", "backdrop": {"kind": "spotlight", "through": True}},
    "modal": {"progress": "bar"},
    "slideout": {"progress": "count"},
    "banner": {},
    "hotspot": {"pulse": "ring"},
}
PAGE = """<!doctype html><html lang=%s dir=%s style="color-scheme:%s"><meta charset=utf-8><title>Sheet</title>
<style>body{font:15px system-ui;margin:0}main{display:grid;place-items:center;height:100vh}
button{font:inherit;padding:8px 14px}</style>
<main><button id=a>Reserve</button></main><script async src="%s/player/v1/key.js"></script>"""
TEXTS = {
    "ltr": ("Reserve a berth", "Choose a date and a berth. We keep it for an ", "hour", "Next", "Back"),
    "rtl": ("احجز مرسى", "اختر تاريخًا ومرسى. نحتفظ به لمدة ", "ساعة", "التالي", "السابق"),
}
VIEW = {"width": 860, "height": 460}


def step(kind: str, placement: str, direction: str) -> dict[str, Any]:
    title, text, bold, forth, back = TEXTS[direction]
    buttons = [
        {"label": back, "style": "secondary", "action": {"type": "back"}},
        {"label": forth, "style": "primary", "action": {"type": "next"}},
    ]
    told = {"id": "s1", "kind": kind, "title": title, "body": [["p", text, ["strong", bold], "."]], "buttons": buttons}
    pointed = {"target": {"selectors": ["#a"]}} if kind in {"tooltip", "hotspot"} else {}
    return {**told, **pointed, **WEARS[kind], "placement": placement}


def draw(browser: Browser, kind: str, placement: str, mode: str, direction: str) -> bytes:
    customer = Origin()
    language = {"ltr": "en", "rtl": "ar"}[direction]
    first = step(kind, placement, direction)
    content = {"language": language, "steps": [first, {**first, "id": "s2"}, {**first, "id": "s3"}]}
    shown = guide("tour", kind="hotspots" if kind == "hotspot" else "tour", content=content)
    cairn = serving(release(shown, theme={"mode": mode}))
    customer.files["/"] = ("text/html", (PAGE % (language, direction, mode, cairn.url)).encode())
    page = browser.new_page(viewport=VIEW, reduced_motion="reduce", color_scheme=mode)  # pyright: ignore[reportArgumentType]
    page.goto(customer.url)
    page.wait_for_selector("cairn-stage", state="attached")
    if kind == "hotspot":
        box = page.locator("#a").bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        page.mouse.click(box["x"] + (0 if direction == "rtl" else box["width"]), box["y"])
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    picture = page.screenshot()
    page.close()
    return picture


def contact(browser: Browser, folder: Path, kind: str, pictures: list[str]) -> None:
    """All pictures of a kind, side by side."""
    page: Page = browser.new_page(viewport={"width": 4 * VIEW["width"] // 2 + 60, "height": 600})
    images = "".join(
        f'<figure><img src="{(folder / name).as_uri()}" width={VIEW["width"] // 2}><figcaption>{name}</figcaption></figure>'
        for name in pictures
    )
    sheet = folder / f"{kind}.html"
    sheet.write_text(f'<body style="display:flex;flex-wrap:wrap;gap:8px;font:12px sans-serif">{images}<style>figure{{margin:0}}')
    page.goto(sheet.as_uri())
    page.screenshot(path=folder / f"sheet-{kind}.png", full_page=True)
    page.close()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SCRATCH / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for kind, placements in PLACED.items():
            names: list[str] = []
            for placement in placements:
                for mode in ("light", "dark"):
                    for direction in ("ltr", "rtl"):
                        names.append(f"{kind}-{placement}-{mode}-{direction}.png")
                        (folder / names[-1]).write_bytes(draw(browser, kind, placement, mode, direction))
            contact(browser, folder.resolve(), kind, names)
            print(folder / f"sheet-{kind}.png", flush=True)


if __name__ == "__main__":
    main()
