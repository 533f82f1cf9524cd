// @ts-check
import { make } from "./card.js";
import { parts } from "./parts.js";
import { styles } from "./stage.js";

/** How far along a tour is: dots, "2 / 5" or a bar. */

styles.push(/* css */ `
.progress { margin-inline-end: auto; font-size: 13px; color: color-mix(in srgb, var(--ink) 75%, var(--paper)); display: flex; gap: 6px; }
.progress i { width: 7px; height: 7px; border-radius: 9px; border: 1px solid var(--key); box-sizing: border-box; transition: .2s; }
.progress .on { background: var(--key); width: 18px; forced-color-adjust: none; }
.progress.bar { position: absolute; inset: auto 0 0; height: 4px; overflow: hidden; border-radius: 0 0 var(--round) var(--round); background: var(--line); }
.progress.bar i { height: 4px; border: 0; border-radius: 0; background: var(--key); forced-color-adjust: none; }
`);

parts.dress.push(({ step, index, total, card }) => {
  const kind = step.progress ?? "none";
  if (total < 2 || kind == "none") return;
  const shown = make("span", "progress " + kind);
  shown.role = "img";
  shown.ariaLabel = `${index + 1} / ${total}`;
  if (kind == "count") shown.append(shown.ariaLabel);
  if (kind == "dots") for (let at = 0; at < total; at++) shown.append(make("i", at == index ? "on" : ""));
  if (kind == "bar") {
    const bar = make("i", "");
    bar.style.width = ((index + 1) / total) * 100 + "%";
    shown.append(bar);
  }
  if (kind == "bar") card.append(shown);
  else card.querySelector(".foot")?.prepend(shown);
});
