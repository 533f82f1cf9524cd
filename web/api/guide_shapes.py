"""How guides are written in requests and answers."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, WithJsonSchema
from sqlalchemy.orm import Session

from models.guide import Guide, Publication
from models.guide.guide_example import EXAMPLE
from models.guide.guide_file import GuideFile
from models.guide.guide_label import labels_of
from web.api.problem import Fault

ELSEWHERE = "x-cairn-schema"
"""Stands for a schema that is not made of models: `web.api.openapi` puts it in."""

GuideJson = Annotated[dict[str, Any], WithJsonSchema({ELSEWHERE: "Guide"})]
"""A guide as one document; the house's own reader looks at it."""


def etag_of(guide: Guide) -> str:
    """Names the state of its draft. Raises Unreadable."""
    return f'"{GuideFile.of(guide).hash}"'


class GuideBody(RootModel[GuideJson]):
    """A guide as one document: the same that is exported. It is described by `/api/guide.schema.json`."""


class JudgedBody(RootModel[dict[str, Any]]):
    """What may be a guide: the answer says in what it is not what `/api/guide.schema.json` describes."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})


class GuideRow(BaseModel):
    """What is known about a guide, besides what it says."""

    id: int
    key: str = Field(description="What visitors' browsers and `cairn.start` call it.")
    site_id: int
    name: str
    kind: Literal["tour", "hotspots"]
    archived: bool
    labels: list[str]
    draft: int = Field(description="The number of its draft; every edit makes another.")
    created_at: datetime
    edited_at: datetime
    edited_by: str | None
    live: dict[Literal["production", "staging"], str] = Field(description="Environment → the version that visitors get.")

    @classmethod
    def of(cls, session: Session, guide: Guide) -> "GuideRow":
        live = {name: found.version_hash for name in ("production", "staging") if (found := Publication.of(session, guide, name))}
        return cls.model_validate(
            {
                "id": guide.id,
                "key": guide.key,
                "site_id": guide.site_id,
                "name": guide.name,
                "kind": guide.kind,
                "archived": guide.archived_at is not None,
                "labels": list(labels_of(guide)),
                "draft": guide.draft_number,
                "created_at": guide.created_at,
                "edited_at": guide.edited_at,
                "edited_by": guide.edited_by.name if guide.edited_by else None,
                "live": live,
            }
        )


class GuideList(BaseModel):
    data: list[GuideRow]
    next: str | None


class Judgement(BaseModel):
    """What is wrong with a document. One that is `valid` can be kept; one without `reasons` could be published, too."""

    valid: bool
    errors: list[Fault]
    publishable: bool
    reasons: list[str] = Field(description="What keeps it from visitors, for its author.")
