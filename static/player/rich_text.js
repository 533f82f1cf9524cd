// @ts-check
/** Rich text arrives as a tree and becomes elements one by one: no HTML is ever parsed here. */

const TAGS = /^(p|h[1-3]|strong|em|[uo]l|li|a|code|pre|br|blockquote)$/;

/** Tags drawn by modules of their own: name -> (attributes) => element. @type {Record<string, (given: any) => Element>} */
export const drawn = {};

/**
 * Appends what the tree says. Words pass through `say`, which fills in what the page told about its visitor.
 * @param {Element} parent
 * @param {any[]} tree text or [tag, attributes?, ...tree]
 * @param {(text: string) => string} say
 */
export function grow(parent, tree, say) {
  for (const node of tree) {
    if (typeof node == "string") {
      parent.append(say(node));
      continue;
    }
    const [tag, ...inside] = node;
    const given = inside[0]?.constructor == Object ? inside.shift() : {};
    const element = drawn[tag]?.(given) ?? document.createElement(TAGS.test(tag) ? tag : "span");
    if (tag == "a") link(/** @type {HTMLAnchorElement} */ (element), given.href);
    grow(element, inside, say);
    parent.append(element);
  }
}

/**
 * An address that only leads somewhere; one that would run something becomes empty.
 * @param {string} href
 */
export function address(href) {
  try {
    const url = new URL(href, location.href);
    return /^(https?|mailto|tel):/.test(url.href) ? url.href : "";
  } catch {
    return "";
  }
}

/** @param {HTMLAnchorElement} element @param {string} href */
function link(element, href) {
  const url = address(href);
  if (!url) return;
  element.href = url;
  if (!url.startsWith(location.origin)) element.target = "_blank";
  element.rel = "noopener";
}
