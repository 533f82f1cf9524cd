// @ts-check
// A form that can be sent once and whose answer is a file, so that its page stays: what is true afterwards takes the form's place.

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const after = document.getElementById(form.dataset.spent ?? "");
  if (!after) return;
  if (after.hidden) {
    after.hidden = false;
    form.hidden = true;
    after.focus();
  } else event.preventDefault(); // pressed twice, or sent again by its field
});
