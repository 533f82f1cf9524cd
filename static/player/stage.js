// @ts-check
import { css } from "./styles.js";

/** More styles, added by the modules that need them. @type {string[]} */
export const styles = [css];

/**
 * Our own layer over the page: one element in the top layer, closed to the page's styles and scripts.
 * @param {{css?: string}} theme
 * @param {{language: string, rtl: boolean}} speech
 * @param {AbortSignal} signal takes it away
 * @param {Element | null} [target] keeps the Tab key's order: target, card, what follows the target
 * @returns {HTMLElement} what is appended to it is shown
 */
export function stage(theme, speech, signal, target) {
  const host = document.createElement("cairn-stage");
  const layer = document.createElement("div");
  layer.className = "layer";
  layer.lang = speech.language;
  layer.dir = speech.rtl ? "rtl" : "ltr";
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.join("") + (theme.css ?? ""));
  root.adoptedStyleSheets = [sheet];
  root.append(layer);
  // Inside an open dialog or popover of the page: everything outside of it is inert, or would close it.
  (target?.closest("dialog,[popover]") ?? document.documentElement).append(host);
  host.popover = "manual";
  host.showPopover(target instanceof HTMLElement ? /** @type {any} */ ({ source: target }) : undefined);
  signal.addEventListener("abort", () => host.remove());
  return layer;
}
