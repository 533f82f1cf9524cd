// @ts-check
// How the draft is looked at besides its width: in dark colours, or read from right to left. Kept while the editor is open.

const looks = { dark: false, rtl: false };

/** The theme as it is drawn, and whether texts run from right to left. @param {Record<string, any>} theme */
export function look(theme) {
  const mode = looks.dark ? "dark" : theme.mode === "dark" ? "dark" : "light";
  return { theme: looks.dark || theme.mode === "system" ? { ...theme, mode } : theme, rtl: looks.rtl };
}

/** Says how it is looked at, and what that means for visitors. @param {string | undefined} mode the theme's own */
export function sayLook(mode) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-look]"))) {
    const name = /** @type {"dark" | "rtl"} */ (button.dataset.look);
    button.setAttribute("aria-pressed", String(looks[name]));
    if (name === "dark" && (mode ?? "light") === "light")
      button.title = "In dark colours; visitors get the light ones always, as this theme says";
  }
}

/** @param {() => void} changed */
export function watchLooks(changed) {
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-look]")) : null;
    if (!button) return;
    const name = /** @type {"dark" | "rtl"} */ (button.dataset.look);
    looks[name] = !looks[name];
    changed();
  });
}
