import { PassThrough } from 'node:stream';
import { vi } from 'vitest';
import { type Terminal, terminalOf } from '../../operate/terminal/terminal.ts';

/** How a command has ended, as whoever runs it sees it. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs something for somebody who has this of AWS in the environment and nothing else, whatever this computer has. */
export async function withEnvironment<Result>(
  env: Readonly<Record<string, string>>,
  run: () => Promise<Result>,
): Promise<Result> {
  // What says nothing about who somebody is: the tests keep the SDK quiet.
  const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _quiet, ...here } = process.env;
  const without = Object.keys(here).filter((name) => name.startsWith('AWS_'));
  try {
    for (const name of without) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries({
      HOME: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...env,
    }))
      vi.stubEnv(name, value);
    return await run();
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Runs a command on a terminal of its own, where nobody sits. */
export async function ranOn(run: (terminal: Terminal) => Promise<number>): Promise<Ended> {
  const { terminal, written } = aTerminal();
  return { code: await run(terminal), ...written() };
}

/** A terminal, and what is written to it. With `says` somebody sits there and answers so, a line each. */
export function aTerminal({
  says,
  isTTY = false,
  env = {},
}: {
  says?: string;
  isTTY?: boolean;
  env?: NodeJS.ProcessEnv;
} = {}): {
  terminal: Terminal;
  written(): { stdout: string; stderr: string };
} {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  if (says !== undefined) stdin.end(`${says}\n`);
  const terminal = terminalOf({
    stdin: Object.assign(stdin, { isTTY: says !== undefined }),
    stdout: Object.assign(stdout, { isTTY }),
    stderr,
    env,
  });
  const textOf = (stream: PassThrough): string => (stream.read() as Buffer | null)?.toString() ?? '';
  return { terminal, written: () => ({ stdout: textOf(stdout), stderr: textOf(stderr) }) };
}
