"""How a snapshot and its assets are served: only the picker runs, and nothing is loaded but Cairn's own assets."""

from html import escape

ASSET_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""For `/snapshots/assets/{hash}`. The frame has an opaque origin, so fonts need CORS; an SVG opened by itself stays inert."""


def headers_for_snapshot(nonce: str, base_url: str, assets: str = "/snapshots/assets/") -> dict[str, str]:
    """For `/snapshots/{id}`. `nonce` is fresh for each answer; `base_url` is Cairn's own origin, `assets` the path below
    which assets are served. The frame that shows it must have ``sandbox="allow-scripts"`` and nothing else, and the
    editor's own policy must name the snapshot in `frame-src`.
    """
    ours = f"{base_url.rstrip('/')}{assets}"
    policy = {
        "sandbox": "allow-scripts",
        "default-src": "'none'",
        "script-src": f"'nonce-{nonce}'",
        "style-src": f"'unsafe-inline' {ours}",
        "img-src": f"{ours} {base_url.rstrip('/')}/player/v1/ data:",
        "font-src": f"{ours} data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": base_url.rstrip("/"),
    }
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Content-Type": "text/html; charset=utf-8",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def with_outline(html: bytes, nonce: str, outline_url: str, node: int) -> bytes:
    """The snapshot with one element outlined and in view; `outline_url` is the address of `static/picker/outline.js`."""
    tag = f'<script type="module" nonce="{escape(nonce)}" src="{escape(outline_url)}" data-node="{node}"></script>'
    return html + tag.encode()


def with_picker(html: bytes, nonce: str, picker_url: str) -> bytes:
    """The snapshot with the picker behind it; `picker_url` is the address of `static/picker/frame.js`."""
    tag = f'<script type="module" nonce="{escape(nonce)}" src="{escape(picker_url)}" data-cairn-picker></script>'
    return html + tag.encode()
