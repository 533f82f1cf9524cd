// @ts-check
import { listenForUse } from "./element_use.js";
import { listen } from "./guard.js";
import { TRIGGERS } from "./registries.js";
import { viewOf } from "./visible_box.js";

/**
 * A step that goes on when its target is clicked. The page's own click comes first: it may be what makes the next target appear. What
 * leaves the page at once leaves no time for it, and the next page may read what this tab remembers before this one is told that it goes.
 */
TRIGGERS.target_click = (_rule, fire, signal, find, expect) => {
  const targetAt = (/** @type {Event} */ event, /** @type {Element | null} */ chosen = null) => {
    const target = find?.();
    return target && (event.composedPath().includes(target) || target.contains(chosen)) ? target : null;
  };
  const goOn = () => {
    if (signal.aborted) return;
    expect?.();
    setTimeout(fire);
    listen(window, "pagehide", fire, signal);
  };
  listenForUse(viewOf(find?.()), targetAt, goOn, signal);
};
