// @ts-check
/**
 * A theme as the style sheet that travels in its place; what is no style is kept. The server does the same once for all
 * visitors (`models/release/painting.py`); this is for steps that are drawn from a draft.
 * @param {Record<string, any>} theme
 * @returns {Record<string, any>}
 */
export function painted({ accent, text, background, border, font, radius, width, shadow, mode, dark = {}, css = "", ...rest }) {
  const said = Object.entries({ accent, text, background, border, font }).map(([name, value]) => {
    const night = dark[name];
    return night ? `--${name}:light-dark(${value ?? night},${night})` : value && `--${name}:${value}`;
  });
  if (radius != null) said.push(`--radius:${radius}px`);
  if (width != null) said.push(`--width:${width}px`);
  if (shadow == false) said.push("--shadow:none");
  const scheme = { dark: "dark", system: "light dark" }[/** @type {string} */ (mode)];
  if (scheme) said.push(`color-scheme:${scheme}`);
  const sheet = said.filter(Boolean).join(";");
  return { ...rest, ...(mode == "host" && { mode }), css: (sheet && `.layer{${sheet}}`) + css };
}
