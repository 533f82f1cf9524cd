// @ts-check
import { css } from "./styles.js";

/** More styles, added by the modules that need them. @type {string[]} */
export const styles = [css];

/**
 * An open dialog or popover of the page that a target is in: everything outside of it is inert, or would close it.
 * @type {((target: Element | null | undefined) => Element | null | undefined)[]}
 */
export const grounds = [(target) => target?.closest("dialog,[popover]")];

/**
 * Our own layer over the page: one element in the top layer, closed to the page's styles and scripts.
 * @param {Pick<import("./presentation.js").Speech, "theme" | "language" | "rtl">} told
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
  const ground = grounds[0](target) ?? document.documentElement;
  // A page that is zoomed by its style is measured in other pixels than ours.
  layer.style.zoom = /** @type {any} */ (1 / (ground.currentCSSZoom ?? 1));
  ground.append(host);
  // What is done in here is no key for the page's shortcuts, and no click beside its menus.
  host.onkeydown =
    host.onkeyup =
    host.onkeypress =
    host.onpointerdown =
    host.onmousedown =
    host.onclick =
      (/** @type {Event} */ event) => event.stopPropagation();
  host.popover = "manual";
  host.showPopover({ source: target instanceof HTMLElement ? target : undefined });
  signal.addEventListener("abort", () => host.remove());
  return layer;
}

/**
 * @param {string} tag
 * @param {string} name its class
 * @param {(Node | string)[]} inside
 * @returns {any}
 */
export function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...inside);
  return element;
}
