"""An editor with a small page in its frame; and walks through Cairn beside a customer's pages."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from models.support.database import Database
from tests.models.support.wire import answer, wire
from tests.picker.customer import create_customer
from tests.picker.stage import Stage, snapshot_of, stage_for
from tests.picker.walking import Walk, walking
from web.harbour import create_harbour


class Editor:
    """The editor's page, and the snapshot in its frame."""

    def __init__(self, page: Page, stage: Stage) -> None:
        self.page = page
        self.stage = stage
        page.goto(stage.base)
        self.wait_for("ready")

    @property
    def frame(self) -> Frame:
        return self.page.frames[1]

    def send(self, **message: Any) -> None:
        self.page.evaluate("message => window.frame.send(message)", message)

    def point(self) -> None:
        """Lets the picker point, and waits until it does: messages travel by themselves, and the mouse does not wait for them."""
        self.send(type="point")
        self.frame.locator("html[style*=crosshair]").wait_for(state="attached")

    def heard(self, kind: str) -> list[dict[str, Any]]:
        return self.page.evaluate("kind => window.heard.filter((message) => message.type === kind)", kind)

    def wait_for(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The latest message of a kind, once there are that many."""
        self.page.wait_for_function(
            "([kind, count]) => window.heard.filter((message) => message.type === kind).length >= count", arg=[kind, count]
        )
        return self.heard(kind)[-1]

    def box(self, selector: str) -> tuple[float, float]:
        """The middle of an element, in the editor's coordinates."""
        box = self.frame.locator(selector).bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def open_editor(browser: Browser) -> Generator[Callable[..., Editor]]:
    """Opens an editor on a page of the given HTML, or on the page at a URL."""
    with ExitStack() as stack:

        def opened(html: str = "", url: str = "", **context: Any) -> Editor:
            if html:
                served = stack.enter_context(wire(lambda _: lambda _path: answer(html.encode())))
                url = served.url()
            _, snapshot = snapshot_of(url)
            stage = stack.enter_context(stage_for(snapshot))
            page = stack.enter_context(browser.new_context(**{"viewport": {"width": 1000, "height": 700}, **context})).new_page()
            return Editor(page, stage)

        yield opened


@pytest.fixture
def harbour(browser: Browser, database: Database, tmp_path: Path) -> Generator[Walk]:
    """Harbour carries the tag."""
    with walking(browser, database, tmp_path, create_harbour) as walk:
        yield walk


@pytest.fixture
def shop(browser: Browser, database: Database, tmp_path: Path) -> Generator[Walk]:
    """A customer whose pages sign people in, draw by script, and have shadow roots and frames."""
    with walking(browser, database, tmp_path, create_customer) as walk:
        yield walk
