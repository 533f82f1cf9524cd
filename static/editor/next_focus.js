// @ts-check
// What takes the keyboard once the form is drawn anew.

let next = "";

/** @param {string} selector */
export function focusLater(selector) {
  next = selector;
}

/** After the form was drawn anew. */
export function refocus() {
  const control = next && /** @type {HTMLElement | null} */ (document.querySelector(next));
  next = "";
  if (control) control.focus();
}
