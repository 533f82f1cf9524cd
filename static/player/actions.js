// @ts-check
import { address } from "./links.js";
import { ACTIONS } from "./registries.js";

/** What a button can do besides moving within its tour. Never the author's own JavaScript. */
Object.assign(
  ACTIONS,
  /** @satisfies {typeof ACTIONS} */ ({
    link({ url, tab }) {
      const href = address(url);
      if (tab == "new") window.open(href, "_blank", "noopener");
      else if (href) location.assign(href);
    },
    guide({ guide }, _, { start }) {
      queueMicrotask(() => start(guide, { force: true }));
      return true;
    },
    copy: ({ text }, { say }) => void navigator.clipboard?.writeText(say("", text)).catch(() => {}),
    attribute: ({ name, value }, _, { set }) => set({ [name]: value }),
    event: ({ name, detail }) => void document.dispatchEvent(new CustomEvent(name, { detail, bubbles: true })),
  }),
);
