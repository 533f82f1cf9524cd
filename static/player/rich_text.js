// @ts-check
/**
 * Rich text arrives as a tree and becomes elements one by one: no HTML is ever parsed here. What may be in a tree is a matter of
 * the release's schema, against which the server holds whatever goes live.
 */

/** Tags drawn by modules of their own. @type {Record<string, (given: any, act: import("./registries.js").Act) => Element>} */
export const drawn = {};

/**
 * What the tree says, as nodes. Words pass through `say`, which fills in what the page told about its visitor.
 * @param {any[]} tree text or [tag, attributes?, ...tree]
 * @param {(text: string) => string} say
 * @param {import("./registries.js").Act} act
 * @returns {(Element | string)[]}
 */
export const grown = (tree, say, act) =>
  tree.map((node) => {
    if (typeof node == "string") return say(node);
    const [tag, ...inside] = node;
    const given = inside[0]?.at ? null : inside.shift();
    const element = drawn[tag]?.(given, act) ?? document.createElement(tag);
    element.append(...grown(inside, say, act));
    return element;
  });
