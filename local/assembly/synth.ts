import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hashInputs } from './inputs-hash.ts';

const project = join(import.meta.dirname, '..', '..');
const cacheDirectory = join(project, '.cache', 'assembly');
const anHour = 3_600_000;

/** What the CDK toolkit adds to the context of cdk.json; without it the output would differ from `cdk synth`'s. */
const toolkitContext = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:version-reporting': false,
  'aws:cdk:bundling-stacks': ['**'],
};

/** The CDK app ended with an error; the message is what it printed. */
export class SynthesisError extends Error {
  override name = 'SynthesisError';
}

/**
 * The synthesised cloud assembly of the working tree, as `cdk synth` writes it; made anew only when something that
 * it is made from has changed, which `onSynthesis` is told before. Safe to call from several processes at once. Throws
 * SynthesisError.
 */
export async function ensureAssembly(onSynthesis: () => void = () => {}): Promise<{ directory: string }> {
  const hash = hashInputs(project);
  const directory = join(cacheDirectory, hash);
  if (existsSync(directory)) return { directory };
  onSynthesis();
  const unfinished = `${directory}.${process.pid}.${Date.now()}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await runApp(unfinished);
    // A file saved meanwhile may or may not be in the output: that output has no hash.
    if (hashInputs(project) !== hash) return await ensureAssembly();
    publish(unfinished, directory);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  removeOld(hash);
  return { directory };
}

async function runApp(output: string): Promise<void> {
  const { app, context } = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8'));
  const [, ...arguments_] = String(app).split(' ');
  try {
    await promisify(execFile)(process.execPath, arguments_, {
      cwd: project,
      env: {
        ...process.env,
        CDK_OUTDIR: output,
        CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...toolkitContext }),
        // Costs seconds and changes no output; `npm run synth` validates.
        CDK_VALIDATION: 'false',
      },
    });
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new SynthesisError(stderr || message);
  }
}

/** Renaming is atomic, so a reader sees all of it or nothing; who comes second keeps the first one's. */
function publish(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
  }
}

/** Keeps recent ones: another process may be reading them. */
function removeOld(current: string): void {
  for (const name of readdirSync(cacheDirectory)) {
    const path = join(cacheDirectory, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (name !== current && age > anHour) rmSync(path, { recursive: true, force: true });
  }
}
