import { ensureAssembly } from '../../local/assembly/synth.ts';

/** Runs once before all tests, so that no two of them synthesise at the same time. */
export async function setup(): Promise<void> {
  // Where it fails, the tests that need the output say why; the others have nothing to do with it.
  await ensureAssembly().catch(() => undefined);
}
