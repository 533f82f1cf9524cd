"""What an operator can set, read once from the environment into a typed, frozen object."""

import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from models.support.backup_settings import BackupSetting
from models.support.domain_settings import read_listed_domains, read_name_server
from models.support.master_key import MasterKey
from models.support.oidc_settings import OidcSetting
from models.support.operating_settings import OperatingSettings
from models.support.outbound.allow_list import AllowList, read_ports
from models.support.privacy_settings import PrivacySettings
from models.support.private_file import own_folder
from models.support.retention_settings import RetentionSettings
from models.support.sealer import Sealer
from models.support.storage_url import read_storage_url

Read = TypeVar("Read")
VAR = Path("var")


class BadSetting(ValueError):
    """A setting that can't be used; the sentence names it."""


@dataclass(frozen=True)
class Settings:
    """Every setting of Cairn. ``contract.md`` names them; the README explains them."""

    database_url: str
    base_url: str
    secret_key: bytes
    backup: BackupSetting
    fetch_allow: AllowList
    fetch_ports: frozenset[int]
    trusted_proxies: frozenset[str]
    host: str
    port: int
    web_concurrency: int
    production: bool
    demo_url: str
    master_key: MasterKey
    """Wraps the data keys."""
    mail_url: str = ""
    storage_url: str = ""
    """Where what visitors get is put besides, for a CDN to serve it from; empty for nowhere."""
    organisations: str = "closed"
    """Who may found another organisation: `closed` for who sits at the machine, `invitation` for whom an operator sends a link,
    `open` for everybody who is signed in.
    """
    retention: RetentionSettings = field(default_factory=RetentionSettings)
    """For how long classes of data are kept."""
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    """Who answers for it towards people."""
    oidc: OidcSetting | None = None
    """The provider through which everybody may sign in."""
    verified_domains: Mapping[str, str] = field(default_factory=dict[str, str])
    """Domain → key of the organisation whose it is, by the operator's word."""
    name_server: tuple[str, int] = ("", 53)
    """Who is asked about other domains; an empty address is the system's own."""
    operating: OperatingSettings = field(default_factory=OperatingSettings)
    """Who watches this Cairn, its way out, and who answers for it."""

    @property
    def sealer(self) -> Sealer:
        """A new one; it belongs to the database that it is given to."""
        return Sealer(self.secret_key, self.master_key)

    @property
    def is_secure(self) -> bool:
        """Whether visitors and members reach this instance over https."""
        return self.base_url.startswith("https:")

    @classmethod
    def read(cls, environ: Mapping[str, str], var: Path = VAR) -> "Settings":
        """Reads the environment; raises BadSetting naming the first setting that can't be used."""
        port = _number(environ, "PORT", 8000, 0, 65535)
        production = environ.get("CAIRN_ENV", "development") == "production"
        secret_key = _secret_key(environ, var, production=production)
        return cls(
            database_url=_database_url(environ, var),
            base_url=_base_url(environ, port),
            secret_key=secret_key,
            master_key=_named(environ, lambda said: MasterKey.of(said, secret_key)),
            backup=_named(environ, lambda said: BackupSetting.read(said, var)),
            storage_url=_storage_url(environ),
            fetch_allow=read_setting(environ, "CAIRN_FETCH_ALLOW", AllowList),
            fetch_ports=read_setting(environ, "CAIRN_FETCH_PORTS", read_ports),
            trusted_proxies=_names(environ, "CAIRN_TRUSTED_PROXIES"),
            host=environ.get("CAIRN_HOST", "127.0.0.1"),
            port=port,
            web_concurrency=_number(environ, "WEB_CONCURRENCY", 1, 1, 64),
            production=production,
            demo_url=environ.get("CAIRN_DEMO_URL", ""),
            mail_url=_mail_url(environ),
            organisations=_choice(environ, "CAIRN_ORGANISATIONS", ("closed", "invitation", "open")),
            retention=_named(environ, RetentionSettings.read),
            privacy=_named(environ, PrivacySettings.read),
            oidc=_named(environ, OidcSetting.read),
            verified_domains=read_setting(environ, "CAIRN_VERIFIED_DOMAINS", read_listed_domains),
            name_server=read_setting(environ, "CAIRN_DNS_SERVER", read_name_server),
            operating=_named(environ, OperatingSettings.read),
        )


def _database_url(environ: Mapping[str, str], var: Path) -> str:
    if "CAIRN_DATABASE_URL" not in environ:
        own_folder(var)
    url = environ.get("CAIRN_DATABASE_URL", f"sqlite:///{var}/cairn.db")
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSetting("CAIRN_DATABASE_URL must start with sqlite:/// or postgresql+psycopg://")
    return url


def _base_url(environ: Mapping[str, str], port: int) -> str:
    url = environ.get("CAIRN_BASE_URL", f"http://127.0.0.1:{port}").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        raise BadSetting("CAIRN_BASE_URL must be an http or https origin, such as https://cairn.example.com")
    return url


def _storage_url(environ: Mapping[str, str]) -> str:
    given = environ.get("CAIRN_STORAGE_URL", "").strip()
    try:
        return read_storage_url(given) if given else ""
    except ValueError as problem:
        raise BadSetting(f"CAIRN_STORAGE_URL {problem}") from problem


def _mail_url(environ: Mapping[str, str]) -> str:
    url = environ.get("CAIRN_MAIL_URL", "").strip()
    if url and (urlsplit(url).scheme not in {"smtp", "smtps"} or not urlsplit(url).hostname):
        raise BadSetting("CAIRN_MAIL_URL must look like smtp://user:password@mail.example.com:587?from=cairn@example.com")
    return url


def _named(environ: Mapping[str, str], read: Callable[[Mapping[str, str]], Read]) -> Read:
    """Settings that are read elsewhere; the ValueError names the one that can't be used."""
    try:
        return read(environ)
    except ValueError as problem:
        raise BadSetting(str(problem)) from problem


def _secret_key(environ: Mapping[str, str], var: Path, *, production: bool) -> bytes:
    given = environ.get("CAIRN_SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise BadSetting("CAIRN_SECRET_KEY must have at least 32 characters; `openssl rand -hex 32` makes one")
        return given.encode()
    if production:
        raise BadSetting("CAIRN_SECRET_KEY must be set in production; `openssl rand -hex 32` makes one")
    return _development_key(var / "secret_key")


def _development_key(path: Path) -> bytes:
    own_folder(path.parent)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip().encode()
    key = secrets.token_hex(32)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key.encode()


def read_setting(environ: Mapping[str, str], name: str, read: Callable[[Iterable[str]], Read]) -> Read:
    """A list, read by `read`; its ValueError becomes a BadSetting that names the setting."""
    try:
        return read(environ.get(name, "").split(","))
    except ValueError as problem:
        raise BadSetting(f"{name}: {problem}") from problem


def _number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = environ.get(name, "").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise BadSetting(f"{name} must be a whole number from {low} to {high}")
    return int(text)


def _choice(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """One of those words; the first unless another one is given."""
    given = environ.get(name, "").strip() or choices[0]
    if given not in choices:
        raise BadSetting(f"{name} must be {', '.join(choices[:-1])} or {choices[-1]}")
    return given


def _names(environ: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(part.strip() for part in environ.get(name, "").split(",") if part.strip())
