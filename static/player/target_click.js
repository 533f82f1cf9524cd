// @ts-check
import { listen } from "./guard.js";
import { TRIGGERS } from "./registries.js";

/**
 * A step that goes on when its target is clicked. The page's own click comes first: it may be what makes the next target appear. What
 * leaves the page at once leaves no time for it, and the next page may read what this tab remembers before this one is told that it goes.
 */
TRIGGERS.target_click = (_rule, fire, signal, find, expect) => {
  const check = (/** @type {MouseEvent} */ event) => {
    const target = find?.();
    if (!event.composedPath().includes(/** @type {any} */ (target))) return;
    expect?.();
    setTimeout(fire);
    listen(window, "pagehide", fire, signal);
  };
  listen(find?.()?.ownerDocument ?? document, "click", check, signal);
};
