import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { hashInputs } from '../../assembly/inputs-hash.ts';

/** The code of the functions in parts, so that all of them can share what comes from packages. */
export interface Code {
  /** Exports a namespace for each package, by its name. */
  packages: string;
  /** What is this project's own, by the function's folder; takes its packages by `require`. */
  functions: Record<string, string>;
}

const project = join(import.meta.dirname, '..', '..', '..');
const cacheDirectory = join(project, '.cache', 'in-process');

const common: BuildOptions = {
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  // As where the functions are bundled for deployment.
  mainFields: ['module', 'main'],
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  logLevel: 'silent',
  absWorkingDir: project,
};

/** The code of these functions, as CommonJS; made anew when a source has changed. Throws what esbuild reports. */
export function buildCode(folders: readonly string[]): Code {
  const file = join(cacheDirectory, `${hashInputs(project)}-${ownHash()}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Code;
  const code = build(folders);
  mkdirSync(cacheDirectory, { recursive: true });
  for (const old of readdirSync(cacheDirectory).filter((name) => name.endsWith('.json')))
    if (join(cacheDirectory, old) !== file) rmSync(join(cacheDirectory, old), { force: true });
  // Renaming is atomic, so another process sees all of it or nothing.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(code));
  renameSync(`${file}.${process.pid}`, file);
  return code;
}

/** Changes with how the code is made. */
function ownHash(): string {
  const source = readFileSync(join(import.meta.dirname, 'build.ts'));
  return createHash('sha256').update(source).digest('hex').slice(0, 8);
}

function build(folders: readonly string[]): Code {
  const modules = modulesOf(folders, project);
  const used = new Map<string, Set<string>>();
  for (const [, text] of modules) addImports(used, text);
  return {
    packages: textOf({ ...common, stdin: { contents: entryOf(used), resolveDir: project }, format: 'cjs' }),
    functions: asCommonJs(modules),
  };
}

/**
 * What is this project's own of these functions, made anew from sources below another directory, which import no more
 * of the packages than the working tree does.
 */
export function buildFunctions(folders: readonly string[], sources: string): Code['functions'] {
  return asCommonJs(modulesOf(folders, sources));
}

type Modules = (readonly [folder: string, text: string])[];

function modulesOf(folders: readonly string[], sources: string): Modules {
  return folders.map((folder) => {
    const entryPoints = [join(sources, 'functions', folder, 'handler.ts')];
    return [folder, textOf({ ...common, entryPoints, packages: 'external', format: 'esm' })] as const;
  });
}

function asCommonJs(modules: Modules): Code['functions'] {
  const texts = modules.map(([folder, text]) => {
    const stdin = { contents: withWholeNamespaces(text), resolveDir: project };
    return [folder, textOf({ ...common, stdin, packages: 'external', format: 'cjs' })];
  });
  return Object.fromEntries(texts);
}

/**
 * A built module that takes a package's namespace as it is: esbuild copies all members of it for each source that imports
 * it, forty times zod's 250 whenever a function starts.
 */
export function withWholeNamespaces(text: string): string {
  return text.replace(/^import \* as (\w+) from ("[^"]+");$/gm, 'var $1 = require($2);');
}

function textOf(options: BuildOptions): string {
  return buildSync(options).outputFiles?.[0]?.text ?? '';
}

/**
 * Adds the names that a built module imports from packages, by package; `*` where it takes all. Throws for any other form
 * of import: of a default, mixed, or for its effects only.
 */
export function addImports(used: Map<string, Set<string>>, text: string): void {
  for (const [line] of text.matchAll(/^import\b(?!\s*[(.])[^;]*;$/gm)) {
    if (isBuiltin(/"([^"]+)";$/.exec(line)?.[1] ?? '')) continue;
    const [, what, name] = /^import (\{[^}]*\}|\* as \w+) from "([^"]+)";$/.exec(line) ?? [];
    if (what === undefined || name === undefined) throw new Error(`no such import can be shared: ${line}`);
    used.set(name, new Set([...(used.get(name) ?? []), ...importedIn(what)]));
  }
}

function importedIn(what: string): string[] {
  if (what.startsWith('*')) return ['*'];
  const listed = what.slice(1, -1).split(',');
  return listed.map((one) => one.trim().split(' as ')[0] ?? '');
}

/** A module that exports what is used of each package; all else is left out, as in the deployed bundles. */
function entryOf(used: Map<string, Set<string>>): string {
  const lines = [...used].map(([name, names], index) => {
    const list = [...names];
    if (names.has('*')) return `import * as p${index} from '${name}'; exports['${name}'] = p${index};`;
    const locals = list.map((one) => `${one} as p${index}_${one}`);
    const members = list.map((one) => `${one}: p${index}_${one}`);
    return `import { ${locals} } from '${name}'; exports['${name}'] = { ${members} };`;
  });
  return lines.join('\n');
}
