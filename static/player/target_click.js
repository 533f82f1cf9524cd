// @ts-check
import { listen } from "./guard.js";
import { OCCASIONS } from "./parts.js";

/** A step that goes on when its target is clicked. The page's own click comes first: it may be what makes the next target appear. */
OCCASIONS.target_click = (_, on, signal, find) =>
  listen(find?.()?.ownerDocument ?? document, "click", (event) => event.composedPath().includes(find?.()) && setTimeout(on), signal);
