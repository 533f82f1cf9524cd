// @ts-check
// Steps that are made in another tab, on the author's own page, appear here as they are made.

/** Milliseconds between two looks: what was pointed at is here within a second. */
const EVERY = 300;
/** Milliseconds until a page that was to be opened mostly is; a large application may take longer, for which looks are seldom. */
const OPENED_BY = 60_000;
const SELDOM = 2000;
const GIVEN_UP = 15 * 60_000;
/** Milliseconds that an answer may take, so that one that never comes does not end the looks. */
const PATIENCE = 10_000;

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

/** @param {(step: string) => Promise<unknown>} show @param {number} [after] */
function lookSoon(show, after = EVERY) {
  clearTimeout(timer);
  timer = setTimeout(() => void look(show), after);
}

/** Looks again also when something went wrong this time. @param {(step: string) => Promise<unknown>} show */
async function look(show) {
  const isOpen = await follow(show).catch(() => true);
  const past = Date.now() - since;
  if (isOpen || past < OPENED_BY) lookSoon(show);
  else if (past < GIVEN_UP) lookSoon(show, SELDOM);
}

/** Whether the author's page is open; draws what was made there meanwhile. @param {(step: string) => Promise<unknown>} show */
async function follow(show) {
  const { guide } = document.getElementById("workbench")?.dataset ?? {};
  const asked = { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) };
  const answer = await fetch(`/guides/${guide}/build-state`, asked);
  if (!answer.ok) return true;
  const { is_open: isOpen, step, state } = await answer.json();
  // The workbench may have been drawn anew meanwhile.
  if (state && state !== document.getElementById("workbench")?.dataset.draft) await show(isUsed ? "" : step);
  return isOpen;
}
