// @ts-check
/**
 * The page is a guest house, not ours: whatever it sets off in here stays in here when it goes wrong.
 */

/** @param {unknown} problem */
export const mutter = (problem) => console.debug("cairn:", problem);

/**
 * The same work, but a failure of it never reaches the page.
 * @template {(...given: any[]) => any} W
 * @param {W} work
 * @returns {W}
 */
export const guarded = (work) =>
  /** @type {W} */ (
    (...given) => {
      try {
        return work(...given);
      } catch (problem) {
        mutter(problem);
      }
    }
  );

/** Does it when what was drawn can be seen: so that it does not keep the visitor from seeing it. @param {() => void} work */
export const later = (work) => requestAnimationFrame(() => requestAnimationFrame(guarded(work)));

/** A value as JSON, whatever the page has taught its lists to turn themselves into. @param {unknown} value */
export const written = (value) =>
  JSON.stringify(value, function (key) {
    return this[key];
  });

/**
 * Listens until the signal says stop, before the page does; never throws into it.
 * @param {EventTarget} source
 * @param {string} types separated by spaces
 * @param {(event: any) => void} heard
 * @param {AbortSignal} [signal]
 */
export function listen(source, types, heard, signal) {
  for (const type of types.split(" ")) source.addEventListener(type, guarded(heard), { signal, capture: true });
}
