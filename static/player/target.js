// @ts-check
/**
 * The first selector that matches exactly one element that can be seen.
 * @param {{selectors: string[]}} target
 * @param {ParentNode} root
 * @returns {Element | null}
 */
export function find({ selectors }, root) {
  for (const selector of selectors) {
    try {
      const [only, second] = [...root.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
      if (only && !second) return only;
    } catch {
      // This browser refuses the selector: the next one.
    }
  }
  return null;
}
