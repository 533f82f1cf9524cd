// @ts-check

/** Custom properties by what the theme calls them. */
const COLOURS = { key: "accent", ink: "text", paper: "background", line: "border", font: "font" };

/** Our custom properties as authors write them; on visitors' pages they have our name. */
const PROPERTY = /--(?=(?:ink|paper|line|key|round|width|font)\b)/g;

/**
 * A theme as the style sheet that travels in its place; what is no style is kept. The server does the same once for all
 * visitors (`models/release/theme_css.py`); this is for steps that are drawn from a draft.
 * @param {Record<string, any>} theme
 * @returns {import("./player.d.ts").Theme}
 */
export function styled(theme) {
  const { accent, text, background, border, font, radius, width, shadow, mode, dark = {}, css = "", ...rest } = theme;
  const rules = Object.entries(COLOURS).map(([name, field]) => colourRule(name, theme[field], dark[field]));
  if (radius != null) rules.push(`--round:${radius}px`);
  if (width != null) rules.push(`--width:${width}px`);
  const scheme = { dark: "dark", system: "light dark" }[/** @type {string} */ (mode)];
  if (scheme) rules.push(`color-scheme:${scheme}`);
  const layer = rules.filter(Boolean).join(";");
  const flat = shadow == false ? ".card{box-shadow:none}" : "";
  const whole = (layer && `.layer{${layer}}`) + flat + css;
  return { ...rest, ...(mode == "host" && { mode }), css: whole.replace(PROPERTY, "--cairn-") };
}

/** @param {string} name @param {string | undefined} day @param {string | undefined} night */
function colourRule(name, day, night) {
  if (night) return `--${name}:light-dark(${day ?? night},${night})`;
  return day && `--${name}:${day}`;
}
