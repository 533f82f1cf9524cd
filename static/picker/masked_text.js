// @ts-check

/** What a text becomes before it leaves the page: letters and digits are replaced, so that its length stays and nothing it says. @param {string} text */
export const masked = (text) => text.replace(/\S/gu, (sign) => (/\p{Lu}/u.test(sign) ? "X" : /\p{N}/u.test(sign) ? "0" : "x"));

/** Families whose letters are drawings. */
const DRAWN = /icon|symbol|glyph|awesome/i;
/** What no alphabet has: drawings of a font of the page's own. */
const PRIVATE = /[\uE000-\uF8FF]/;
const DRAWING = "▫";

/** A text as it is shown in a font; what is a drawing there stays one sign. @param {string} text @param {string} family */
export function maskedIn(text, family) {
  const first = family.split(",")[0];
  return text.trim() && (DRAWN.test(first) || PRIVATE.test(text)) ? DRAWING : masked(text);
}

/**
 * What a box before or behind an element says, masked. It may be a picture, or nothing.
 * @param {string} content its `content` as the browser computes it
 */
export function maskedContent(content) {
  if (/^(none|normal|)$/.test(content)) return null;
  const quoted = content.match(/"(?:[^"\\]|\\.)*"/g)?.map((one) => one.slice(1, -1).replace(/\\([0-9a-f]{1,6} ?|.)/gi, "x"));
  if (quoted) return PRIVATE.test(content) ? DRAWING : masked(quoted.join(""));
  return /url\(|image|gradient/.test(content) ? DRAWING : "x";
}
