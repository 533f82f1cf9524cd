// @ts-check
import { parts } from "./parts.js";
import { styles } from "./stage.js";

/** Steps that sit at the window's edge: slideouts in a corner, banners along the top or bottom. */

styles.push(/* css */ `
.slideout { margin: 20px; }
.slideout.bottom-right { inset: auto 0 0 auto; }
.slideout.bottom-left { inset: auto auto 0 0; }
.slideout.top-right { inset: 0 0 auto auto; }
.slideout.top-left { inset: 0 auto auto 0; }
.banner { flex-flow: row wrap; align-items: center; justify-content: center; gap: 4px 12px; width: auto; max-width: none; margin: 0; padding: 6px 52px; border-radius: 0; border-width: 0 0 1px; inset: 0 0 auto; }
.banner.bottom { inset: auto 0 0; border-width: 1px 0 0; }
.banner .text { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; padding: 4px 0; }
.banner h2 { margin: 0; font-size: 15px; }
.banner .text * { margin-block: 0; }
.banner .foot { padding: 0; }
@media (max-width: 480px) { .slideout { margin: 8px; } .banner { padding-inline: 16px 52px; justify-content: start; } }
`);

parts.dress.push(({ step, card, signal }) => {
  if (!/slideout|banner/.test(step.kind)) return;
  card.classList.add(step.placement ?? "");
  if (step.push) requestAnimationFrame(() => signal.aborted || push(card, step.placement == "bottom" ? "bottom" : "top", signal));
});

/** Makes room for the banner by a style sheet of its own: nothing of the page is changed. @param {HTMLElement} card @param {string} side @param {AbortSignal} signal */
function push(card, side, signal) {
  const sheet = new CSSStyleSheet();
  const size = new ResizeObserver(() => sheet.replaceSync(`html{margin-${side}:${card.offsetHeight}px!important}`));
  size.observe(card);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal.addEventListener("abort", () => {
    size.disconnect();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one != sheet);
  });
}
