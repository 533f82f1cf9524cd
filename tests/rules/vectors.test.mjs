// Every case of the corpus, judged by the evaluator. RULES names the module to test: the sources, or the joined script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { factsOf, remembering } from "./judge.mjs";

const rules = await import(pathToFileURL(process.env.RULES).href);
const read = (name) => JSON.parse(readFileSync(new URL(`../corpus/rules/${name}.json`, import.meta.url), "utf8"));

for (const name of ["pages", "conditions", "groups", "schedules", "frequency"]) {
  const file = read(name);
  for (const one of file.cases)
    test(`${name}: ${one.name}`, () => {
      const facts = remembering(factsOf({ ...file.facts, ...one.facts }), one.memory ?? file.memory, one.now ?? file.now);
      const guide = { id: "guide", kind: one.kind ?? "tour", rules: one.rules };
      assert.equal(rules.obstacle(guide, facts) ?? null, one.obstacle);
      if (rules.evaluate) assert.equal(rules.evaluate(guide, facts).held, one.obstacle === null, "explained alike");
    });
}

const choices = read("choices");
for (const one of choices.cases)
  test(`choices: ${one.name}`, () => {
    const facts = remembering(factsOf(choices.facts), one.memory, choices.now);
    const { due, held } = rules.choose(one.guides, facts, one.budget);
    assert.deepEqual([due.map(({ id }) => id), held.map(([{ id }, reason]) => [id, reason])], [one.due, one.held]);
  });

for (const one of read("memory").cases)
  test(`memory: ${one.name}`, () => {
    const memory = rules.read(one.text, one.today, () => 0.5);
    const answers = one.deeds.map(([deed, ...given]) =>
      deed == "toursOn" ? rules[deed](memory, ...given) : (rules[deed](memory, ...given) ?? null),
    );
    assert.equal(rules.write(memory), one.written);
    if (one.answers) assert.deepEqual(answers, one.answers);
  });
