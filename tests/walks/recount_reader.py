"""A member and a program who read the recount's numbers, and what stands in tables of figures."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup

from models.account import Membership
from models.account.api_key import ApiKey
from tests.walks.recount_desk import Desk


@dataclass
class Reader:
    """A member and a program who read numbers."""

    here: Desk
    key: str

    @classmethod
    def of(cls, here: Desk) -> "Reader":
        with here.database.writing() as session:
            maker = Membership.of(session, here.member)
            assert maker
            _, secret = ApiKey.make(session, maker, "Recount", ["read"], None, datetime.now(UTC))
        return cls(here, secret)

    def text(self, path: str, **headers: str) -> str:
        request = Request(self.here.base + path, headers={"Cookie": f"cairn_session={self.here.secret}", **headers})
        with urlopen(request, timeout=30) as answer:
            return answer.read().decode()

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(path), "html5lib")

    def api(self, path: str) -> Any:
        request = Request(f"{self.here.base}/api/v1{path}", headers={"Authorization": f"Bearer {self.key}"})
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)


def number(text: str) -> int:
    return int(text.split(maxsplit=1)[0].replace(",", ""))


def table(page: BeautifulSoup, selector: str) -> dict[str, dict[str, int]]:
    """A table of figures: by its rows' names, what stands under which heading."""
    return {
        row.th.find(string=True).strip() or row.th.a.get_text(strip=True): {
            cell["data-name"]: number(cell.get_text()) for cell in row.select("td[data-name]")
        }
        for row in page.select(f"{selector} tbody tr")
    }
