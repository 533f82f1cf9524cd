// @ts-check
import { layerFinders } from "./page_layers.js";
import { find, rootFinders } from "./target.js";
import { pageDocument, unshadowed } from "./unshadowed.js";
import { boxShifts } from "./visible_box.js";

/** Targets inside of open shadow roots and frames of the same origin: `find` asks where to look, when this is here. */

const nowhere = pageDocument.createDocumentFragment();
/** @type {WeakSet<Node>} */
const watched = new WeakSet();

rootFinders.push((target) => {
  /** @type {any} */
  let root = pageDocument;
  for (const outer of target.inside ?? []) {
    const holder = /** @type {any} */ (find(outer, root));
    root = holder?.shadowRoot ?? holder?.contentDocument ?? nowhere;
    if (holder) watch(holder, root);
  }
  return root;
});

boxShifts.push((box, element) => {
  for (let frame = frameAround(element); frame; frame = frameAround(frame)) {
    const outer = frame.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    const scale = outer.width / frame.offsetWidth;
    box.x = outer.x + (frame.clientLeft + parseFloat(paddingLeft) + box.x) * scale;
    box.y = outer.y + (frame.clientTop + parseFloat(paddingTop) + box.y) * scale;
    box.width *= scale;
    box.height *= scale;
  }
});

/** @param {Element} element @returns {HTMLElement | null | undefined} */
const frameAround = (element) => /** @type {any} */ (unshadowed(element.ownerDocument).defaultView?.frameElement);

const [layerInRoot] = layerFinders;
layerFinders.unshift((target) => {
  for (let at = /** @type {any} */ (target); at;) {
    const layer = at.ownerDocument == document && layerInRoot(at);
    if (layer) return layer;
    const root = at.getRootNode();
    // A form may be called host, and then its document has one.
    at = root.nodeType == Node.DOCUMENT_FRAGMENT_NODE ? root.host : root.defaultView?.frameElement;
  }
});

/**
 * What changes or scrolls in there is no change of the page for those who wait for the target: the first change, and a frame that is
 * loaded, are passed on as one.
 * @param {Element} holder
 * @param {Node} root
 */
function watch(holder, root) {
  if (watched.has(root)) return;
  watched.add(root);
  // A component that is defined later gets its root without a change of the page.
  if (root == nowhere) customElements.whenDefined(holder.localName).then(pass, () => {});
  const changes = new MutationObserver(pass);
  holder.addEventListener("load", pass, { once: true });
  root.addEventListener("scroll", pass, true);
  changes.observe(root, { childList: true, subtree: true, attributes: true });

  function pass() {
    changes.disconnect();
    root.removeEventListener("scroll", pass, true);
    watched.delete(root);
    const mark = pageDocument.createComment("");
    pageDocument.documentElement.append(mark);
    mark.remove();
  }
}
