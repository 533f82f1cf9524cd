// @ts-check
import { css } from "./styles.js";

/** More styles, added by the modules that need them. @type {string[]} */
export const styles = [css];

/**
 * Our own layer over the page: one element in the top layer, closed to the page's styles and scripts.
 * @param {Record<string, any>} theme
 * @param {{language: string, rtl: boolean}} speech
 * @param {Element | null} [target] keeps the Tab key's order: target, card, what follows the target
 * @returns {{layer: HTMLElement, close: () => void}} what is appended to `layer` is shown
 */
export function stage(theme, speech, target) {
  const host = document.createElement("cairn-stage");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [styles.join(""), theme.css].filter(Boolean).map(sheet);
  const layer = document.createElement("div");
  layer.className = "layer";
  layer.lang = speech.language;
  layer.dir = speech.rtl ? "rtl" : "ltr";
  paint(layer.style, theme);
  root.append(layer);
  // Inside an open dialog or popover of the page: everything outside of it is inert, or would close it.
  (target?.closest("dialog,[popover]") ?? document.documentElement).append(host);
  host.popover = "manual";
  /** @type {any} */ (host).showPopover?.(target instanceof HTMLElement ? { source: target } : {});
  return { layer, close: () => host.remove() };
}

/** @param {string} text */
function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** @param {CSSStyleDeclaration} style @param {Record<string, any>} theme */
function paint(style, theme) {
  const dark = theme.dark ?? {};
  for (const name of ["accent", "text", "background", "border", "font"]) {
    const value = theme[name];
    const night = dark[name];
    if (value ?? night) style.setProperty("--" + name, night ? `light-dark(${value ?? night}, ${night})` : value);
  }
  for (const name of ["radius", "width"]) {
    if (theme[name] != null) style.setProperty("--" + name, theme[name] + "px");
  }
  if (theme.shadow == false) style.setProperty("--shadow", "none");
  style.colorScheme = { dark: "dark", system: "light dark" }[/** @type {string} */ (theme.mode)] ?? "light";
}
