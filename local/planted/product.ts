import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTaskStandard } from '../../infra/task-standard.ts';
import { readAssembly } from '../assembly/assembly.ts';
import { ensureAssembly } from '../assembly/synth.ts';
import type { Assembly } from '../assembly/types.ts';
import type { Product } from '../run/host.ts';
import { buildCode, buildOwn } from '../run/in-process/build.ts';
import { functionsOf } from '../run/in-process/environment.ts';
import { type Change, changesOf, type PlantedFault, planted } from './fault.ts';
import { WORKFLOW } from './workflow-file.ts';

const project = join(import.meta.dirname, '..', '..');

/**
 * The product with a fault, or as it is without one: built from a copy of its sources, which is removed again. Throws
 * where the fault's text is not there, and what the build reports.
 */
export async function productWith(fault: PlantedFault | undefined): Promise<Product> {
  const assembly = readAssembly((await ensureAssembly()).directory);
  const changes = fault === undefined ? [] : changesOf(fault);
  const asl = readFileSync(join(project, WORKFLOW), 'utf8');
  const workflow = changes
    .filter(({ file }) => file === WORKFLOW)
    .reduce((text, one) => planted(one, text), asl);
  const others = changes.filter(({ file }) => file !== WORKFLOW);
  return { functions: functionsWith(others, assembly), definition: definitionOf(workflow, assembly) };
}

function functionsWith(changes: readonly Change[], assembly: Assembly): Product['functions'] {
  const parent = join(project, '.cache', 'planted');
  mkdirSync(parent, { recursive: true });
  // Below the project: packages and the settings of the compiler are found from there.
  const copy = mkdtempSync(join(parent, 'copy-'));
  try {
    cpSync(join(project, 'functions'), join(copy, 'functions'), { recursive: true });
    for (const change of changes) {
      const file = join(copy, change.file);
      writeFileSync(file, planted(change, readFileSync(file, 'utf8')));
    }
    const folders = assembly.functions.map(({ folder }) => folder);
    return functionsOf({ ...buildCode(folders), ...buildOwn(folders, copy) });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The workflow as it is deployed: with the standard of its Tasks, and the names of what it calls. */
function definitionOf(asl: string, { functions }: Assembly): string {
  const names = new Map(functions.map(({ folder, arn }) => [`${pascalCase(folder)}FunctionArn`, arn]));
  const partition = functions[0]?.arn.split(':')[1] ?? 'aws';
  return withTaskStandard(asl).replace(/\$\{(\w+)\}/g, (_match, name: string) => {
    return name === 'Partition' ? partition : (names.get(name) ?? '');
  });
}

function pascalCase(folder: string): string {
  return folder.replace(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
