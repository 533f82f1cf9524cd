// @ts-check
import { address } from "./links.js";
import { parts } from "./parts.js";


/** What a button can do besides moving within its tour. Never the author's own JavaScript. */
Object.assign(parts.actions, {
  /** @type {typeof parts.actions[""]} */
  link({ url, tab }) {
    const href = address(url);
    if (tab == "new") window.open(href, "_blank", "noopener");
    else if (href) location.assign(href);
  },
  /** @type {typeof parts.actions[""]} */
  guide: ({ guide }, { start }) => queueMicrotask(() => start(guide, { force: true })),
  /** @type {typeof parts.actions[""]} */
  copy: ({ text }, _, say) => void navigator.clipboard?.writeText(say(text)).catch(() => {}),
  /** @type {typeof parts.actions[""]} */
  attribute: ({ name, value }, { set }) => set({ [name]: value }),
  /** @type {typeof parts.actions[""]} */
  event: ({ name, detail }) => void document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true })),
});
