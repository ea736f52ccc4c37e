import { execFile } from 'node:child_process';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { writeTo } from '../../../operate/terminal/write-to.ts';

/** A stream whose every write fails with this code. */
const failing = (code: string) =>
  new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });

it('goes on where the reader has closed the pipe', async () => {
  const stream = failing('EPIPE');
  const closed = new Promise((resolve) => stream.once('close', resolve));

  writeTo(stream)('a line for nobody');

  await expect(closed).resolves.toBeUndefined();
});

it('lets a command end well whose output is cut off', async () => {
  const command = `${process.execPath} --import tsx operate/doctor.ts --policy | head -1; echo "\${PIPESTATUS[0]}"`;

  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', command]);

  expect({ stdout, stderr }).toEqual({ stdout: '{\n0\n', stderr: '' });
});
