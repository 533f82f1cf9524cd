// @ts-check
/**
 * The page is a guest house, not ours: whatever it sets off in here stays in here when it goes wrong.
 */

/** Says what went wrong where only developers look. @param {unknown} problem */
export const logProblem = (problem) => console.debug("cairn:", problem);

/**
 * The same work, but a failure of it never reaches the page.
 * @template {(...args: any[]) => any} W
 * @param {W} work
 * @returns {W}
 */
export function guarded(work) {
  const safe = (/** @type {any[]} */ ...args) => {
    try {
      return work(...args);
    } catch (problem) {
      logProblem(problem);
    }
  };
  return /** @type {W} */ (safe);
}

/** Does it when what was drawn can be seen: so that it does not keep the visitor from seeing it. @param {() => void} work */
export const afterPaint = (work) => requestAnimationFrame(() => requestAnimationFrame(guarded(work)));

/** A value as JSON, whatever the page has taught its lists to turn themselves into. @param {unknown} value */
export const toJson = (value) =>
  JSON.stringify(value, function (key) {
    return this[key];
  });

/**
 * Listens until the signal says stop, before the page does; never throws into it.
 * @param {EventTarget} source
 * @param {string} types separated by spaces
 * @param {(event: any) => void} handle
 * @param {AbortSignal} [signal]
 */
export function listen(source, types, handle, signal) {
  for (const type of types.split(" ")) source.addEventListener(type, guarded(handle), { signal, capture: true });
}

/** What somebody types or chooses something in. */
export const TYPED_IN = "input,textarea,select,[contenteditable]";
