// @ts-check
// Markup that becomes part of a page (Trusted Types). The policy of the page lets nothing else write any: what htmx swaps is looked
// at here, and what comes from elsewhere, which is what Trix pastes and draws, is cleaned first. Behind both stands the nonce.

const NEVER = [
  "script:not([type='application/json'], [src^='/static/'])",
  "link:not([href^='/static/'])",
  "object, embed, base, meta[http-equiv], frame, frameset, applet, portal",
].join(", ");
const NOT_FROM_ELSEWHERE =
  "script, object, embed, base, meta, link, frame, frameset, applet, portal, iframe, style, svg, math, template, noscript, " +
  "noembed, noframes, xmp, plaintext";
const RUNS = /^\s*(?:javascript|vbscript|data:(?!image\/(?:png|gif|jpeg|webp)[;,]))/i;
const LEADS = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "poster"]);

/**
 * @typedef {{createHTML(text: string): string, createScript(text: string): string}} Policy
 * @type {{createPolicy(name: string, rules: Partial<Policy>): Policy} | undefined}
 */
const trustedTypes = /** @type {any} */ (globalThis).trustedTypes;

/** A policy by this name, or in a browser that knows none its rules alone. @param {string} name @param {Partial<Policy>} rules */
const policy = (name, rules) => trustedTypes?.createPolicy(name, rules) ?? /** @type {Policy} */ (rules);

// Parses without running, loading or showing anything; nobody outside of this file has it.
const inert = policy("cairn-inert", { createHTML: (text) => text });

/** @param {string} text */
const parsed = (text) => new DOMParser().parseFromString(inert.createHTML(text), "text/html");

/** Every element, those in templates too. @param {ParentNode} root @returns {Generator<Element>} */
function* elementsOf(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element instanceof HTMLTemplateElement) yield* elementsOf(element.content);
  }
}

/** Whether an attribute could run something. @param {Attr} attribute */
function runs({ name, value }) {
  if (name.startsWith("on") || name === "srcdoc" || /^(?:data-)?hx-on/.test(name)) return true;
  if (LEADS.has(name)) return RUNS.test(value.replace(/[\u0000-\u0020]/g, ""));
  return /^(?:data-)?hx-/.test(name) && /^\s*(?:js|javascript):/i.test(value);
}

/** Cairn's own markup as it is. Throws at what Cairn never sends. @param {string} text */
export function looked(text) {
  for (const element of elementsOf(parsed(text))) {
    const bad = [...element.attributes].find(runs);
    if (bad || element.matches(NEVER))
      throw new TypeError(`This is no markup of Cairn's: ${element.localName} ${bad?.name ?? ""}`);
  }
  return text;
}

/** Without styles, which the page's policy would not take and would report. @param {string} text */
const unstyled = (text) =>
  text
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi, ""));

/** Anybody's markup without what could run, load or hide something. @param {string} text */
export function cleaned(text) {
  const page = parsed(unstyled(text));
  for (const element of page.querySelectorAll(NOT_FROM_ELSEWHERE)) element.remove();
  for (const element of page.querySelectorAll("*")) {
    for (const attribute of [...element.attributes]) {
      if (runs(attribute) || /^(?:data-)?hx-/.test(attribute.name)) element.removeAttribute(attribute.name);
    }
  }
  return page.body.innerHTML;
}

const nothing = () => {
  throw new TypeError("No text is run as a script here.");
};

/** Data that came with a part, which htmx puts into an element anew. Throws at anything else. @param {string} text */
function data(text) {
  if (text.trim()) JSON.parse(text);
  return text;
}

/** @type {any} */ (globalThis).htmx?.registerExtension("cairn-markup", {
  /** @param {{initSecurity(policy: Policy, ...makers: unknown[]): void}} api */
  init: (api) => api.initSecurity(policy("cairn", { createHTML: looked, createScript: data }), nothing, nothing),
});
policy("default", { createHTML: cleaned });
