"""Guides: their drafts, their steps, the versions frozen from them."""

from models.guide.compiled_guide import compile_guide, compile_step, missing
from models.guide.draft import Draft
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.publication import Publication
from models.guide.publication_refused import NotPublishable, PublicationRefused
from models.guide.step import Button, Step
from models.guide.version import Version

__all__ = [
    "Button",
    "Draft",
    "Guide",
    "GuideDocument",
    "NotPublishable",
    "Publication",
    "PublicationRefused",
    "Step",
    "Version",
    "compile_guide",
    "compile_step",
    "missing",
]
