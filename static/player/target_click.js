// @ts-check
import { listen } from "./guard.js";
import { TRIGGERS } from "./registries.js";

/**
 * A step that goes on when its target is clicked. The page's own click comes first: it may be what makes the next target appear. What
 * leaves the page at once leaves no time for it.
 */
TRIGGERS.target_click = (_rule, fire, signal, find) => {
  const check = (/** @type {MouseEvent} */ event) => {
    const target = find?.();
    if (!event.composedPath().includes(/** @type {any} */ (target))) return;
    setTimeout(fire);
    listen(window, "pagehide", fire, signal);
  };
  listen(find?.()?.ownerDocument ?? document, "click", check, signal);
};
