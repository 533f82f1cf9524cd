// @ts-check
// What happened, in a sentence for those who listen: read aloud by a screen reader, in sight nowhere.

/** @param {string} sentence */
export function say(sentence) {
  const place = document.getElementById("editor-said");
  if (!place) return;
  // The same sentence twice is said twice only when it went in between.
  place.textContent = "";
  requestAnimationFrame(() => (place.textContent = sentence));
}
