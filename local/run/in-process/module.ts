import { createRequire, isBuiltin } from 'node:module';
import { Script } from 'node:vm';

/** Code that is compiled once and run as often as one likes, each time as a module of its own. */
export interface Module {
  /** Runs it among these globals, always of the same names, and returns its exports. Throws what it throws. */
  start(globals: Readonly<Record<string, unknown>>, modules: Readonly<Record<string, unknown>>): Exports;
}

export type Exports = Record<string, unknown>;

const requireReal = createRequire(import.meta.url);

/**
 * A CommonJS module; `filename` is for stack traces and errors. It may require the modules that it is given, and
 * Node.js's own; any other throws.
 */
export function moduleOf(code: string, filename: string): Module {
  let compiled: Script | undefined;
  return {
    start(globals, modules) {
      const names = Object.keys(globals);
      compiled ??= new Script(`(function (module, exports, require, ${names}) {${code}\n})`, { filename });
      const module = { exports: {} as Exports };
      const require = (name: string): unknown => {
        if (Object.hasOwn(modules, name)) return modules[name];
        if (isBuiltin(name)) return requireReal(name);
        throw new Error(`${filename} requires ${name}, which it was not given`);
      };
      compiled.runInThisContext()(module, module.exports, require, ...Object.values(globals));
      return module.exports;
    },
  };
}
