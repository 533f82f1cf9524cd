// @ts-check
/**
 * A theme as the style sheet that travels in its place; what is no style is kept. The server does the same once for all
 * visitors (`models/release/theme_css.py`); this is for steps that are drawn from a draft.
 * @param {Record<string, any>} theme
 * @returns {Record<string, any>}
 */
export function painted(theme) {
  const { accent, text, background, border, font, radius, width, shadow, mode, dark = {}, css = "", ...rest } = theme;
  const said = Object.entries({ key: "accent", ink: "text", paper: "background", line: "border", font: "font" }).map(
    ([name, from]) => {
      const [day, night] = [theme[from], dark[from]];
      return night ? `--${name}:light-dark(${day ?? night},${night})` : day && `--${name}:${day}`;
    },
  );
  if (radius != null) said.push(`--round:${radius}px`);
  if (width != null) said.push(`--width:${width}px`);
  const scheme = { dark: "dark", system: "light dark" }[/** @type {string} */ (mode)];
  if (scheme) said.push(`color-scheme:${scheme}`);
  const sheet = said.filter(Boolean).join(";");
  const flat = shadow == false ? ".card{box-shadow:none}" : "";
  return { ...rest, ...(mode == "host" && { mode }), css: (sheet && `.layer{${sheet}}`) + flat + css };
}
