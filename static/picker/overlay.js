// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { labelOf } from "./element_label.js";
import { rectOf } from "./same_origin_frames.js";
import { layer } from "./layer.js";
import { roleOf } from "./roles.js";

const OUTLINES = /* css */ `
div { position: absolute; box-sizing: border-box; border-radius: 4px; pointer-events: none }
.hover { outline: 2px solid #2f6feb; outline-offset: 2px; box-shadow: 0 0 0 2px #fff, 0 0 0 5px rgba(255, 255, 255, .92), 0 0 0 6px rgba(15, 23, 42, .55);
  background: rgba(47, 111, 235, .12) }
.mark { outline: 2px solid #2f6feb; outline-offset: 1px; box-shadow: 0 0 0 4px rgba(255, 255, 255, .85) }
.mark.good { outline-color: #157f4f } .mark.warning { outline-color: #b45309; outline-style: dashed } .mark.danger { outline-color: #b91c1c; outline-style: dashed }
.chip { display: flex; gap: 6px; max-width: min(380px, calc(100vw - 16px)); padding: 4px 8px; border-radius: 6px; background: #0f172a; color: #fff;
  font: 500 12px/18px ui-sans-serif, system-ui, sans-serif; border: 1px solid rgba(255, 255, 255, .55); box-shadow: 0 4px 14px rgba(15, 23, 42, .35); white-space: nowrap }
.chip b { font-weight: 600; color: #bfdbfe } .chip span { overflow: hidden; text-overflow: ellipsis }
.chip i { font-style: normal; color: #cbd5e1; flex: none } .chip i.many { color: #fcd34d } .chip i.one { color: #86efac }
[hidden] { display: none !important }
@media (forced-colors: active) { .hover, .mark { outline-color: Highlight } .chip { border-color: CanvasText } }
`;

/** Pixels between the chip and its element, and between it and the window's edge. */
const CHIP_GAP = 8;
const WINDOW_EDGE = 4;

/** What the picker draws over a page: one outline with a chip, and quieter marks. It is never in the way of the pointer. */
export class Overlay {
  /** @type {HTMLElement} */ #host;
  /** @type {HTMLElement} */ #box;
  /** @type {HTMLElement} */ #chip;
  /** @type {ShadowRoot} */ #root;
  /** @type {() => void} */ #lift;
  /** @type {() => void} */ #remove;
  /** @type {Element | null} */ #target = null;
  /** @type {number | null} */ #matches = null;
  /** @type {{element: Element, box: HTMLElement}[]} */ #marks = [];
  #frame = 0;
  #life = new AbortController();

  constructor() {
    const { host, root, lift, remove } = layer("cairn-picker", OUTLINES);
    this.#host = host;
    this.#root = root;
    this.#lift = lift;
    this.#remove = remove;
    this.#host.setAttribute("aria-hidden", "true");
    this.#box = this.#add("hover");
    this.#chip = this.#add("chip");
    const redraw = () => this.#drawSoon();
    for (const [target, name] of /** @type {[EventTarget, string][]} */ ([
      [window, "scroll"],
      [window, "resize"],
      [document, "load"],
    ])) {
      unshadowed(target).addEventListener(name, redraw, { capture: true, passive: true, signal: this.#life.signal });
    }
  }

  /** Whether an element is the overlay's own. @param {unknown} element */
  owns(element) {
    return element === this.#host;
  }

  /** Outlines an element, or nothing. @param {Element | null} element */
  outline(element) {
    if (element !== this.#target) this.#matches = null;
    this.#target = element;
    this.#lift();
    this.#draw();
  }

  /** How many elements the selector for the outlined one matches. @param {number | null} count */
  matches(count) {
    this.#matches = count;
    this.#draw();
  }

  /**
   * Marks elements in a quieter way.
   * @param {Element[]} elements
   * @param {string} style good, warning, danger, or empty for neutral
   */
  mark(elements, style) {
    for (const { box } of this.#marks) box.remove();
    this.#marks = elements.map((element) => ({ element, box: this.#add(`mark ${style}`) }));
    this.#draw();
  }

  remove() {
    this.#life.abort();
    cancelAnimationFrame(this.#frame);
    this.#remove();
  }

  #drawSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    for (const { element, box } of this.#marks) putOver(box, element);
    const target = this.#target && unshadowed(this.#target).isConnected ? this.#target : null;
    this.#chip.hidden = !target;
    putOver(this.#box, target);
    if (target) this.#label(target);
  }

  /** @param {Element} target */
  #label(target) {
    const name = labelOf(target);
    this.#chip.replaceChildren(piece("b", roleOf(target)), ...(name ? [piece("span", name)] : []), ...this.#count());
    const box = rectOf(target);
    const { width, height } = this.#chip.getBoundingClientRect();
    const above = box.top - height - CHIP_GAP;
    const below = box.bottom + CHIP_GAP;
    const inside = Math.max(WINDOW_EDGE, box.top + CHIP_GAP);
    const fitsBelow = below + height <= innerHeight - WINDOW_EDGE;
    const top = above >= WINDOW_EDGE ? above : fitsBelow ? below : inside;
    this.#chip.style.top = `${top}px`;
    this.#chip.style.left = `${Math.max(WINDOW_EDGE, Math.min(box.left, innerWidth - width - WINDOW_EDGE))}px`;
  }

  #count() {
    if (this.#matches === null) return [];
    if (this.#matches === 1) return [piece("i", "1 match", "one")];
    return [piece("i", this.#matches === 0 ? "matches nothing" : `${this.#matches} matches`, "many")];
  }

  /** @param {string} className */
  #add(className) {
    const box = unshadowed(document).createElement("div");
    box.className = className.trim();
    box.hidden = true;
    this.#root.append(box);
    return box;
  }
}

/**
 * @param {HTMLElement} box
 * @param {Element | null} element
 */
function putOver(box, element) {
  const rect = element && unshadowed(element).isConnected ? rectOf(element) : null;
  box.hidden = !rect;
  if (!rect) return;
  for (const side of /** @type {const} */ (["top", "left", "width", "height"])) box.style[side] = `${rect[side]}px`;
}

/**
 * @param {string} tag
 * @param {string} words
 * @param {string} [className]
 */
function piece(tag, words, className = "") {
  const element = unshadowed(document).createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
