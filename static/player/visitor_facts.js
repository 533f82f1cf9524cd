// @ts-check
import { device } from "./device.js";
import { FACTS } from "./registries.js";
import "./judge/segments.js";

/** What segments may ask about the visitor. Read when asked, kept nowhere, sent nowhere. */

const BROWSERS = /** @type {const} */ ([
  ["edge", /Edg/],
  ["opera", /OPR/],
  ["samsung", /SamsungBrowser/],
  ["firefox", /Firefox|FxiOS/],
  ["chrome", /Chrome|CriOS/],
  ["safari", /Safari/],
]);

/** @param {() => any} work */
const tried = (work) => {
  try {
    return work();
  } catch {
    // Blocked, or a selector this browser refuses: nothing is there.
  }
};

FACTS.push(() => ({
  language: navigator.language,
  device: device(),
  get browser() {
    return BROWSERS.find(([, mark]) => mark.test(navigator.userAgent))?.[0] ?? "other";
  },
  viewport_width: innerWidth,
  referrer: document.referrer,
  cookie: (/** @type {string} */ name) =>
    tried(() =>
      decodeURIComponent(
        document.cookie
          .split("; ")
          .find((pair) => pair.startsWith(name + "="))
          ?.slice(name.length + 1) ?? "",
      ),
    ) || null,
  storage: (/** @type {string} */ name) => tried(() => localStorage.getItem(name)),
  element: (/** @type {string} */ selector) => tried(() => document.querySelector(selector)),
}));
