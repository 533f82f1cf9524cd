// @ts-check
import { make } from "./card.js";
import { parts } from "./parts.js";
import { styles } from "./stage.js";

/** A dimmed page behind a step, with a window around its target when it is a spotlight. */

/** The window's margin around the target, and its corners. */
const MARGIN = 6;

styles.push(/* css */ `
.veil { position: fixed; inset: 0; background: #0d121c8c; pointer-events: auto; animation: fade .18s; }
.hole { background: none; }
`);

parts.dress.push(({ step, layer }) => {
  const { kind, through } = step.backdrop ?? {};
  if (step.kind == "modal" || !/dim|spotlight/.test(kind)) return;
  const veil = make("div", "veil");
  layer.append(veil);
  if (kind == "dim") return;
  if (!through && !step.advance?.some((/** @type {any} */ { when }) => when == "target_click")) layer.prepend(make("div", "veil hole"));
  return ({ x, y, width, height }) => {
    const [left, top, wide, tall] = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
    const bend = Math.min(8, wide / 2, tall / 2);
    const corner = (/** @type {number} */ across, /** @type {number} */ down) => `a${bend} ${bend} 0 0 1 ${across * bend} ${down * bend}`;
    const [flat, steep] = [wide - 2 * bend, tall - 2 * bend];
    veil.style.clipPath = `path(evenodd, "M0 0H${innerWidth}V${innerHeight}H0ZM${left + bend} ${top}h${flat}${corner(1, 1)}v${steep}${corner(-1, 1)}h${-flat}${corner(-1, -1)}v${-steep}${corner(1, -1)}z")`;
  };
});
