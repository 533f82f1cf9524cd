// @ts-check

/** What is said of each thing that a page is shown without, or with. @type {Record<string, string>} */
const WITHOUT = { loading: "its loading screen", consent: "its consent wall" };
const WITH = { waiting: "what waits for scripts", clear: "what scripts fade in" };

/** Says that the page looks otherwise than it was fetched. @param {string[]} what */
export function noteUncovered(what) {
  const place = document.getElementById("uncovered-note");
  const without = what.map((one) => WITHOUT[one]).filter(Boolean);
  const shown = Object.entries(WITH)
    .filter(([one]) => what.includes(one))
    .map(([, said]) => said);
  const parts = [without.length ? `without ${without.join(" and ")}` : "", shown.length ? `with ${shown.join(" and ")}` : ""];
  if (place) place.textContent = what.length ? `Shown ${parts.filter(Boolean).join(", and ")}.` : "";
}
