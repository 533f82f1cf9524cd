// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { isNamedByContent, roleOf } from "./roles.js";
import { boxHere } from "./same_origin_frames.js";

/**
 * What the picker says about an element.
 * @typedef {object} Pick
 * @property {number | null} node its place in document order in the page as fetched; null outside snapshots
 * @property {number[]} path indexes of child elements from `<html>` down
 * @property {string} tag
 * @property {string} role
 * @property {string} label its own name, at most 120 characters; never a value, never the text of a container
 * @property {[number, number, number, number]} rect left, top, width and height in CSS pixels of the document
 * @property {[number, number]} viewport width and height in CSS pixels
 */

export const LONGEST = 120;
export const NODE = "data-cairn-node";
/** What may stand inside of a text without making it more than a text. */
const INLINE = /^(a|abbr|b|bdi|bdo|br|cite|code|em|i|img|kbd|mark|q|s|samp|small|span|strong|sub|sup|svg|time|u|use|var|wbr)$/;
export const SILENT = "script,style,template,noscript,select,textarea,[contenteditable]:not([contenteditable=false])";
const LONGEST_TEXT = 1200;

/**
 * The element's own name as assistive technology would say it, without what somebody typed or a container holds.
 * @param {Element} named
 */
export function labelOf(named) {
  const element = unshadowed(named);
  const label = element.getAttribute("aria-label")?.trim() || labelledBy(named) || element.getAttribute("alt")?.trim();
  return short(label || fieldLabel(named) || contentName(named) || element.getAttribute("title") || ownText(named));
}

/** What an element says, on one line; nothing when that is too long for a label. @param {Element} element */
export function flatText(element) {
  const said = unshadowed(element).textContent ?? "";
  return said.length > LONGEST_TEXT ? "" : said.replace(/\s+/g, " ").trim();
}

/** Whether it is a short text and nothing else, whatever its tag: then that is its label. @param {Element} element */
export function isText(element) {
  const inside = unshadowed(element).querySelectorAll("*");
  return (
    inside.length <= 20 &&
    flatText(element).length <= LONGEST &&
    [...inside].every((one) => INLINE.test(unshadowed(one).localName)) &&
    !unshadowed(element).matches(SILENT)
  );
}

/** Of what is pressed although it is no button. @param {Element} element */
const ownText = (element) => (isText(element) && !isEditable(element) ? text(element) : "");

/** @param {Element} element */
export function pathOf(element) {
  const path = [];
  for (let here = element, around; (around = unshadowed(here).parentElement); here = around) {
    path.unshift(Array.prototype.indexOf.call(unshadowed(around).children, here));
  }
  return path;
}

/**
 * @param {Element} element
 * @returns {Pick}
 */
export function pickOf(element) {
  const plain = unshadowed(element);
  const box = boxHere(element);
  const number = plain.getAttribute(NODE);
  return {
    node: number === null ? null : Number(number),
    path: pathOf(element),
    tag: plain.localName,
    role: roleOf(element),
    label: labelOf(element),
    rect: /** @type {Pick["rect"]} */ (
      [box.left + scrollX, box.top + scrollY, box.width, box.height].map((length) => Math.round(length * 10) / 10)
    ),
    viewport: [innerWidth, innerHeight],
  };
}

/** @param {Element} element */
function labelledBy(element) {
  const ids = (unshadowed(element).getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).slice(0, 5);
  const root = /** @type {Document} */ (unshadowed(element).getRootNode());
  return ids
    .map((id) => text(root.getElementById(id)))
    .join(" ")
    .trim();
}

/** @param {Element} element */
function fieldLabel(element) {
  if (!/^(input|select|textarea|meter|progress|output)$/.test(unshadowed(element).localName)) return "";
  const kind = (element.getAttribute("type") ?? "").toLowerCase();
  if (element.localName === "input" && /^(submit|button|reset)$/.test(kind)) return element.getAttribute("value") ?? "";
  return labelsOf(element).map(text).join(" ").trim() || element.getAttribute("placeholder") || "";
}

/** The `<label>`s of a field; nothing else has any. @param {Element} element @returns {HTMLLabelElement[]} */
export function labelsOf(element) {
  const { labels } = /** @type {HTMLInputElement} */ (unshadowed(element));
  return [...(labels ?? [])];
}

/** @param {Element} element */
function contentName(element) {
  return isNamedByContent(element) && !isEditable(element) ? text(element) : "";
}

/** Whether somebody may be typing into it. Elements of frames have classes of their own, so no class is asked for. @param {Element} element */
export function isEditable(element) {
  return /** @type {HTMLElement} */ (unshadowed(element)).isContentEditable === true;
}

/**
 * Text without what is typed into fields inside.
 * @param {Element | null} element
 */
function text(element) {
  if (!element) return "";
  const walker = unshadowed(document).createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    isSaid(/** @type {Element} */ (node)) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  let found = "";
  while (walker.nextNode() && found.length < LONGEST * 4) {
    const node = walker.currentNode;
    const { nodeType, nodeValue, alt } = /** @type {HTMLImageElement} */ (unshadowed(node));
    found += nodeType === 1 ? ` ${alt ?? ""}` : nodeValue;
  }
  return found.replace(/\s+/g, " ").trim();
}

/** Whether assistive technology says it: what is drawn only, such as the letters of an icon, is no part of a name. @param {Element} node */
function isSaid(node) {
  const plain = unshadowed(node);
  if (plain.nodeType !== Node.ELEMENT_NODE) return true;
  const isSilent = /^(select|textarea|script|style|template|noscript)$/.test(plain.localName) || isEditable(node);
  return !isSilent && plain.getAttribute("aria-hidden") !== "true" && !plain.hasAttribute("hidden");
}

/** @param {string} words */
function short(words) {
  const flat = words.replace(/\s+/g, " ").trim();
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
}
