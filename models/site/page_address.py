"""The address of a customer's page, as a person types it."""

from urllib.parse import SplitResult, urlsplit, urlunsplit

from models.support.json_reader import Reader

LONGEST = 2000


class BadAddress(ValueError):
    """An address that can't be used; the sentence says what to change."""


def read_address(text: str) -> str:
    """An absolute http or https URL from what was typed; a missing scheme is refused with the likely correction."""
    text = text.strip()
    if not text:
        raise BadAddress("Enter the address, such as https://app.example.com.")
    if len(text) > LONGEST:
        raise BadAddress(f"An address can have at most {LONGEST} characters.")
    if any(character.isspace() or ord(character) < 32 for character in text):
        raise BadAddress("An address has no spaces in it.")
    parts = _split(text)
    if parts.scheme not in {"http", "https"}:
        if "://" in text or parts.scheme in {"javascript", "data", "file", "ftp", "mailto", "about", "blob"}:
            raise BadAddress("Only http:// and https:// addresses can be used.")
        raise BadAddress(f"Start the address with its scheme: https://{text.lstrip('/')}")
    if not parts.hostname:
        raise BadAddress("The address names no host; it should look like https://app.example.com.")
    if parts.username or parts.password:
        raise BadAddress("Leave the name and password out of the address.")
    address = urlunsplit((parts.scheme, _host(parts), parts.path or "/", parts.query, parts.fragment))
    if len(address) > LONGEST:  # a host in other letters is longer as browsers write it
        raise BadAddress(f"An address can have at most {LONGEST} characters.")
    return address


def page_of(url: str) -> str:
    """The address without the place on the page that its fragment names.

    A fragment that begins like a path, `#/boats` or `#!/boats`, is a single-page application's own address and stays.
    """
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment.partition('#')[0]}" if fragment.startswith(("/", "!/")) else page


def kept_page(reader: Reader, name: str) -> str:
    """The address of a page in a document, which may be empty or a part of one; a fault where a browser could open none."""
    text = reader.text(name, LONGEST)
    try:
        _split(text)
    except BadAddress:
        reader.fault(name, "is no address that a browser could open; check the host and the port")
        return ""
    return text


def origin_of(url: str) -> str:
    """Scheme, host and port of an address read by `read_address`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def leads_elsewhere(asked: str, came: str) -> bool:
    """Whether a page that was asked for came from another origin. That a host answers over https instead of http is its own."""
    before, after = urlsplit(asked), urlsplit(came)
    upgraded = (before.scheme, after.scheme, before.port, after.port) == ("http", "https", None, None)
    return origin_of(asked) != origin_of(came) and not (upgraded and before.hostname == after.hostname)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as problem:
        raise BadAddress("That is not an address a browser could open; check the host and the port.") from problem
    return parts


def _host(parts: SplitResult) -> str:
    try:
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else f"[{parts.hostname}]"
    except UnicodeError as problem:
        raise BadAddress("The host in that address is not a valid name.") from problem
    default = {"http": 80, "https": 443}[parts.scheme]
    return host if parts.port in {None, default} else f"{host}:{parts.port}"
