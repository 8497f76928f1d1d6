// Holds rung to cql-execution:   node compare.mjs LIBRARY.cql RECOMMENDATIONS.jsonl...
// For each recommendation (a line of `rung recommend --format json`) the library is run with the answers of its trace
// as parameters, and every define and rule must have the value that the trace gives it. Prints each disagreement.

import { readFileSync } from "node:fs";
import { Library, translate } from "./engine.mjs";

const truths = { yes: true, no: false, unknown: null };

// The engine counts in binary floating point, rung in exact decimals of 8 places: a half step of the last is the same.
const same = (mine, theirs) =>
  typeof mine === "number" && typeof theirs === "number"
    ? Math.abs(mine - theirs) < 0.000000005
    : JSON.stringify(mine) === JSON.stringify(theirs ?? null);

const [libraryFile, ...adviceFiles] = process.argv.slice(2);
const library = new Library(translate(readFileSync(libraryFile, "utf8")));
const seenOf = new Map(library.defines.map((name) => [name, new Set()]));
let compared = 0;
let wrong = 0;

function disagree(advice, name, mine, theirs) {
  ++wrong;
  const [ours, others] = [JSON.stringify(mine), JSON.stringify(theirs)];
  console.log(`DISAGREE ${advice.case}: "${name}" is ${ours} in rung, ${others} in CQL`);
}

/** What the library must say of one case, by define. */
function expectation(advice) {
  const { rules, defines, answers } = advice.trace;
  const value = new Map(answers.map((one) => [one.name, one.value]));
  const floors = rules.filter((rule) => rule.effect === "at_least");
  return new Map([
    ...defines.map((one) => [one.name, one.value]),
    ...rules.map((rule) => [`rule ${rule.id}`, truths[rule.truth]]),
    ["Floors", floors.filter((rule) => rule.truth === "yes").map((rule) => rule.id)],
    ["Open Floors", floors.filter((rule) => rule.truth === "unknown").map((rule) => rule.id)],
    ["Missing Facts", library.parameters.filter((name) => value.get(name) === null)],
  ]);
}

/** The answers of the trace that the library has a parameter for. */
function parameters(advice) {
  const given = new Map(advice.trace.answers.map((one) => [one.name, one.value]));
  const unknown = library.parameters.find((name) => !given.has(name));
  if (unknown) throw new Error(`${advice.case}: the trace has no answer for the parameter "${unknown}"`);
  return Object.fromEntries(library.parameters.map((name) => [name, given.get(name)]));
}

async function compare(advice) {
  const values = await library.values(parameters(advice));
  const expected = expectation(advice);
  const unsaid = library.defines.find((name) => !expected.has(name));
  if (unsaid) throw new Error(`${advice.case}: the trace has nothing about "${unsaid}"`);
  for (const [name, mine] of expected) {
    ++compared;
    seenOf.get(name)?.add(mine);
    if (!(name in values)) disagree(advice, name, mine, "not there");
    else if (!same(mine, values[name])) disagree(advice, name, mine, values[name]);
  }
}

for (const file of adviceFiles) {
  const advices = readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  if (advices.length === 0) throw new Error(`${file}: there is no recommendation to compare`);
  for (const advice of advices) await compare(advice);
  console.log(`  ${file}: ${advices.length} cases`);
}
const rules = [...seenOf].filter(([name]) => name.startsWith("rule "));
const [facts, defines] = [library.parameters.length, library.defines.length];
console.log(`  ${facts} parameters, ${defines} defines, ${rules.length} of them rules`);
for (const truth of [true, false, null]) {
  const never = rules.filter(([, seen]) => !seen.has(truth)).map(([name]) => name.slice(5));
  if (never.length > 0) console.log(`  never ${truth}: ${never.join(", ")}`);
}
console.log(`  ${compared} values compared, ${wrong} disagree`);
process.exitCode = wrong > 0 ? 1 : 0;
