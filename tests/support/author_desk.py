"""An author at work over HTTP, who knows of everything there is and can look at all of it."""

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.routing import Router

from models.guide import Guide, GuideDocument, Publication, Step, Version
from models.guide.rich_text import to_tree
from models.guide.translation import Translation, texts_of
from models.release.schema_conformity import assert_conforms
from models.site import Site
from models.support.database import Database
from tests.support.client import Answer, Client
from tests.support.damaged_site import NOW
from tests.support.people import Person
from web.routes import ROUTES

PART = {"hx_request": "true", "hx_request_type": "partial"}
LOOKS = ("guides", "guide", "guide_rules", "guide_translations", "guide_numbers", "site", "site_themes", "site_segments")
_PATHS = Router(ROUTES)


@dataclass
class AuthorDesk:
    """`guide` is the guide at hand; `finding`, `segment`, `theme` and `review` are ids of what the site has.

    `key` is the secret of an API key of theirs.
    """

    client: Client
    database: Database
    person: Person
    page: str
    guide: int = 0
    step: str = ""
    key: str = ""

    def begin(self, steps: int) -> None:
        """Another guide with that many steps."""
        with self.database.writing() as session:
            site, member = session.get_one(Site, self.person.site.id), session.merge(self.person.member)
            listed = tuple(
                Step(f"s{number}", "modal", title="Hello", body="<p>Hi</p>", page=self.page, placement="center")
                for number in range(steps)
            )
            document = GuideDocument(listed, translations={"de": {"s0.title": Translation("Hallo", "an older wording")}})
            self.guide = Guide.create(session, site, "Welcome", "tour", document, member, NOW).id
        self.step = "s0"

    def ask(self, method: str, name: str, data: dict[str, Any] | None = None, *, part: bool = True, **ids: Any) -> Answer:
        """Asks the route of that name; every id that its path needs is known here or given."""
        return self.client.ask(method, self.path(name, **ids), data=data or {}, headers=PART if part else {})

    def tell(self, method: str, name: str, body: Any = None, **ids: Any) -> Answer:
        """Asks an operation of the API as a program of theirs."""
        headers = {"authorization": f"Bearer {self.key}", **({} if body is None else {"content_type": "application/json"})}
        content = b"" if body is None else json.dumps(body).encode()
        return self.client.ask(method, self.path(name, **ids), content=content, headers=headers)

    def path(self, name: str, **ids: Any) -> str:
        known = {"guide_id": self.guide, "step_id": self.step, "site_id": self.person.site.id, "key": self.person.site.key, **ids}
        route = next(one for one in ROUTES if getattr(one, "name", "") == name)
        wanted = re.findall(r"\{(\w+)", getattr(route, "path", ""))
        return str(_PATHS.url_path_for(name, **{one: known[one] for one in wanted}))

    def read(self) -> tuple[Guide, GuideDocument]:
        with self.database.reading() as session:
            guide = session.get_one(Guide, self.guide)
            return guide, guide.document

    def newest(self, table: Any, *where: Any) -> Any:
        with self.database.reading() as session:
            return session.scalar(select(table).where(*where).order_by(table.id.desc()).limit(1))

    def newest_version(self) -> str:
        """Of the guide at hand; one that there is not when it has none."""
        with self.database.reading() as session:
            versions = select(Version.hash).where(Version.guide_id == self.guide).order_by(Version.created_at.desc())
            return session.scalar(versions.limit(1)) or "0" * 64

    def live(self, environment: str = "production") -> str:
        with self.database.reading() as session:
            return _live(session, self.guide, environment)

    def assert_whole(self) -> None:
        """What is stored can be read, listed, published or refused with a sentence, duplicated, and exported."""
        for name in (
            "guides",
            "guide",
            "guide_rules",
            "guide_translations",
            "guide_numbers",
            "site",
            "site_themes",
            "site_segments",
        ):
            assert self.ask("GET", name, part=False).status == 200, name
        assert "be read" not in self.ask("GET", "guide", part=False).words("h1")
        assert json.loads(self.ask("GET", "guide_document").text)["format"] == 1
        _, document = self.read()
        for language in document.translations:
            self._assert_exchanged(language)
        published = self.ask("POST", "guide_publication", {"seen": self.live()})
        assert published.status == 200 or (published.status == 422 and len(published.words("[role=alert]")) > 20), published.text
        assert_conforms(json.loads(self.client.get(f"/player/v1/{self.person.site.key}/guides.json").text))
        copied = self.ask("POST", "guide_copies", part=False)
        assert copied.status == 303
        assert self.client.get(copied.where).status == 200
        assert self.client.post(f"{copied.where}/archival").status == 303

    def _assert_exchanged(self, language: str) -> None:
        """A file that goes out comes back, and everything with it; one that could not come back does not go out."""
        assert self.ask("GET", "guide_translation", language=language, part=False).status == 200
        address = self.path("guide_translation_file", language=language)
        for kind in ("csv", "xliff"):
            file = self.client.get(f"{address}?as={kind}")
            if file.status == 409:
                assert "bytes; at most" in file.text
                continue
            assert file.status == 200
            before = self._as_shown(language)
            back = self.ask("POST", "guide_translation_files", {"file": file.text, "language": language}, part=False)
            assert back.status == 303 or "has no translation" in back.words("#import-faults"), back.words("#import-faults")
            assert self._as_shown(language) == before

    def _as_shown(self, language: str) -> dict[str, tuple[Any, str]]:
        """The translations of texts that are there, as visitors get them, and the wording that each was made from."""
        _, document = self.read()
        rich = {text.path: text.is_rich for text in texts_of(document.steps)}
        texts = document.translations[language]
        return {path: (to_tree(one.text) if rich[path] else one.text, one.of) for path, one in texts.items() if path in rich}


def sheet(path: str, text: str, own: str, language: str) -> str:
    """A file of one translated text."""
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(["text", "what", "wording", own, language])
    write.writerow([path, "", "", "", text])
    return out.getvalue()


def _live(session: Session, guide: int, environment: str) -> str:
    found = session.get(Publication, (guide, environment))
    return found.version_hash if found else ""
