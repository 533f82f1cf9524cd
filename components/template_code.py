"""What templates were compiled to, kept beside them as Python keeps what it compiles: to compile all of them takes a process a
second and a half, in pieces of up to 40 milliseconds in which nobody else gets a turn.
"""

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class TemplateCode(FileSystemBytecodeCache):
    """In a folder that is made when something is put there. Where none can be made, or nothing is to be written
    (`PYTHONDONTWRITEBYTECODE`), what is there is used and nothing added. `rules` are files that decide, besides its text, what a
    template becomes: once one of them is another, so is what was kept.
    """

    def __init__(self, folder: Path, *rules: Path) -> None:
        super().__init__(str(folder), "template-%s.cache")
        self._rules = b"\0".join([version("jinja2").encode(), *(rule.read_bytes() for rule in rules)])

    def get_source_checksum(self, source: str) -> str:
        return sha256(self._rules + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):  # a file system that is only read
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
