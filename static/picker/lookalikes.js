// @ts-check

const TESTS = ["data-testid", "data-test", "data-test-id", "data-cy", "data-qa"];

/**
 * How many elements around one look the same from outside: same tag with the same id or test id, or else the same name, link and
 * classes. It is a hint while hovering; the server makes the selectors.
 * @param {Element} element
 */
export function likeness(element) {
  const root = /** @type {ParentNode & Node} */ (element.getRootNode());
  return root.querySelectorAll ? root.querySelectorAll(lookOf(element)).length : 1;
}

/** @param {Element} element */
function lookOf(element) {
  const says = (/** @type {string} */ name) =>
    element.hasAttribute(name) ? `[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]` : "";
  const tag = CSS.escape(element.localName);
  const named = ["id", ...TESTS].map(says).find(Boolean);
  if (named) return tag + named;
  const classes = [...element.classList]
    .slice(0, 5)
    .map((name) => `.${CSS.escape(name)}`)
    .join("");
  return tag + ["name", "type", "href", "role", "aria-label"].map(says).join("") + classes;
}
