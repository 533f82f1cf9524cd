// @ts-check
// Work in another tab, on the author's own page: what came of it is looked up when the author is back. Nothing is asked meanwhile,
// and the two tabs need not know each other.

/** @param {() => Promise<unknown>} look redraws the workbench as it is now */
export function watchReturn(look) {
  // Who has pressed something before this was here may have pressed that.
  let opened = navigator.userActivation.hasBeenActive;
  let looking = false;

  async function back() {
    if (!opened || looking || document.visibilityState !== "visible") return;
    looking = true;
    await look();
    looking = false;
  }

  document.addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement && "live" in target.dataset) opened = true;
  });
  document.addEventListener("visibilitychange", back);
  addEventListener("focus", back);
}
