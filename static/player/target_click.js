// @ts-check
import { listen } from "./guard.js";
import { OCCASIONS } from "./registries.js";

/**
 * A step that goes on when its target is clicked. The page's own click comes first: it may be what makes the next target appear. What
 * leaves the page at once leaves no time for it.
 */
OCCASIONS.target_click = (_, on, signal, find) => {
  listen(
    find?.()?.ownerDocument ?? document,
    "click",
    (event) => {
      if (!event.composedPath().includes(find?.())) return;
      setTimeout(on);
      listen(window, "pagehide", on, signal);
    },
    signal,
  );
};
