// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { masked } from "./masked_text.js";

/** @typedef {import("./picture_style.js").PictureStyle} PictureStyle */

const SPACE = "http://www.w3.org/2000/svg";
/** What is drawn of a drawing: shapes, and nothing that names, loads or tells. */
const SHAPES = /^(svg|g|path|circle|rect|line|polyline|polygon|ellipse|text|tspan)$/;
const NUMBERS = /^[\s,.\d+\-eE%px]*$/;
/** What shapes say of themselves, and what that may look like. @type {Record<string, RegExp>} */
const SAID = {
  viewBox: NUMBERS,
  d: /^[\s,.\d+\-eEMmZzLlHhVvCcSsQqTtAa]*$/,
  points: NUMBERS,
  transform: /^(\s*(matrix|translate|rotate|scale|skewX|skewY)\([\s,.\d+\-eE]*\)\s*,?)*$/,
  preserveAspectRatio: /^(none|x(Min|Mid|Max)Y(Min|Mid|Max)( (meet|slice))?)$/,
  ...Object.fromEntries("x y x1 y1 x2 y2 cx cy r rx ry width height dx dy".split(" ").map((name) => [name, NUMBERS])),
};
const DEEPEST = 30;
const MOST_SHAPES = 300;

/**
 * A small drawing, such as an icon, by its shapes; a symbol of the page that it uses is drawn in its place.
 * @param {Element} svg
 * @param {Document} into
 * @param {PictureStyle} styles
 * @param {CSSStyleDeclaration | null} around of what it is in
 * @returns {Element}
 */
export function drawingOf(svg, into, styles, around) {
  let left = MOST_SHAPES;

  /** @param {Element} element @param {CSSStyleDeclaration | null} outer @param {number} depth @param {string} [as] */
  function drawn(element, outer, depth, as) {
    const plain = unshadowed(element);
    const out = into.createElementNS(SPACE, as ?? plain.localName);
    const style = getComputedStyle(element);
    // A symbol takes its colours from where it is used.
    if (outer) out.setAttribute("class", styles.nameOf(style, outer, depth ? { position: "static" } : {}));
    else for (const name of ["fill", "stroke"]) if (plain.getAttribute(name) === "none") out.setAttribute(name, "none");
    for (const [name, looks] of Object.entries(SAID)) {
      const value = plain.getAttribute(name);
      if (value && looks.test(value)) out.setAttribute(name, value);
    }
    for (const child of depth < DEEPEST ? unshadowed(element).childNodes : []) {
      const { nodeType, nodeValue } = unshadowed(child);
      if (nodeType === Node.TEXT_NODE && /^t/.test(plain.localName)) out.append(masked(nodeValue ?? ""));
      if (nodeType !== Node.ELEMENT_NODE || left-- <= 0) continue;
      const inner = /** @type {Element} */ (child);
      const { localName } = unshadowed(inner);
      if (SHAPES.test(localName)) out.append(drawn(inner, outer && style, depth + 1));
      else if (localName === "use") out.append(...used(inner, depth + 1));
    }
    return out;
  }

  /** @param {Element} use @param {number} depth @returns {Element[]} */
  function used(use, depth) {
    const plain = unshadowed(use);
    const id = (plain.getAttribute("href") ?? plain.getAttribute("xlink:href") ?? "").match(/^#(.+)/)?.[1];
    const root = /** @type {Document} */ (plain.getRootNode());
    const symbol = id ? (root.getElementById?.(id) ?? unshadowed(document).getElementById(id)) : null;
    if (!symbol || symbol.contains(use) || depth > 4) return [];
    const { localName } = unshadowed(symbol);
    return /^(symbol|svg)$/.test(localName) || SHAPES.test(localName)
      ? [drawn(symbol, null, depth, localName === "symbol" ? "svg" : undefined)]
      : [];
  }

  return drawn(svg, around ?? getComputedStyle(svg), 0);
}
