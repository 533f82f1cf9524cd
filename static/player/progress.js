// @ts-check
import { make } from "./card.js";
import { parts } from "./parts.js";
import { styles } from "./stage.js";

/** How far along a tour is: dots, "2 / 5" or a bar. One element; a bar seen through a row of holes is the dots. */

styles.push(/* css */ `
.progress { margin-inline-end: auto; font-size: 13px; }
.dots, .bar { forced-color-adjust: none; color: #0000; background: linear-gradient(var(--key) 0 0) 0/var(--done) 100% no-repeat var(--line); }
.dots { flex: none; font-size: 9px; overflow: hidden; mask: radial-gradient(4px, #000 3.5px, #0000) 0/12px; }
.bar { position: absolute; inset: auto 0 0; font-size: 0; height: 4px; border-radius: 0 0 var(--round) var(--round); }
[dir=rtl] .progress { background-position: 100%; }
`);

parts.dress.push(({ step, index, total, card }) => {
  const { progress = "none" } = step;
  if (total < 2 || progress == "none") return;
  const shown = make("span", "progress " + progress, `${index + 1} / ${total}`);
  shown.style.setProperty("--done", ((index + 1) / total) * 100 + "%");
  if (progress == "dots") shown.style.width = total * 12 + "px";
  card.querySelector(".foot")?.prepend(shown);
});
