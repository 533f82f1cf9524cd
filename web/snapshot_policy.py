"""How a snapshot and its assets are served: only the picker runs, and nothing is loaded but Cairn's own assets."""

from collections.abc import Sequence
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import instance, nonce
from web.kit.policy import DATA, NOBODY, content_security_policy, nonce_source

INLINE = "'unsafe-inline'"

ASSET_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": content_security_policy(
        {"default-src": (NOBODY,), "style-src": (INLINE,), "img-src": (DATA,), "sandbox": ()}
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""For `/snapshots/assets/{name}`. The frame has an opaque origin, so fonts need CORS; an SVG opened by itself stays inert."""

SEALED_ASSET_HEADERS = {**ASSET_HEADERS, "Cache-Control": "no-store"}
"""For what came from behind a sign-in: nothing on the way keeps it in the clear."""


def picker_frame(request: Request, html: bytes, images: Sequence[str] = ()) -> Response:
    """A page with the picker behind it; `images` is where its pictures may come from besides Cairn."""
    mark, base_url = nonce(request), instance(request).settings.base_url
    script = base_url + instance(request).assets.url("picker/frame.js")
    return Response(with_picker(html, mark, script), headers=headers_for_snapshot(mark, base_url, images=images))


def outline_frame(request: Request, html: bytes, node: int | None) -> Response:
    """A page with the element of that number outlined; without a number, as it is."""
    mark, base_url = nonce(request), instance(request).settings.base_url
    script = base_url + instance(request).assets.url("picker/outline.js")
    shown = html if node is None else with_outline(html, mark, script, node)
    return Response(shown, headers=headers_for_snapshot(mark, base_url))


def headers_for_snapshot(
    mark: str, base_url: str, assets: str = "/snapshots/assets/", images: Sequence[str] = ()
) -> dict[str, str]:
    """For `/snapshots/{id}`. `mark` is the nonce, fresh for each answer; `base_url` is Cairn's own origin, `assets` the path
    below which assets are served, `images` what pictures may come from besides. The frame that shows it must have
    ``sandbox="allow-scripts"`` and nothing else, and the editor's own policy must name the snapshot in `frame-src`.
    """
    origin = base_url.rstrip("/")
    asset_source, pictures = f"{origin}{assets}", f"{origin}/player/v1/"
    policy = {
        "sandbox": ("allow-scripts",),
        "default-src": (NOBODY,),
        "script-src": (nonce_source(mark),),
        "style-src": (INLINE, asset_source),
        "img-src": (*images, asset_source, pictures, DATA),
        "font-src": (asset_source, DATA),
        "base-uri": (NOBODY,),
        "form-action": (NOBODY,),
        "frame-ancestors": (origin,),
        "require-trusted-types-for": ("'script'",),
        "trusted-types": (NOBODY,),
    }
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": content_security_policy(policy),
        "Content-Type": "text/html; charset=utf-8",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def with_outline(html: bytes, mark: str, outline_url: str, node: int) -> bytes:
    """The snapshot with one element outlined and in view; `outline_url` is the address of `static/picker/outline.js`."""
    tag = f'<script type="module" nonce="{escape(mark)}" src="{escape(outline_url)}" data-node="{node}"></script>'
    return html + tag.encode()


def with_picker(html: bytes, mark: str, picker_url: str) -> bytes:
    """The snapshot with the picker behind it; `picker_url` is the address of `static/picker/frame.js`."""
    tag = f'<script type="module" nonce="{escape(mark)}" src="{escape(picker_url)}" data-cairn-picker></script>'
    return html + tag.encode()
