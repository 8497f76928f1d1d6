// Made-up cases for a rule set:   node generate.mjs RULES.yaml FOLDER COUNT
// Writes FOLDER/generated-N.json. Every answer is possible, and any may be missing: half of the cases are nearly full,
// the others have gaps of all sizes. The same arguments give the same cases.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

const [rulesFile, folder, count] = process.argv.slice(2);
const read = (path) => parse(readFileSync(path, "utf8"));
const rules = read(rulesFile);
const instruments = (rules.instruments ?? []).map((use) =>
  read(join(dirname(rulesFile), "instruments", `${use.id ?? use}.yaml`)),
);
const places = [...rules.ladder, ...(rules.above_ladder ?? [])].map((place) => place.id);

let state = 20240607;
function random() {  // mulberry32, in 0..1
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
const chance = (share) => random() < share;
const one = (list) => list[whole(0, list.length - 1)];

function answer(question) {
  if (question.type === "boolean") return chance(0.4);
  if (question.type === "string") return one(question.one_of);
  if (question.type === "decimal") return whole(question.range[0] * 10, question.range[1] * 10) / 10;
  const [low, high] = question.range;
  return high - low > 20 && chance(0.7) ? whole(low, low + 10) : whole(low, high);  // the low end is where rules look
}

/** Items of one sheet: all of them, or some. */
function sheet(instrument, full) {
  const level = random();  // people answer alike across a questionnaire
  const items = instrument.items.filter(() => chance(full));
  const filled = items.map((item) => {
    if (item.type === "boolean") return [item.id, chance(level)];
    if (item.values) return [item.id, item.values[Math.min(item.values.length - 1, Math.floor(level * item.values.length))]];
    const [low, high] = item.range;
    return [item.id, Math.min(high, Math.max(low, Math.round(low + (high - low) * level + random() - 0.5)))];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

function readings(instrument, full) {
  const made = [];
  for (const days_ago of chance(0.5) ? [whole(25, 90), whole(0, 20)] : [whole(0, 40)]) {
    const items = sheet(instrument, chance(0.8) ? 1 : full);
    if (items) made.push({ items, days_ago });
  }
  return made;
}

/** Stays one after the other, the last one perhaps still open. */
function history() {
  const stays = [];
  let day = whole(60, 400);
  while (day > 0 && stays.length < 4 && chance(0.75)) {
    const to = whole(0, day);
    const last = to === 0 || chance(0.3);
    stays.push({ level: one(places), from_days_ago: day, ...(last ? {} : { to_days_ago: to }) });
    if (last) break;
    day = to - whole(1, 10);
  }
  return stays;
}

function makeCase(number) {
  const full = number % 2 === 0 ? 0.97 : random();
  const answers = {};
  for (const [name, input] of Object.entries(rules.inputs))
    if (chance(input.optional ? full * 0.6 : full)) answers[name] = answer(input);
  for (const instrument of instruments) {
    const given = chance(full) ? readings(instrument, full) : [];
    if (given.length > 0) answers[instrument.id] = given;
  }
  const population = rules.population === "any" ? "adult" : rules.population;
  const made = { rung_case: 1, id: `generated-${number}`, population, answers };
  if (chance(full)) made.history = history();
  return made;
}

for (let number = 1; number <= Number(count); ++number)
  writeFileSync(join(folder, `generated-${number}.json`), JSON.stringify(makeCase(number), null, 1) + "\n");
