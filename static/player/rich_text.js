// @ts-check
/**
 * Rich text arrives as a tree and becomes elements one by one: no HTML is ever parsed here. What may be in a tree is a matter of
 * the release's schema, against which the server holds whatever goes live.
 */

/** Tags drawn by modules of their own: name -> (attributes) => element. @type {Record<string, (given: any) => Element>} */
export const drawn = {};

/**
 * Appends what the tree says. Words pass through `say`, which fills in what the page told about its visitor.
 * @param {Element} parent
 * @param {any[]} tree text or [tag, attributes?, ...tree]
 * @param {(text: string) => string} say
 */
export function grow(parent, tree, say) {
  for (const node of tree) parent.append(typeof node == "string" ? say(node) : branch(node, say));
}

/** @param {any[]} node @param {(text: string) => string} say */
function branch([tag, ...inside], say) {
  const given = inside[0]?.at ? null : inside.shift();
  const element = drawn[tag]?.(given) ?? document.createElement(tag);
  grow(element, inside, say);
  return element;
}
