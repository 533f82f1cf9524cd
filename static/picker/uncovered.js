// @ts-check

/**
 * A page as it was fetched, without the scripts that would show it: what waits for them, or lies over it, is taken away, and said.
 * Only looks change; every element keeps its place.
 */

const WAITING = "[x-cloak], [v-cloak], [ng-cloak], .ng-cloak, .x-ng-cloak";
/** Who also says when it shows waits for more than the script. */
const SHOWN_WHEN = "[x-show], [x-if], [v-show], [v-if], [ng-show], [ng-if], [hidden], dialog, template";
const LOADING = /(pre-?|page-?)?load(er|ing)|spinner|splash|skeleton|curtain/i;
const CONSENT = /cookie|consent|gdpr|ccpa|onetrust|usercentrics|didomi|cybot|truste|cmp|privacy-?(wall|banner|manager)/i;
const MENU =
  "[role=menu], [role=tooltip], [role=dialog], [role=listbox], [aria-hidden=true], [popover], dialog, nav ul ul, [aria-modal]";
/** Of the window's size: from then on it is in the way. */
const IN_THE_WAY = 0.3;
const MOST = 5_000;

/** @typedef {"waiting" | "loading" | "consent" | "clear"} Uncovered */

/** @param {Document} page @returns {Uncovered[]} what was done, each once */
export function uncover(page) {
  /** @type {Set<Uncovered>} */
  const done = new Set();
  for (const element of page.querySelectorAll(WAITING)) {
    if (element.matches(SHOWN_WHEN)) continue;
    for (const name of ["x-cloak", "v-cloak", "ng-cloak"]) element.removeAttribute(name);
    element.classList.remove("ng-cloak", "x-ng-cloak");
    done.add("waiting");
  }
  for (const root of [page.documentElement, page.body]) if (root && appear(root)) done.add("waiting");
  for (const element of [...(page.body?.querySelectorAll("*") ?? [])].slice(0, MOST)) {
    const style = getComputedStyle(element);
    const lying = lyingOver(element, style);
    if (lying) {
      set(element, "display", "none");
      done.add(lying);
    } else if (isClear(element, style)) {
      appear(element);
      done.add("clear");
    }
  }
  if (done.has("consent") || done.has("loading"))
    for (const root of [page.documentElement, page.body])
      if (/hidden|clip/.test(getComputedStyle(root).overflowY)) set(root, "overflow", "visible");
  return [...done];
}

/** What covers the window, and is no content: a loading screen or a wall that asks for consent. @param {Element} element @param {CSSStyleDeclaration} style @returns {Uncovered | null} */
function lyingOver(element, style) {
  if (!/fixed|sticky|absolute/.test(style.position) || style.display === "none" || style.visibility === "hidden") return null;
  const { width, height } = element.getBoundingClientRect();
  const share = (Math.min(width, innerWidth) * Math.min(height, innerHeight)) / (innerWidth * innerHeight);
  if (share < IN_THE_WAY && style.position !== "fixed") return null;
  const named = `${element.id} ${element.getAttribute("class") ?? ""}`;
  if (CONSENT.test(named) && share > 0.05) return "consent";
  const isBare = (element.textContent ?? "").trim().length < 80 && !element.querySelector("a[href], input, button");
  return LOADING.test(named) && share >= IN_THE_WAY && isBare ? "loading" : null;
}

/** Whether a script was to fade it in: it has its place on the page, and content. @param {Element} element @param {CSSStyleDeclaration} style */
function isClear(element, style) {
  if (style.opacity !== "0" && style.visibility !== "hidden") return false;
  if (!/static|relative/.test(style.position) || style.pointerEvents === "none" || element.closest(MENU)) return false;
  if (/^(input|select|textarea|option)$/.test(element.localName)) return false;
  const parent = element.parentElement;
  if (style.visibility === "hidden" && parent && getComputedStyle(parent).visibility === "hidden") return false;
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 1 &&
    height > 1 &&
    (!!element.textContent?.trim() || !!element.querySelector("img, svg") || element.localName === "img")
  );
}

/** @param {Element} element whether anything changed */
function appear(element) {
  const { opacity, visibility, display } = getComputedStyle(element);
  if (opacity === "0") set(element, "opacity", "1");
  if (visibility === "hidden") set(element, "visibility", "visible");
  if (display === "none") set(element, "display", "block");
  return opacity === "0" || visibility === "hidden" || display === "none";
}

/** @param {Element} element @param {string} property @param {string} value */
function set(element, property, value) {
  /** @type {HTMLElement} */ (element).style?.setProperty(property, value, "important");
}
