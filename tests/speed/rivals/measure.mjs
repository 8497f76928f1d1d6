// measure.mjs CASES FOLDER: each rival's NDJSON-in-NDJSON-out and in-memory speeds, in lines a second of CPU time, after
// it gave the hand-written levels. Slow ones take the first lines only. Prints `name value` lines for compare.sh.
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { names, byHand, sql, cql, zen, jsonRules } from './rules.mjs';

const [cases, folder] = process.argv.slice(2);
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const say = (name, value) => console.log(`${name} ${value}`);

async function people(count) {
  const made = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(cases) })) {
    const { id, answers } = JSON.parse(line);
    made.push({ id, ratings: Object.fromEntries(names.map(n => [n, answers[n].value])) });
    if (made.length === count) break;
  }
  return made;
}
const hold = (name, levels, all) => levels.forEach((level, i) => {
  if (Number(level) !== byHand(all[i].ratings)) throw new Error(`${name} differs at line ${i + 1}: ${level}`);
});

async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const db = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const schema = `{id: 'VARCHAR', answers: 'STRUCT(${names.map(n => `${n} STRUCT(value TINYINT)`).join(', ')})'}`;
  const source = `read_json('${cases}', format = 'newline_delimited', columns = ${schema})`;
  const out = path.join(folder, 'duckdb.ndjson');
  await db.run(`CREATE TABLE t AS SELECT id, ${names.map(n => `answers.${n}.value AS ${n}`).join(', ')} FROM ${source}`);
  const all = await people(Infinity);
  hold('duckdb', (await db.runAndReadAll(`SELECT ${sql()} FROM t`)).getRows().flat(), all);
  const fastest = async (query, repeats) => {
    let least = Infinity;
    for (let i = 0; i < repeats; ++i) {
      const begin = cpu();
      await db.run(query);
      least = Math.min(least, cpu() - begin);
    }
    return all.length / least;
  };
  await db.run(`CREATE TABLE many AS SELECT t.* FROM t, range(10)`);
  say('duckdb_memory_per_second', 10 * await fastest(`SELECT sum(${sql()}) FROM many`, 15));
  say('duckdb_lines_per_second', await fastest(
    `COPY (SELECT id AS case_id, ${sql(n => `answers.${n}.value`)} AS level FROM ${source}) TO '${out}' (FORMAT json)`, 5));
  // Unknown as the SQL has it: one column is NULL for all.
  for (const hidden of names) {
    const rows = (await db.runAndReadAll(`SELECT ${sql(n => (n === hidden ? 'NULL::TINYINT' : n))} FROM t`)).getRows().flat();
    let wrong = 0;
    rows.forEach((level, i) => { wrong += isOneOf(all[i].ratings, hidden, Number(level)) ? 0 : 1; });
    say(`hidden_wrong_duckdb_${hidden}`, wrong / all.length);
  }
}

// A single level is right only where every value of the hidden answer gives it.
function isOneOf(ratings, hidden, level) {
  for (let value = 0; value < 5; ++value) if (byHand({ ...ratings, [hidden]: value }) !== level) return false;
  return true;
}

// Reads, decides and writes the first `count` lines.
async function lines(name, count, decide) {
  const all = await people(count), levels = [];
  for (const { ratings } of all) levels.push(await decide(ratings));
  hold(name, levels, all);
  let least = Infinity;
  for (let repeat = 0; repeat < 2; ++repeat) {
    const begin = cpu(), out = [];
    for (const { id, ratings } of await people(count)) out.push(JSON.stringify({ case_id: id, level: await decide(ratings) }));
    fs.writeFileSync(path.join(folder, name + '.ndjson'), out.join('\n'));
    least = Math.min(least, cpu() - begin);
  }
  say(`${name}_lines_per_second`, count / least);
  for (const hidden of names) {
    let wrong = 0;
    const some = all.slice(0, Math.min(count, 2000));
    for (const { ratings } of some) {
      const { [hidden]: gone, ...rest } = ratings;
      let level;
      try { level = await decide(rest); } catch { continue; }  // an error is not a wrong answer
      if (level === undefined || level === null) continue;
      wrong += isOneOf(ratings, hidden, Number(level)) ? 0 : 1;
    }
    say(`hidden_wrong_${name}_${hidden}`, wrong / some.length);
  }
}

async function zenEngine() {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const decision = new ZenEngine().createDecision({ nodes: [
    { id: 'i', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 'e', type: 'expressionNode', name: 'level', position: { x: 0, y: 0 },
      content: { expressions: [{ id: 'l', key: 'level', value: zen }] } },
    { id: 'o', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } }],
  edges: [{ id: 'a', sourceId: 'i', targetId: 'e' }, { id: 'b', sourceId: 'e', targetId: 'o' }] });
  await lines('zen_engine', 4000, async ratings => (await decision.evaluate(ratings)).result.level);
}

async function jsonRulesEngine() {
  const { Engine } = (await import('json-rules-engine')).default;
  await lines('json_rules_engine', 3000, async ratings => {  // a new engine each: state of one case leaks into the next
    const engine = new Engine(jsonRules, { allowUndefinedFacts: true });
    let level;
    engine.on('success', ({ params }, almanac) => { level ??= params.level; engine.stop(); });
    await engine.run(ratings);
    return level;
  });
}

async function cqlExecution() {
  const { default: engine } = await import('cql-execution');
  const { CqlTranslator, ModelManager, LibraryManager } = await import('@cqframework/cql/cql-to-elm');
  const { SystemModelInfoProvider } = await import('@cqframework/cql/cql');
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  const elm = JSON.parse(CqlTranslator.fromText(cql, new LibraryManager(models)).toJson());
  const library = new engine.Library(elm, new engine.Repository([elm]));
  await lines('cql_execution', 4000, async ratings =>
    (await new engine.Executor(library, undefined, ratings).exec(new engine.PatientSource([]))).unfilteredResults.Level);
}

for (const measure of [duckdb, zenEngine, jsonRulesEngine, cqlExecution]) {
  try { await measure(); } catch (fault) { say(`# ${measure.name} was not measured:`, fault.message); }
}
