import { Console } from 'node:console';
import type { Timers } from './timers.ts';

interface ScopeOptions {
  /** All that it sees of the environment. */
  env: Record<string, string>;
  timers: Timers;
  onText(text: string): void;
  onExit(code: number): never;
}

/** The globals of a module in place of this process's own; all else of JavaScript and Node.js is shared. */
export function createScope({ env, timers, onText, onExit }: ScopeOptions): Record<string, unknown> {
  const stream = {
    write(chunk: string | Uint8Array): boolean {
      onText(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    },
  };
  const own = {
    process: Object.defineProperties(
      Object.create(process),
      Object.getOwnPropertyDescriptors({ env: { ...env }, stdout: stream, stderr: stream, exit: onExit }),
    ),
    console: new Console({ stdout: stream as NodeJS.WriteStream, ignoreErrors: false }),
    // Pauses between retries are random so that callers do not come again together; here a run must be repeatable.
    Math: Object.defineProperties(
      {},
      { ...Object.getOwnPropertyDescriptors(Math), random: { value: () => 0.5 } },
    ),
    ...timers.globals,
  };
  const global: object = Object.defineProperties(
    Object.create(sharedGlobals),
    Object.getOwnPropertyDescriptors(own),
  );
  return { ...own, globalThis: global, global };
}

/** This process's globals, to be read; what is written to an object that inherits from it stays there. */
const sharedGlobals: object = Object.defineProperties(
  {},
  Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, readOnlyHere(name)])),
);

/** Some of the globals are read and written by accessors, which would write to this process or refuse another object. */
function readOnlyHere(name: string): PropertyDescriptor {
  return {
    configurable: true,
    get: () => Reflect.get(globalThis, name),
    set(value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
    },
  };
}
