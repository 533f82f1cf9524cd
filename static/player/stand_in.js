// @ts-check
/** Page rules and frequency, until the rules move in. */

const fold = (/** @type {string} */ text) => text.replace(/(.)\/(?=[?#]|$)/g, "$1");

/** @param {any} rule @param {string} href */
function page(rule, href) {
  const url = new URL(href);
  const whole = { url: url.href, host: url.host, path: url.pathname, query: url.search.slice(1), fragment: url.hash.slice(1) };
  const saw = fold(whole[/** @type {"url"} */ (rule.part)] ?? "");
  const value = fold(rule.value);
  if (rule.operator == "equals") return saw == value;
  if (rule.operator == "contains") return saw.includes(value);
  if (rule.operator == "starts_with") return saw.startsWith(value);
  const escaped = value.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/:\w+/g, "[^/]+");
  return rule.operator == "pattern" && new RegExp("^" + escaped + "$").test(saw);
}

/** @param {any} guide @param {any} facts */
export function evaluate(guide, facts) {
  const { pages = {}, frequency = {} } = guide.rules ?? {};
  const seen = facts.memory[guide.id] ?? {};
  const show = frequency.show ?? "once";
  const rules = [
    { rule: "pages", held: (!pages.include?.length || pages.include.some((/** @type {any} */ rule) => page(rule, facts.url))) && !pages.exclude?.some((/** @type {any} */ rule) => page(rule, facts.url)), saw: facts.url },
    { rule: "frequency", held: show == "always" || (show == "session" ? !facts.session[guide.id] : !seen.started && !seen.completed && !seen.dismissed), saw: seen },
  ];
  return { held: rules.every(({ held }) => held), rules };
}
