// @ts-check
import { groundOf } from "./page_layers.js";
import { holdEvents, insides } from "./stage_events.js";
import { css } from "./styles.js";
import { pageDocument } from "./unshadowed.js";

/** More styles, added by the modules that need them. @type {string[]} */
export const styles = [css];

/**
 * Our own layer over the page: one element in the top layer, closed to the page's styles and scripts.
 * @param {Pick<import("./player.d.ts").Presentation, "theme" | "language" | "rtl">} presentation
 * @param {AbortSignal} signal takes it away
 * @param {Element | null} [target] keeps the Tab key's order: target, card, what follows the target
 * @returns {HTMLElement} what is appended to it is shown
 */
export function stage({ theme, language, rtl }, signal, target) {
  const host = make("cairn-stage", "");
  const layer = make("div", "layer");
  layer.lang = language;
  layer.dir = rtl ? "rtl" : "ltr";
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.join("") + theme.css);
  root.adoptedStyleSheets = [sheet];
  root.append(layer);
  const parent = groundOf(target);
  // A page that is zoomed by its style is measured in other pixels than ours.
  layer.style.zoom = /** @type {any} */ (1 / (parent.currentCSSZoom ?? 1));
  parent.append(host);
  insides.set(host, root);
  // A page that was written anew has forgotten.
  holdEvents(window);
  // What opens a dialog hides all that is beside it, from hands or from ears.
  const changes = new MutationObserver(() => {
    host.inert = false;
    host.ariaHidden = null;
  });
  changes.observe(host, { attributeFilter: ["inert", "aria-hidden"] });
  host.popover = "manual";
  host.showPopover({ source: target instanceof HTMLElement ? target : undefined });
  signal.addEventListener("abort", () => host.remove());
  return layer;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export function make(tag, className, ...children) {
  const element = pageDocument.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}
