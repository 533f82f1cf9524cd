// @ts-check
import { INHERITED, ITS_OWN } from "./computed_look.js";

/**
 * How elements look, as the browser computes it: in properties that can name no thing and say no text. A value that could is left
 * out, or says only what is drawn without it. Names that the page gave to areas and lines of a grid become numbers.
 */

const EDGES = ["top", "right", "bottom", "left"];
/** Where a picture may be among what is painted. */
const OF_LAYERS = ["background-size", "background-position-x", "background-position-y", "background-repeat", "background-origin"];
const GRADIENT = /^(repeating-)?(linear|radial|conic)-gradient\(/;
/** What could name a thing, or say a text. */
const SAYING = /["'\\]|url\(|image-set|src\(|element\(|attr\(|var\(|env\(|[^\x20-\x7e]/i;
const PAINT = /^(none|rgba?\([\d\s.,%/]*\)|(?:color|lab|lch|oklab|oklch|color-mix)\([-\w\s.,%/]*\))$/;
const NO_PAINT = "rgb(148, 163, 184)";
/** Fonts that whoever looks at the picture may have; nobody's own. */
const FAMILIES =
  /^(arial|helvetica( neue)?|segoe ui|roboto|inter|open sans|noto sans|ubuntu|cantarell|verdana|tahoma|trebuchet ms|georgia|times( new roman)?|courier( new)?|consolas|menlo|monaco|system-ui|-apple-system|blinkmacsystemfont|ui-sans-serif|ui-serif|ui-monospace|sans-serif|serif|monospace|cursive)$/i;
const GRID_WORD = /^(auto|span|none|row|column|dense|subgrid|fr|px|min-content|max-content|minmax|fit-content|repeat)$/;
const AREAS = /^[\s".a\d]+$/;
const MARKERS =
  /^(none|disc|circle|square|decimal|decimal-leading-zero|lower-(alpha|latin|roman|greek)|upper-(alpha|latin|roman)|disclosure-(open|closed))$/;
/** Marks on a page with a picture in them, which is not in this one. */
export const PICTURE = "cairn-picture";

/** The looks that a picture needs, each once. */
export class PictureStyle {
  /** @type {Map<string, string>} */ #names = new Map();
  /** @type {Map<string, string>} */ #areas = new Map();

  /**
   * The class of what looks like that.
   * @param {CSSStyleDeclaration} style as computed
   * @param {CSSStyleDeclaration | null} around of what it is in
   * @param {Record<string, string>} [instead] what is said in place of what is computed
   */
  nameOf(style, around, instead = {}) {
    const said = { ...this.#inherited(style, around), ...this.#own(style), ...instead };
    const text = Object.entries(said)
      .map(([property, value]) => `${property}:${value}`)
      .join(";");
    const name = this.#names.get(text) ?? `k${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** All of them, as a stylesheet. */
  get css() {
    const rules = [...this.#names].map(([text, name]) => `.${name}{${text}}`);
    return `${TABLES}.${PICTURE}{${BOX}}\n${rules.join("\n")}`;
  }

  /** @param {CSSStyleDeclaration} style @param {CSSStyleDeclaration | null} around */
  #inherited(style, around) {
    /** @type {Record<string, string>} */
    const said = {};
    for (const property of INHERITED) {
      const value = style.getPropertyValue(property);
      if (value && value !== around?.getPropertyValue(property) && !SAYING.test(value)) said[property] = value;
    }
    const { fontFamily, listStyleType, fill, stroke } = style;
    if (fontFamily !== around?.fontFamily) said["font-family"] = familiesIn(fontFamily);
    if (listStyleType !== around?.listStyleType) said["list-style-type"] = MARKERS.test(listStyleType) ? listStyleType : "disc";
    if (fill !== around?.fill) said.fill = PAINT.test(fill) ? fill : NO_PAINT;
    if (stroke !== around?.stroke) said.stroke = PAINT.test(stroke) ? stroke : NO_PAINT;
    return said;
  }

  /** @param {CSSStyleDeclaration} style */
  #own(style) {
    /** @type {Record<string, string>} */
    const said = {};
    for (const [property, usual] of Object.entries(ITS_OWN)) {
      const value = property.startsWith("grid-")
        ? this.#placed(style.getPropertyValue(property))
        : style.getPropertyValue(property);
      const isSafe = property === "grid-template-areas" ? AREAS.test(value) : !SAYING.test(value);
      if (value && value !== usual && isSafe) said[property] = value;
    }
    if (!said.transform && !said.scale && !said.rotate) delete said["transform-origin"];
    if (said["text-decoration-line"]) said["text-decoration-color"] = style.textDecorationColor;
    for (const edge of [...EDGES.map((side) => `border-${side}`), "outline"]) Object.assign(said, edgeOf(style, edge));
    const layers = layersOf(style.backgroundImage);
    if (layers.some(isGradient)) {
      said["background-image"] = layers.map((one) => (isGradient(one) ? one : "none")).join(", ");
      for (const property of OF_LAYERS) said[property] = style.getPropertyValue(property);
    }
    return said;
  }

  /** The page's own names of areas and lines become numbers. @param {string} value */
  #placed(value) {
    return value.replace(/[-_a-z\u0080-\uffff][-\w\u0080-\uffff]*/gi, (word, at) => {
      if (GRID_WORD.test(word) || /^-?\d/.test(word) || /\d$/.test(value.slice(0, at))) return word;
      if (!this.#areas.has(word)) this.#areas.set(word, `a${this.#areas.size}`);
      return this.#areas.get(word) ?? "";
    });
  }
}

/** Elements of tables keep their names, because cells may span others; how they look is said like that of all. */
export const TABLE = /^(table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)$/;
const TABLES = "table,caption,colgroup,col,thead,tbody,tfoot,tr,td,th{all:unset;display:block}";
const BOX = "background:repeating-linear-gradient(45deg,rgb(148 163 184/.28) 0 8px,rgb(148 163 184/.16) 8px 16px)";

/** @param {CSSStyleDeclaration} style @param {string} edge */
function edgeOf(style, edge) {
  const [width, kind, colour] = ["width", "style", "color"].map((part) => style.getPropertyValue(`${edge}-${part}`));
  return kind === "none" || width === "0px" ? {} : { [edge]: `${width} ${kind} ${PAINT.test(colour) ? colour : NO_PAINT}` };
}

/** @param {string} family */
function familiesIn(family) {
  const known = family
    .split(",")
    .map((one) => one.trim().replace(/^["']|["']$/g, ""))
    .filter((one) => FAMILIES.test(one));
  return [...known, "sans-serif"].map((one) => (one.includes(" ") ? `'${one}'` : one)).join(",");
}

/** What is painted behind an element, the uppermost first. @param {string} image @returns {string[]} */
function layersOf(image) {
  /** @type {string[]} */
  const layers = [""];
  let depth = 0;
  for (const sign of image) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (sign === "," && !depth) layers.push("");
    else layers[layers.length - 1] += sign;
  }
  return layers.map((one) => one.trim());
}

/** @param {string} layer */
const isGradient = (layer) => GRADIENT.test(layer) && !SAYING.test(layer);

/** Whether a picture is painted behind an element. @param {CSSStyleDeclaration} style */
export const hasPicture = (style) => layersOf(style.backgroundImage).some((one) => one !== "none" && !isGradient(one));
