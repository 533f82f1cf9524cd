"""A page's file as a browser that opens it would read it: what kind it is says its name, its characters it says itself."""

from models.engine.charset.page_encoding import decode_file, decode_xml_page
from models.engine.xhtml_page import html_of

_XHTML = (".xhtml", ".xht")


def html_of_file(name: str, data: bytes) -> str:
    """The page as HTML. Raises BadXhtml for XHTML that is no well-formed XML."""
    if name.lower().endswith(_XHTML):
        return html_of(decode_xml_page(data, "")[0])
    return decode_file(data)
