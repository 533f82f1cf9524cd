// @ts-check
import { device } from "./device.js";
import "./judge/segments.js";
import { FACTS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** What segments may ask about the visitor. Read when asked, stored nowhere, sent nowhere. */

const BROWSERS = /** @type {const} */ ([
  ["edge", /Edg/],
  ["opera", /OPR/],
  ["samsung", /SamsungBrowser/],
  ["firefox", /Firefox|FxiOS/],
  ["chrome", /Chrome|CriOS/],
  ["safari", /Safari/],
]);

FACTS.push(() => ({
  language: navigator.language,
  device: device(),
  get browser() {
    return BROWSERS.find(([, mark]) => mark.test(navigator.userAgent))?.[0] ?? "other";
  },
  viewport_width: innerWidth,
  referrer: pageDocument.referrer,
  cookie: (/** @type {string} */ name) => attempt(() => cookie(name)) || null,
  storage: (/** @type {string} */ name) => attempt(() => localStorage.getItem(name)),
  element: (/** @type {string} */ selector) => attempt(() => pageDocument.querySelector(selector)),
}));

/** @param {() => any} work */
function attempt(work) {
  try {
    return work();
  } catch {
    // Blocked, or a selector this browser refuses: nothing is there.
  }
}

/** @param {string} name */
function cookie(name) {
  const pairs = pageDocument.cookie.split("; ");
  const pair = pairs.find((one) => one.startsWith(name + "=")) ?? "";
  return decodeURIComponent(pair.slice(name.length + 1));
}
