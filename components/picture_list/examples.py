"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.picture_list import PictureEntry, PictureList
from models.guide.picture_usage import PictureUse

_NAME, _AT = "a" * 64 + ".png", datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
_SHOWN = PictureEntry(_NAME, f"/player/v1/x/pictures/{_NAME}", "A boat", 320, 200, _AT, (PictureUse("Boats", 1),))
_UNUSED = PictureEntry("b" * 64 + ".png", f"/player/v1/x/pictures/{_NAME}", "", 32, 32, _AT, is_unused=True)
EXAMPLES = {
    "none": PictureList(1, may_edit=True),
    "some": PictureList(1, (_SHOWN, _UNUSED), may_edit=True),
    "one removed": PictureList(1, (_SHOWN,), (_UNUSED,), may_edit=True, said="1 picture was removed."),
    "looking only": PictureList(1, (_SHOWN,)),
}
