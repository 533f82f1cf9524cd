"""How an address of storage is written: a folder (`file:///…`) or S3-compatible storage (`s3://bucket/prefix`)."""

from pathlib import Path
from urllib.parse import urlsplit


def read_storage_url(text: str) -> str:
    """The address, or a ValueError that says how one looks."""
    parts = urlsplit(text)
    is_folder = parts.scheme == "file" and not parts.netloc and len(parts.path) > 1
    if not (is_folder or (parts.scheme == "s3" and parts.netloc and "@" not in parts.netloc)) or parts.query or parts.fragment:
        raise ValueError("must look like file:///srv/cairn/files or s3://bucket/prefix")
    return text.rstrip("/")


def folder_url(folder: Path) -> str:
    return folder.absolute().as_uri()
