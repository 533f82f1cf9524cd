// @ts-check
import { DECORATIONS } from "./registries.js";
import { make, styles } from "./stage.js";

/** How far along a tour is: dots, "2 / 5" or a bar. One element; a bar seen through a row of holes is the dots. */

styles.push(/* css */ `
.progress { margin-inline-end: auto; font-size: 13px; }
.dots, .bar { color: #0000; background: linear-gradient(90deg, var(--cairn-key) var(--cairn-done), var(--cairn-line) 0); forced-color-adjust: none; }
.dots { flex: 0 0 var(--cairn-row); overflow: hidden; mask: radial-gradient(4px, #000 90%, #0000) 0/12px; }
[dir=rtl] :is(.dots, .bar) { scale: -1 1; }
`);

DECORATIONS.push(({ presentation: { steps }, step, card }) => {
  const { progress = "none" } = step;
  const total = steps.length;
  const at = steps.indexOf(step) + 1;
  if (total < 2 || progress == "none") return;
  const bar = make("span", "progress " + progress, `${at} / ${total}`);
  bar.style.setProperty("--cairn-done", (at / total) * 100 + "%");
  bar.style.setProperty("--cairn-row", total * 12 + "px");
  card.querySelector(".foot")?.prepend(bar);
});
