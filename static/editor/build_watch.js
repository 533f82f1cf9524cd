// @ts-check
// Steps that are made in another tab, on the author's own page, appear here as they are made.

/** Milliseconds between two looks: what was pointed at is here within a second. */
const EVERY = 300;
/** Milliseconds until a page that was to be opened is. */
const OPENED_BY = 60_000;
/** Milliseconds that an answer may take: one that never comes does not end the looks. */
const PATIENCE = 5000;

let since = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Whether the author has used the editor since: then it stays where they are. */
let isUsed = false;
for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, () => (isUsed = true), { capture: true });

/**
 * Begins to look when the author opens the live page, and ends when they are done there.
 * @param {(step: string) => Promise<unknown>} show draws the workbench with that step, or with the chosen one where it is empty
 */
export function watchBuild(show) {
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement) || !("live" in target.dataset)) return;
    since = Date.now();
    isUsed = false;
    lookSoon(show);
  });
}

/** @param {(step: string) => Promise<unknown>} show */
function lookSoon(show) {
  clearTimeout(timer);
  timer = setTimeout(() => void look(show), EVERY);
}

/** @param {(step: string) => Promise<unknown>} show */
async function look(show) {
  // What nobody answers is asked again.
  const { is_open: isOpen, step, state } = await asked().catch(() => ({ is_open: true, step: "", state: "" }));
  // The workbench may have been drawn anew meanwhile.
  if (state && state !== document.getElementById("workbench")?.dataset.draft) await show(isUsed ? "" : step);
  if (isOpen || Date.now() - since < OPENED_BY) lookSoon(show);
}

async function asked() {
  const { guide } = document.getElementById("workbench")?.dataset ?? {};
  const how = { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) };
  const answer = await fetch(`/guides/${guide}/build-state`, how);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}
