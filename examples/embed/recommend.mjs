// Recommends for a case by librung_c, and prints what `rung recommend --format json` prints. Needs npm's koffi.
//     node recommend.mjs LIBRUNG_C RULES CASE      such as: node recommend.mjs librung_c.so.1 adult case.json
import { readFileSync } from 'node:fs'
import koffi from 'koffi'

const [path, name, file] = process.argv.slice(2)
const c = koffi.load(path)
const abiVersion = c.func('uint32_t rung_abi_version()')
const builtIn = c.func('int32_t rung_rules_built_in(const char *name, _Out_ void **rules, _Out_ void **error)')
const recommend = c.func('int32_t rung_recommend(void *rules, const void *text, size_t size, void *options, ' +
  '_Out_ void **advice, _Out_ void **error)')
const textData = c.func('const void *rung_text_data(void *text)')
const textSize = c.func('size_t rung_text_size(void *text)')
const textFree = c.func('void rung_text_free(void *text)')
const rulesFree = c.func('void rung_rules_free(void *rules)')
const errorReport = c.func('const char *rung_error_report(void *error)')
const errorFree = c.func('void rung_error_free(void *error)')

// What a function gives out by its last parameter but one; its last is the error.
function call(func, ...parameters) {
  const made = [null]
  const error = [null]
  if (func(...parameters, made, error) === 0) return made[0]
  const report = errorReport(error[0])
  errorFree(error[0])
  throw new Error(report)
}

if (abiVersion() !== 1) throw new Error(`${path} has another ABI than 1`)
try {
  const rules = call(builtIn, name)
  const text = readFileSync(file)
  const advice = call(recommend, rules, text, text.length, null)
  process.stdout.write(Buffer.from(koffi.decode(textData(advice), 'uint8_t', Number(textSize(advice)))))
  textFree(advice)
  rulesFree(rules)
} catch (error) {
  process.stderr.write(error.message)
  process.exitCode = 1
}
