// @ts-check
import { DECORATIONS } from "./registries.js";
import { make, styles } from "./stage.js";

/** A dimmed page behind a step, bright around its target when it is a spotlight. */

/** The light's margin around the target. */
const MARGIN = 6;

styles.push(/* css */ `
.veil, .light { position: fixed; inset: 0; pointer-events: auto; animation: fade .18s; }
.veil.dim { background: #0d121c8c; }
.light { pointer-events: none; border: 2px solid #0000; border-radius: 8px; box-shadow: 0 0 0 200vmax #0d121c8c; }
`);

DECORATIONS.push(({ step, layer }) => {
  const { kind, through } = step.backdrop ?? {};
  if (step.kind == "modal" || !/dim|spotlight/.test(kind)) return;
  const veil = make("div", "veil " + kind);
  layer.append(veil);
  if (kind == "dim") return;
  const light = make("div", "light");
  layer.append(light);
  const letsThrough = through || step.advance?.some((/** @type {any} */ { when }) => when == "target_click");
  return ({ x, y, right, bottom }) => {
    const left = `${x - MARGIN}px`;
    const top = `${y - MARGIN}px`;
    const end = `${right + MARGIN}px`;
    const foot = `${bottom + MARGIN}px`;
    Object.assign(light.style, { left, top, right: `calc(100% - ${end})`, bottom: `calc(100% - ${foot})` });
    if (!letsThrough) return;
    const hole = [`${left} ${top}`, `${end} ${top}`, `${end} ${foot}`, `${left} ${foot}`, `${left} ${top}`];
    veil.style.clipPath = `polygon(evenodd,0 0,100% 0,100% 100%,0 100%,0 0,${hole})`;
  };
});
