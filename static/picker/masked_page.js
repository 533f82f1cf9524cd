// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { isEditable, LONGEST } from "./element_label.js";
import { maskedContent, maskedIn } from "./masked_text.js";
import { drawingOf } from "./picture_shape.js";
import { hasPicture, PICTURE, PictureStyle, TABLE } from "./picture_style.js";
import { frameOf, pageIn } from "./same_origin_frames.js";
import { labellingElements, TooLarge } from "./skeleton.js";

/**
 * A picture of the page as it is: boxes that look like its elements, with every text masked but the target's own label. It has no
 * attribute of the page's, no value, no address, and no picture; what is far out of sight is an empty box.
 */

export const MOST_NODES = 20_000;
export const MOST_BYTES = 4 * 1024 * 1024;
const NOT_DRAWN =
  /^(head|script|style|template|noscript|link|meta|title|base|source|track|datalist|option|optgroup|param|map|area)$/;
const PICTURES = /^(img|video|canvas|object|embed|audio|iframe|frame|portal|fencedframe|meter|progress)$/;
const FILLED_IN = /^(input|select|textarea)$/;
const SPOKEN = /^(submit|button|reset)$/i;

/**
 * A text that is masked: what it says, and what covers that.
 * @typedef {{node: Text, says: string, covers: string}} MaskedText
 */

export class MaskedPage {
  #style = new PictureStyle();
  #document = unshadowed(document).implementation.createHTMLDocument("");
  /** What the target is in, and itself. @type {Set<Node>} */ #around;
  /** @type {Element} */ #target;
  /** Those whose text is the target's label. @type {Element[]} */ #labelling;
  #nodes = 0;
  /** How many heights of the window are drawn above and below it. */ #reach;
  /** @type {MaskedText[]} */ texts = [];
  width = innerWidth;
  /** @type {HTMLElement} */ root;

  /** @param {Element} target what was pointed at @param {number} [reach] Throws TooLarge. */
  constructor(target, reach = 1) {
    this.#target = target;
    this.#reach = reach;
    this.#around = new Set(outwards(target));
    this.#labelling = labellingElements(target).filter((one) => flat(one).length <= LONGEST);
    this.root = this.#document.createElement("div");
    this.#draw(unshadowed(document).documentElement, null, this.root, false);
  }

  /** The styles of its boxes. */
  get css() {
    return this.#style.css;
  }

  /** What is sent of it. Throws TooLarge. */
  get html() {
    const { backgroundColor } = getComputedStyle(unshadowed(document).body ?? unshadowed(document).documentElement);
    const html = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0}body{background:${backgroundColor}}${this.css}</style><div data-picture>${this.root.innerHTML}</div>`;
    if (new Blob([html]).size > MOST_BYTES) throw new TooLarge("A picture of this page is too large to be sent.");
    return html;
  }

  /** @param {Element} element @param {CSSStyleDeclaration | null} around @param {Element} into @param {boolean} isLabel whether it is in the label */
  #draw(element, around, into, isLabel) {
    const plain = unshadowed(element);
    const name = plain.localName;
    if (NOT_DRAWN.test(name) || name.startsWith("cairn-")) return;
    const style = styleOf(element);
    if (style.display === "none" || !this.#fits(name, into)) return;
    if ((this.#nodes += 1) > MOST_NODES) throw new TooLarge("A picture of this page has too many elements to be sent.");
    const box = plain.getBoundingClientRect();
    const holdsTarget = this.#around.has(element);
    const isSmall = Math.max(box.width, box.height) <= 64;
    const drawing = name === "svg" && (isSmall || holdsTarget) ? drawingOf(element, this.#document, this.#style, around) : null;
    const out = drawing ?? this.#box(element, style, around, box);
    into.append(out);
    if (element === this.#target) out.setAttribute("data-picked", "");
    if (drawing) return;
    if (name === "svg" || isPicture(element, name)) return out.classList.add(PICTURE);
    if (FILLED_IN.test(name)) return this.#label(element, name, style, out);
    if (isEditable(element)) return;
    if (hasPicture(style) && box.width >= 24 && box.height >= 24 && !plain.childElementCount) out.classList.add(PICTURE);
    const isFar = box.bottom < -innerHeight * this.#reach || box.top > innerHeight * (1 + this.#reach);
    if (isFar && !holdsTarget && style.display !== "contents") return;
    this.#fill(element, style, out, isLabel || this.#labelling.includes(element));
    if (plain.scrollTop || plain.scrollLeft) out.setAttribute("data-scroll", `${plain.scrollLeft | 0} ${plain.scrollTop | 0}`);
  }

  /** @param {Element} element @param {CSSStyleDeclaration} style @param {Element} out @param {boolean} isLabel */
  #fill(element, style, out, isLabel) {
    this.#generated(element, "::before", style, out);
    for (const node of drawnIn(element)) {
      const { nodeType, nodeValue } = unshadowed(node);
      if (nodeType === Node.TEXT_NODE) this.#say(nodeValue ?? "", style, out, isLabel);
      else if (nodeType === Node.ELEMENT_NODE) this.#draw(/** @type {Element} */ (node), style, out, isLabel);
    }
    this.#generated(element, "::after", style, out);
  }

  /** @param {Element} element @param {CSSStyleDeclaration} style @param {CSSStyleDeclaration | null} around @param {DOMRect} box */
  #box(element, style, around, box) {
    const { localName } = unshadowed(element);
    const out = this.#document.createElement(TABLE.test(localName) ? localName : "div");
    for (const span of ["colspan", "rowspan"])
      if (TABLE.test(localName) && /^\d{1,4}$/.test(unshadowed(element).getAttribute(span) ?? ""))
        out.setAttribute(span, unshadowed(element).getAttribute(span) ?? "");
    /** @type {Record<string, string>} */
    const instead = {};
    const isReplaced = PICTURES.test(localName) || FILLED_IN.test(localName) || localName === "svg";
    if (isReplaced && style.display === "inline") instead.display = "inline-block";
    if (isReplaced) Object.assign(instead, { "box-sizing": "border-box", width: `${box.width}px`, height: `${box.height}px` });
    // Letters of another width must not begin a line of their own.
    else if (isOneLine(style)) instead["text-wrap-mode"] = "nowrap";
    out.className = this.#style.nameOf(style, around, instead);
    return out;
  }

  /** A button's words are in its value; of any other field nothing is told. @param {Element} element @param {string} name @param {CSSStyleDeclaration} style @param {Element} out */
  #label(element, name, style, out) {
    if (name !== "input" || !SPOKEN.test(unshadowed(element).getAttribute("type") ?? "")) return;
    this.#say(unshadowed(element).getAttribute("value") ?? "", style, out, element === this.#target);
  }

  /** @param {Element} element @param {string} which @param {CSSStyleDeclaration} around @param {Element} into */
  #generated(element, which, around, into) {
    const style = styleOf(element, which);
    const text = maskedContent(style.content);
    if (text === null || style.display === "none") return;
    const out = this.#document.createElement("div");
    out.className = this.#style.nameOf(style, around);
    out.append(text);
    into.append(out);
  }

  /** @param {string} text @param {CSSStyleDeclaration} style @param {Element} into @param {boolean} isLabel */
  #say(text, style, into, isLabel) {
    const covers = isLabel ? text : maskedIn(text, style.fontFamily);
    const node = this.#document.createTextNode(covers);
    if (!isLabel && text.trim()) this.texts.push({ node, says: text, covers });
    into.append(node);
  }

  /** Whether it may stand there: readers of tables put elsewhere what belongs to none. @param {string} name @param {Element} into */
  #fits(name, into) {
    const around = into.localName;
    if (!TABLE.test(around) || /^(td|th|caption)$/.test(around))
      return !/^(caption|colgroup|col|thead|tbody|tfoot|tr|td|th)$/.test(name);
    return TABLE.test(name) && name !== "table";
  }
}

/** What is in an element as it is drawn: of its shadow root, of a slot, or of the page in a frame. @param {Element} element @returns {Node[]} */
function drawnIn(element) {
  const plain = unshadowed(element);
  const { localName: name, shadowRoot } = plain;
  if (shadowRoot) return [...unshadowed(shadowRoot).childNodes];
  if (name === "slot") {
    const given = /** @type {HTMLSlotElement} */ (plain).assignedNodes();
    if (given.length) return given;
  }
  const page = /^i?frame$/.test(name) ? pageIn(element) : null;
  if (page) return [unshadowed(page).documentElement];
  if (name === "details" && !plain.hasAttribute("open")) return [...plain.querySelectorAll(":scope > summary")].slice(0, 1);
  return [...plain.childNodes];
}

/** @param {Element} element @param {string} name */
const isPicture = (element, name) =>
  (PICTURES.test(name) && !(/^i?frame$/.test(name) && pageIn(element)?.documentElement)) ||
  (name === "input" && unshadowed(element).getAttribute("type") === "image");

/** @param {Element} element @param {string} [which] */
function styleOf(element, which) {
  const within = unshadowed(unshadowed(element).ownerDocument).defaultView ?? window;
  return within.getComputedStyle(element, which);
}

/** Whether what it says stands in one line. @param {CSSStyleDeclaration} style */
function isOneLine(style) {
  const [height, line, size] = [style.height, style.lineHeight, style.fontSize].map(parseFloat);
  const inner =
    style.boxSizing === "border-box" ? height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) : height;
  return inner < 1.8 * (line || size * 1.2);
}

/** @param {Element} element */
const flat = (element) => (unshadowed(element).textContent ?? "").replace(/\s+/g, " ").trim();

/** From an element outwards, also out of shadow roots and frames. @param {Element} element @returns {Iterable<Node>} */
function* outwards(element) {
  for (let here = /** @type {Node | null} */ (element); here;) {
    yield here;
    const plain = unshadowed(/** @type {Element} */ (here));
    here =
      plain.assignedSlot ??
      plain.parentNode ??
      /** @type {any} */ (here).host ??
      (plain.nodeType === Node.DOCUMENT_NODE ? frameOf(/** @type {any} */ (here)) : null);
  }
}
