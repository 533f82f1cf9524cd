// @ts-check
import { safeAddress } from "./links.js";
import { ACTIONS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** What a button can do besides moving within its tour. Never the author's own JavaScript. */

ACTIONS.link = ({ url, tab }) => {
  const href = safeAddress(url);
  if (tab == "new") window.open(href, "_blank", "noopener");
  else if (href) location.assign(href);
};

ACTIONS.guide = ({ guide }, _presentation, { start }) => {
  queueMicrotask(() => start(guide, { force: true }));
  return true;
};

ACTIONS.copy = ({ text }, presentation) => {
  const filled = presentation.text("", text);
  navigator.clipboard?.writeText(filled).catch(() => {});
};

ACTIONS.attribute = ({ name, value }, _presentation, { set }) => set({ [name]: value });

ACTIONS.event = ({ name, detail }) => {
  pageDocument.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
};
