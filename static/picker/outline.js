// @ts-check
import { NODE } from "./describe.js";
import { Overlay } from "./overlay.js";

// Evidence: one element of a snapshot, outlined and scrolled into view. Nothing here listens to anybody.

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector(`script[src="${import.meta.url}"], script[src$="/picker/outline.js"]`));
const element = document.querySelector(`[${NODE}="${Number(script?.dataset.node ?? -1)}"]`);

if (element) {
  element.scrollIntoView({ block: "center", inline: "center" });
  new Overlay().outline(element);
}
