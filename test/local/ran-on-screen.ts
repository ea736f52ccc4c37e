import { PassThrough } from 'node:stream';
import { type Screen, screenOf } from '../../local/screen.ts';

/** What came of a command that wrote on a screen: what it returned, and what stands there. */
export interface Shown<Result> {
  result: Result;
  stdout: string;
  stderr: string;
}

/** Runs a command on a screen of its own. */
export async function ranOnScreen<Result>(run: (screen: Screen) => Promise<Result>): Promise<Shown<Result>> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const result = await run(screenOf({ stdout, stderr, env: {} }));
  const textOf = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString() ?? '';
  return { result, stdout: textOf(stdout), stderr: textOf(stderr) };
}
