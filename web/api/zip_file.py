"""An answer that is a file: the one thing that the API answers and that is no JSON."""

from typing import Annotated, ClassVar

from pydantic import RootModel, WithJsonSchema

MEDIA_TYPE = "application/zip"


class ZipFile(RootModel[Annotated[bytes, WithJsonSchema({"type": "string", "contentMediaType": MEDIA_TYPE})]]):
    """A zip."""

    media_type: ClassVar[str] = MEDIA_TYPE
