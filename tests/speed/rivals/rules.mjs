// The flowchart of rules/eight-domain-stepped-care.yaml in each rival's own form. A row is a list of alternatives, an
// alternative a list of [name, operator, number]; the first row that holds gives the level, 1 to 5.
export const names = ['symptom', 'risk', 'functioning', 'coexisting', 'history', 'stressors', 'supports', 'engagement'];
const most = (number, ...of) => of.map(name => [name, '<=', number]);
const mild = most(1, 'symptom', 'risk', 'functioning', 'coexisting');
const mildest = most(1, 'risk', 'functioning', 'coexisting');
const bearable = [['history', '<=', 2], ['stressors', '<=', 3]];
export const rows = [
  [5, [[['symptom', '=', 4]], [['risk', '=', 4]], [['functioning', '=', 4]]]],
  [1, [most(1, ...names)]],
  [1, [[...mild, ...bearable, ['engagement', '<=', 1]]]],
  [2, [mild]],
  [2, [[...most(1, 'symptom', 'risk', 'functioning'), ['coexisting', '=', 2]]]],
  [3, [most(1, 'symptom')]],
  [2, [[['symptom', '=', 2], ...mildest]]],
  [3, [[['symptom', '=', 2]]]],
  [3, [[['symptom', '=', 3], ...mildest]]],
  [4, [[]]],
];

export const byHand = person => {
  const holds = ([name, operator, number]) => (operator === '=' ? person[name] === number : person[name] <= number);
  return rows.find(([, alternatives]) => alternatives.some(all => all.every(holds)))[0];
};

const text = (term = n => n, equal = '=') => rows.slice(0, -1).map(([level, alternatives]) => [level, alternatives
  .map(all => '(' + all.map(([n, o, v]) => `${term(n)} ${o === '=' ? equal : o} ${v}`).join(' and ') + ')').join(' or ')]);
const last = rows.at(-1)[0];

export const sql = term =>
  'CASE ' + text(term).map(([level, when]) => `WHEN ${when} THEN ${level}`).join(' ') + ` ELSE ${last} END`;
export const cql = "library Flowchart version '1'\n" + names.map(n => `parameter ${n} Integer\n`).join('') +
  'context Unfiltered\ndefine Level:\n  ' + text().map(([level, when]) => `if ${when} then ${level} else `).join('\n  ') + last;
export const zen = text(undefined, '==').map(([level, when]) => `(${when}) ? ${level} : `).join('') + last;
export const jsonRules = rows.map(([level, alternatives], i) => ({
  conditions: { any: alternatives.map(all => ({ all: all.length
    ? all.map(([fact, o, value]) => ({ fact, operator: o === '=' ? 'equal' : 'lessThanInclusive', value }))
    : [{ fact: 'symptom', operator: 'greaterThanInclusive', value: 0 }] })) },
  event: { type: 'level', params: { level } }, priority: 100 - i,
}));
