// A process that judges batches of cases for the tests: one JSON request a line, one JSON answer a line.
// RULES in the environment names the module: the sources, or the joined script.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const rules = await import(pathToFileURL(process.env.RULES).href);

/** Values that JSON cannot say. @type {Record<string, (said: any) => any>} */
const STRANGE = {
  nan: () => NaN,
  infinity: () => Infinity,
  undefined: () => undefined,
  null_object: () => Object.create(null),
  symbol: () => Symbol("strange"),
  bigint: () => 10n,
  function: () => () => "free",
  date: () => new Date(0),
  throwing: () => ({
    toString() {
      throw new Error("strange");
    },
    valueOf() {
      throw new Error("strange");
    },
  }),
  repeat: ({ text, times }) => text.repeat(times),
};
const meant = (value) => (value && typeof value == "object" && "$" in value ? STRANGE[value.$](value) : value);

/** Facts as they are for one who remembers that text at that moment. */
export function remembering(facts, text, now) {
  const today = rules.dayOf(now, facts.offset);
  return { ...facts, now, today, memory: rules.read(text, today, () => 0) };
}

export function factsOf(said) {
  const attributes = JSON.parse(JSON.stringify(said.attributes ?? {}));
  for (const name of Object.keys(attributes))
    Object.defineProperty(attributes, name, { value: meant(attributes[name]), enumerable: true });
  return {
    ...said,
    attributes,
    cookie: (name) => (said.cookies ?? {})[name],
    storage: (name) => (said.storages ?? {})[name] ?? null,
    element: (selector) => (said.elements ?? []).includes(selector) || null,
  };
}

const JOBS = {
  obstacle: ({ guide, facts, memory, now }) => rules.obstacle(guide, remembering(factsOf(facts), memory, now)) ?? null,
  explain: ({ guide, guides, facts, memory, now, budget }) => {
    const all = guides ?? [guide];
    const verdict = rules.explain(guide.id ?? guide, { guides: all, budget }, remembering(factsOf(facts), memory, now));
    return { ...verdict, words: rules.inWords(verdict, all.find(({ id }) => id == (guide.id ?? guide)) ?? { id: guide }, all) };
  },
  // With the attributes of a page that told none: an object without a prototype.
  bare: ({ guide, facts, memory, now }) =>
    rules.obstacle(guide, {
      ...remembering(factsOf({ ...facts, attributes: {} }), memory, now),
      attributes: Object.create(null),
    }) ?? null,
  choose: ({ guides, facts, memory, now, budget }) => {
    const { due, held } = rules.choose(guides, remembering(factsOf(facts), memory, now), budget);
    return [due.map(({ id }) => id), held.map(([{ id }, reason]) => [id, reason])];
  },
  memory: ({ text, today, deeds, live }) => {
    const memory = rules.read(text, today, () => 0.5);
    const answers = deeds.map(([deed, ...given]) => rules[deed](memory, ...given) ?? null);
    return { written: rules.write(memory, live), answers };
  },
  timed: ({ source, flags, texts }) => {
    const began = performance.now();
    for (const text of texts) RegExp(source, flags).test(text);
    return performance.now() - began;
  },
};

if (process.argv[2] == "serve") {
  for await (const line of createInterface({ input: process.stdin })) {
    const { job, cases } = JSON.parse(line);
    const answers = cases.map((one) => {
      try {
        return { answer: JOBS[job](one) };
      } catch (problem) {
        return { threw: String(problem?.stack ?? problem) };
      }
    });
    process.stdout.write(JSON.stringify(answers, (_, value) => (typeof value == "bigint" ? String(value) : value)) + "\n");
  }
}
