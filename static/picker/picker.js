// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { labelOf, NODE, pickOf } from "./element_label.js";
import { isFromEditor } from "./messages.js";
import { Overlay } from "./overlay.js";
import { holdClick, point } from "./element_pointer.js";

const MOST_MARKS = 50;

/** The picker at one end of a channel; the editor is at the other. */
export class Picker {
  /** @type {MessagePort} */ #port;
  #overlay = new Overlay();
  /** @type {AbortController | null} */ #pointing = null;
  /** @type {Element | null} */ #last = null;
  /** @type {{update: (step: any) => void, stop: () => void} | null} */ #shown = null;
  #showing = 0;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = ({ data }) => {
      if (isFromEditor(data)) this.#obey(data);
    };
    this.#tell({ type: "ready" });
  }

  /** What the page was shown without. @param {string[]} what */
  uncovered(what) {
    if (what.length) this.#tell({ type: "uncovered", what });
  }

  /** Takes everything off the page. */
  stop() {
    this.#rest();
    this.#hide();
    this.#overlay.remove();
    this.#port.close();
  }

  /** @param {any} message */
  #obey(message) {
    if (message.type === "point") this.#point();
    else if (message.type === "rest") this.#rest();
    else if (message.type === "outline") this.#mark(message);
    else if (message.type === "show") void this.#show(message);
    else if (message.type === "hide") this.#hide();
    else if (message.type === "verdict") this.#overlay.matches(message.matches);
  }

  #point() {
    this.#rest();
    this.#pointing = new AbortController();
    unshadowed(document).documentElement.style.setProperty("cursor", "crosshair", "important");
    point({
      onHover: (element) => this.#hover(element),
      onPick: (element) => this.#pick(element),
      onLeave: () => this.#leave(),
      isOurs: (element) => this.#overlay.owns(element),
      from: this.#last,
      signal: this.#pointing.signal,
    });
    this.#tell({ type: "pointing" });
  }

  #rest() {
    this.#pointing?.abort();
    this.#pointing = null;
    this.#overlay.outline(null);
    unshadowed(document).documentElement.style.removeProperty("cursor");
  }

  /** @param {Element} element */
  #hover(element) {
    this.#last = element;
    this.#overlay.outline(element);
    const number = element.getAttribute(NODE);
    this.#tell({ type: "hover", node: number === null ? null : Number(number), tag: element.localName, label: labelOf(element) });
  }

  /** @param {Element} element */
  #pick(element) {
    const pick = pickOf(element);
    this.#pointing?.abort();
    holdClick();
    unshadowed(document).documentElement.style.removeProperty("cursor");
    this.#tell({ type: "pick", pick });
  }

  #leave() {
    this.#rest();
    this.#tell({ type: "leave" });
  }

  /** @param {{selectors?: string[], nodes?: number[], style?: string}} message */
  #mark({ selectors = [], nodes = [], style = "" }) {
    const found = [...nodes.map(byNode), ...selectors.flatMap(bySelector)].filter((element) => element !== null);
    const known = ["good", "warning", "danger"].includes(style) ? style : "";
    this.#overlay.mark([...new Set(found)].slice(0, MOST_MARKS), known);
    found[0]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @param {any} message */
  async #show({ step, content, theme, index, total, node, language, attributes, rtl }) {
    const turn = ++this.#showing;
    const { preview } = await import("../player/step_preview.js");
    if (turn !== this.#showing) return;
    this.#shown?.stop();
    const target = typeof node === "number" ? (byNode(node) ?? undefined) : undefined;
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const onAction = (/** @type {any} */ action) => this.#tell({ type: "action", action: action ?? {} });
    if (rtl !== undefined) inDirection(rtl);
    this.#shown = preview(step, { target, content, theme, index, total, language, attributes, onAction, rtl });
  }

  #hide() {
    this.#showing += 1;
    this.#shown?.stop();
    this.#shown = null;
  }

  /** @param {object} message */
  #tell(message) {
    this.#port.postMessage(message);
  }
}

/** What the page said of its direction itself. @type {string | null | undefined} */
let ownDirection;

/** The page as in a language that is read from right to left, or as it is. @param {boolean} rtl */
function inDirection(rtl) {
  const root = document.documentElement;
  ownDirection = ownDirection === undefined ? root.getAttribute("dir") : ownDirection;
  if (rtl) root.setAttribute("dir", "rtl");
  else if (ownDirection === null) root.removeAttribute("dir");
  else root.setAttribute("dir", ownDirection);
}

/** @param {number} node */
function byNode(node) {
  return unshadowed(document).querySelector(`[${NODE}="${Number(node)}"]`);
}

/** @param {string} selector */
function bySelector(selector) {
  try {
    return [...unshadowed(document).querySelectorAll(selector)].slice(0, MOST_MARKS);
  } catch {
    return []; // the server says what is wrong with it; here it simply marks nothing
  }
}
