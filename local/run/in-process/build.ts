import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { hashInputs } from '../../assembly/inputs-hash.ts';

/** The code of the functions in parts, so that all of them can share what comes from packages. */
export interface Code {
  /** Exports a namespace for each package, by its name. */
  packages: string;
  /**
   * What is this project's own and knows nothing of where it runs: rules, texts, pages. Exports a namespace for each source,
   * by its path; takes its packages by `require`.
   */
  shared: string;
  /** The rest, by the function's folder; takes packages and shared sources by `require`. */
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
  const own = modulesOf(folders, project);
  const used = new Map<string, Set<string>>();
  for (const text of [own.shared, ...Object.values(own.functions)]) addImports(used, text);
  return {
    packages: textOf({ ...common, stdin: { contents: entryOf(used), resolveDir: project }, format: 'cjs' }),
    ...asCommonJs(own),
  };
}

type OwnCode = Omit<Code, 'packages'>;

/**
 * What is this project's own of these functions, made anew from sources below another directory, which import no more
 * of the packages than the working tree does.
 */
export function buildOwn(folders: readonly string[], sources: string): OwnCode {
  return asCommonJs(modulesOf(folders, sources));
}

/** The code of these functions as modules that still import their packages, and the shared sources by their paths. */
function modulesOf(folders: readonly string[], directory: string): OwnCode {
  // esbuild tells paths as they are behind links.
  const sources = realpathSync(directory);
  const entries = folders.map((folder) => `functions/${folder}/handler.ts`);
  const options: BuildOptions = { ...common, absWorkingDir: sources, packages: 'external', format: 'esm' };
  const graph = importsOf({ ...options, entryPoints: entries });
  const shared = [...graph.keys()].filter((source) => !knowsWhereItRuns(source, graph));
  const external = shared.map((source) => join(sources, source));
  // Paths of shared sources are written as they are seen from here.
  const outdir = sources;
  const texts = entries.map((entry) => textOf({ ...options, entryPoints: [entry], external, outdir }));
  return {
    shared: textOf({ ...options, stdin: { contents: sharedEntryOf(shared), resolveDir: sources } }),
    functions: Object.fromEntries(folders.map((folder, index) => [folder, texts[index] ?? ''])),
  };
}

/** The sources that each source imports, by their paths. */
function importsOf(options: BuildOptions): Map<string, string[]> {
  const { metafile } = buildSync({ ...options, metafile: true, outdir: 'unwritten' });
  const inputs = Object.entries(metafile?.inputs ?? {});
  return new Map(
    inputs.map(([path, { imports }]) => [
      path,
      imports.filter(({ external = false }) => !external).map((one) => one.path),
    ]),
  );
}

/** What reads the environment, writes logs or has clients, and what imports it: each environment has its own. */
const OWN_OF_ENVIRONMENT = /^functions\/(aws\/|runtime\/|[^/]+\/handler\.ts$)/;

function knowsWhereItRuns(
  source: string,
  graph: ReadonlyMap<string, string[]>,
  above = new Set<string>(),
): boolean {
  if (OWN_OF_ENVIRONMENT.test(source)) return true;
  if (above.has(source)) return false;
  above.add(source);
  return (graph.get(source) ?? []).some((imported) => knowsWhereItRuns(imported, graph, above));
}

/** A module that exports all of these sources, each by its path as the functions import it. */
function sharedEntryOf(sources: readonly string[]): string {
  const lines = sources.map((source) => `export * as './${source}' from './${source}';`);
  return lines.join('\n');
}

function asCommonJs({ shared, functions }: OwnCode): OwnCode {
  const commonJs = (text: string): string =>
    textOf({
      ...common,
      stdin: { contents: withWholeNamespaces(text), resolveDir: project },
      packages: 'external',
      external: ['./functions/*'],
      format: 'cjs',
    });
  const texts = Object.entries(functions).map(([folder, text]) => [folder, commonJs(text)]);
  return { shared: commonJs(shared), functions: Object.fromEntries(texts) };
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
    const from = /"([^"]+)";$/.exec(line)?.[1] ?? '';
    if (isBuiltin(from) || from.startsWith('./functions/')) continue;
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
