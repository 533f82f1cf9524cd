// @ts-check
/** Harbour's own behaviour on every page: menus, tabs, the live search, the register, printing. Pages work without it. */

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.removeAttribute("open");
  const action = target.closest("[data-action]")?.getAttribute("data-action");
  if (action === "print") window.print();
  if (action === "lookup") void lookUp();
  const tab = /** @type {HTMLElement | null} */ (target.closest('[role="tab"]'));
  if (tab) choose(tab);
});

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const menu = target.closest("details.menu[open]");
  if (event.key === "Escape" && menu) {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  }
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (target.role === "tab" && step) {
    const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role="tab"]')]);
    const next = tabs[(tabs.indexOf(target) + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  }
});

document.addEventListener("change", (event) => {
  const form = /** @type {Element} */ (event.target).closest("form[data-submit-on-change]");
  if (form instanceof HTMLFormElement) form.requestSubmit();
});

document.addEventListener("input", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.dataset.filters) filter(input.dataset.filters, input.value.trim().toLowerCase());
});

/** Shows one tab's panel. @param {HTMLElement} tab */
function choose(tab) {
  for (const other of document.querySelectorAll('[role="tab"]')) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.setAttribute("tabindex", chosen ? "0" : "-1");
    document.getElementById(other.getAttribute("aria-controls") ?? "")?.toggleAttribute("hidden", !chosen);
  }
}

/** Hides the rows of a table that lack the words. @param {string} table @param {string} words */
function filter(table, words) {
  const rows = [...document.querySelectorAll(`#${table} tbody tr`)];
  for (const row of rows) row.toggleAttribute("hidden", !(row.textContent ?? "").toLowerCase().includes(words));
  const left = rows.filter((row) => !row.hasAttribute("hidden")).length;
  for (const count of document.querySelectorAll(`[data-count-of="${table}"]`)) count.textContent = String(left);
  for (const empty of document.querySelectorAll(`[data-empty-of="${table}"]`)) empty.toggleAttribute("hidden", left > 0);
}

/** Fills the boat's form from the register. */
async function lookUp() {
  const form = /** @type {HTMLFormElement} */ (document.getElementById("boat-form"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const say = /** @type {HTMLElement} */ (document.getElementById("lookup-status"));
  say.classList.remove("visually-hidden");
  const answer = await fetch(`/registrations/${encodeURIComponent(field("registration").value.trim() || "-")}`);
  const known = await answer.json();
  if (!answer.ok) {
    say.textContent = known.problem;
    return;
  }
  for (const name of ["name", "kind", "length", "owner"]) field(name).value = known[name];
  say.textContent = "Filled in from the register.";
}
