// @ts-check
import { DECORATIONS } from "./registries.js";
import { styles } from "./stage.js";
import { pageDocument } from "./unshadowed.js";

/** Steps that sit at the window's edge: slideouts in a corner, banners along the top or bottom. */

styles.push(/* css */ `
.top { bottom: auto; }
.bottom { top: auto; }
.left { right: auto; }
.right { left: auto; }
.slideout { margin: 20px; }
.banner { flex-flow: row wrap; align-items: center; justify-content: center; gap: 4px 12px; width: auto; max-width: none; margin: 0; padding: 6px 52px; border-radius: 0; border-width: 1px 0; }
.banner .text { max-height: 50dvh; display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; padding: 4px 0; }
.banner :is(h2, p) { margin: 0; font-size: 15px; }
.banner .foot { padding: 0; }
@media (max-width: 480px) { .slideout { margin: 8px; } .banner { padding-inline: 16px 52px; justify-content: start; } }
`);

DECORATIONS.push(({ step, card, signal }) => {
  const { kind, placement = "top-right", push } = step;
  if (!/slideout|banner/.test(kind)) return;
  card.classList.add(...placement.split("-"));
  if (!push) return;
  requestAnimationFrame(() => {
    if (!signal.aborted) makeRoom(card, placement == "bottom" ? placement : "top", signal);
  });
});

/** Makes room for the banner by a style sheet of its own: nothing of the page is changed. @param {HTMLElement} card @param {string} side @param {AbortSignal} signal */
function makeRoom(card, side, signal) {
  const sheet = new CSSStyleSheet();
  const size = new ResizeObserver(() =>
    sheet.replaceSync(`@media screen{html{margin-${side}:${card.offsetHeight}px!important}}`),
  );
  size.observe(card);
  const wear = (/** @type {CSSStyleSheet[]} */ sheets) => Reflect.set(Document.prototype, "adoptedStyleSheets", sheets, document);
  wear([...pageDocument.adoptedStyleSheets, sheet]);
  signal.addEventListener("abort", () => {
    size.disconnect();
    wear(pageDocument.adoptedStyleSheets.filter((one) => one != sheet));
  });
}
