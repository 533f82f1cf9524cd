// @ts-check
// Whether letters are shortcuts in this browser. Who speaks to a computer presses letters without meaning to, so that they can be
// switched off (WCAG 2.2, 2.1.4).

const KEY = "cairn:letters";

export function lettersWork() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches("[data-letters]")) return;
  try {
    localStorage.setItem(KEY, target.checked ? "on" : "off");
  } catch {
    target.checked = true; // a browser that keeps nothing keeps this neither
  }
});

for (const box of document.querySelectorAll("[data-letters]")) if (box instanceof HTMLInputElement) box.checked = lettersWork();
