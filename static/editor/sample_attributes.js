// @ts-check
// Sample attributes for looking at texts that greet a visitor by one: kept on this screen, sent nowhere.

/** @type {Record<string, string>} */
const values = Object.create(null);
const TAG = /{{\s*([^|}(*]+?)\s*(?:\|[^}]*)?}}/g;

/** Those that have been given a value. */
export const sampleValues = () => ({ ...values });

/** Offers a field for each attribute that these texts ask for. @param {unknown} content */
export function offerSamples(content) {
  const place = document.getElementById("sample-attributes");
  if (!place) return;
  const names = [...new Set([...JSON.stringify(content ?? "").matchAll(TAG)].map(([, name]) => name))].slice(0, 20);
  if (place.dataset.names === names.join("\n")) return;
  place.dataset.names = names.join("\n");
  place.replaceChildren(...names.map(field));
  const fold = /** @type {HTMLDetailsElement | null} */ (place.closest("details"));
  if (fold) fold.hidden = !names.length;
}

/** @param {string} name */
function field(name) {
  const box = document.createElement("div");
  box.className = "field";
  const label = document.createElement("label");
  const input = document.createElement("input");
  label.textContent = name;
  input.id = label.htmlFor = "sample-" + name;
  input.dataset.sample = name;
  input.value = values[name] ?? "";
  input.autocomplete = "off";
  box.append(label, input);
  return box;
}

/** @param {() => void} changed called when a value was typed */
export function watchSamples(changed) {
  document.addEventListener("input", ({ target }) => {
    const name = target instanceof HTMLInputElement ? target.dataset.sample : undefined;
    if (name === undefined) return;
    const { value } = /** @type {HTMLInputElement} */ (target);
    if (value) values[name] = value;
    else delete values[name];
    changed();
  });
}
