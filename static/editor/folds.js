// @ts-check
// Which parts of the form are folded stays as the author left it, from step to step.

/** @type {Map<string, boolean>} */
const left = new Map();

export function watchFolds() {
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.id) left.set(target.id, target.open);
    },
    { capture: true },
  );
}

/** After the form was drawn anew. */
export function refold() {
  for (const [id, open] of left) {
    const fold = document.getElementById(id);
    if (fold instanceof HTMLDetailsElement) fold.open = open;
  }
}
