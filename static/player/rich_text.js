// @ts-check
import { pageDocument } from "./unshadowed.js";

/**
 * Rich text arrives as a tree and becomes elements one by one: no HTML is ever parsed here. What may be in a tree is a matter of
 * the release's schema, against which the server holds whatever goes live.
 *
 * @typedef {import("./player.d.ts").Act} Act
 */

/** Tags drawn by modules of their own. @type {Record<string, (attributes: any, act: Act) => Element>} */
export const TAGS = {};

/**
 * What the tree says, as nodes. Texts pass through `fill`, which puts in what the page told about its visitor.
 * @param {any[]} tree text or [tag, attributes?, ...tree]
 * @param {(text: string) => string} fill
 * @param {Act} act
 * @returns {(Element | string)[]}
 */
export function nodesOf(tree, fill, act) {
  return tree.map((node) => {
    if (typeof node == "string") return fill(node);
    const [tag, ...children] = node;
    const [first] = children;
    const isNode = typeof first == "string" || Array.isArray(first);
    const attributes = first && !isNode ? children.shift() : null;
    const element = TAGS[tag]?.(attributes, act) ?? pageDocument.createElement(tag);
    if (attributes?.dir) element.setAttribute("dir", attributes.dir);
    element.append(...nodesOf(children, fill, act));
    return element;
  });
}
