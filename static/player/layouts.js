// @ts-check
import { DECORATIONS } from "./registries.js";
import { make, styles } from "./stage.js";

/** Cards whose first picture has a place of its own: above the words, beside them, or as who speaks in a bubble. */

styles.push(/* css */ `
.above .text { padding-top: 0; }
.above .shown { width: calc(100% + 40px); max-width: none; margin: 0 -20px 14px; border-radius: calc(var(--cairn-round) - 1px) calc(var(--cairn-round) - 1px) 0 0; object-fit: cover; }
.above .close { background: var(--cairn-paper); border-radius: 50%; }
.beside .text, .bubble .text { display: grid; grid-template-columns: 2fr 3fr; column-gap: 16px; align-items: start; }
.text > .words { min-width: 0; }
.text .words > h2 { margin-top: 0; padding-inline-end: 28px; font-size: 17px; }
.bubble { border-radius: 20px; border-start-start-radius: 4px; }
.bubble .text { grid-template-columns: 44px 1fr; column-gap: 12px; }
.bubble .shown { width: 44px; height: 44px; border-radius: 50%; object-fit: cover; }
.wordy .text { display: block; }
@media (max-width: 480px) { .beside .text { display: block; } .beside .shown { margin-bottom: 12px; } }
`);

DECORATIONS.push(({ step: { layout }, card }) => {
  if (!layout) return;
  const picture = card.querySelector("img");
  const text = /** @type {Element} */ (card.firstChild);
  card.classList.add(layout);
  if (!picture) return card.classList.add("wordy");
  const whole = picture.closest("a") ?? picture;
  const line = /** @type {Element} */ (whole.parentNode);
  picture.classList.add("shown");
  text.replaceChildren(whole, make("div", "words", ...text.childNodes));
  if (!line.hasChildNodes()) line.remove();
});
