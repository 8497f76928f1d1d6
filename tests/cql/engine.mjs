// CQL text in, values out: the official translator makes ELM of it, and cql-execution runs that.

import { SystemModelInfoProvider } from "@cqframework/cql/cql";
import { CqlTranslator, LibraryManager, ModelManager } from "@cqframework/cql/cql-to-elm";
import execution from "cql-execution";

// `Missing Facts` holds the names of parameters as text, and the translator asks whether that was meant. It was.
const expected = /^String literal .* matches the identifier /;

/** The library as ELM. Throws with everything that the translator finds, its other warnings too. */
export function translate(text) {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  const elm = JSON.parse(CqlTranslator.fromText(text, new LibraryManager(models)).toJson());
  const { library } = elm;
  const found = (library.annotation ?? []).filter((note) => note.errorSeverity && !expected.test(note.message));
  const told = found.map((one) => `${one.startLine}:${one.startChar}: ${one.errorSeverity}: ${one.message}`);
  if (told.length > 0) throw new Error(told.join("\n"));
  return elm;
}

/** A library that answers for the values of its parameters; a parameter that is not given is null. */
export class Library {
  constructor(elm) {
    this.loaded = new execution.Library(elm, new execution.Repository([elm]));
    const { library } = elm;
    this.parameters = (library.parameters?.def ?? []).map((one) => one.name);
    this.defines = (library.statements?.def ?? []).map((one) => one.name);
    this.source = new execution.PatientSource([]);
  }

  /** The value of every define, by name. */
  async values(given) {
    const executor = new execution.Executor(this.loaded, undefined, given);
    return (await executor.exec(this.source)).unfilteredResults;
  }
}
