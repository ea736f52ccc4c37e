import { readAssembly } from '../../local/assembly/assembly.ts';
import { ensureAssembly } from '../../local/assembly/synth.ts';
import { buildCode } from '../../local/run/in-process/build.ts';

/** Runs once before all tests, so that no two of them synthesise or build at the same time. */
export async function setup(): Promise<void> {
  // Where it fails, the tests that need the output say why; the others have nothing to do with it.
  await prepare().catch(() => undefined);
}

async function prepare(): Promise<void> {
  const { directory } = await ensureAssembly();
  buildCode(readAssembly(directory).functions.map(({ folder }) => folder));
}
