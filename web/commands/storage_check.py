"""Whether the storage that an operator names can be used: asked before anything is served or worked on."""

from models.support.settings import BadSetting, Settings
from models.support.storage import Storage


def check_storage(settings: Settings) -> None:
    """Raises BadSetting when nothing can be put where CAIRN_STORAGE_URL says, or not be read from there."""
    if settings.storage_url:
        try:
            Storage(settings.storage_url).probe()
        except OSError as problem:
            raise BadSetting(f"CAIRN_STORAGE_URL: {problem}") from problem
