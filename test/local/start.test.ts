import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const WORDS = ['--import', 'tsx', 'local/start.ts'];

function start(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    // As in a shell: the tests have the SDK be quiet themselves.
    const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _quiet, ...env } = process.env;
    const child = execFile(process.execPath, [...WORDS, ...words], { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

/** Opens the console, reads its first page, and ends it as Ctrl-C does. */
async function openAndEnd(...words: string[]): Promise<{ page: string; said: string; code: number | null }> {
  const child = spawn(process.execPath, [...WORDS, '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const address = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const page = await (await fetch(await address)).text();
  child.kill('SIGINT');
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { page, said, code };
}

describe('npm start', () => {
  it('says how it is used', async () => {
    const { code, stdout } = await start('--help');

    expect(code).toBe(0);
    for (const option of ['--headless', '--scenario', '--port', '--open']) expect(stdout).toContain(option);
  });

  it.each([
    [['--hedless'], "Unknown option '--hedless'"],
    [['--port', 'eighty'], '--port: give a number'],
    [['--port', '70000'], '--port: '],
    [['--scenario', 'no-such-file.json'], 'no-such-file.json:\n  the scenario: there is no such file'],
    [['--headless', '--scenario', 'local'], 'local:\n  the scenario: is a directory; give one file'],
    [['--scenario', 'README.md'], 'README.md:\n  the scenario: is not JSON: '],
  ])('%o is refused with what is wrong', async (words, said) => {
    const { code, stderr } = await start(...words);

    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('names every problem of a scenario', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'bad.json');
    writeFileSync(file, JSON.stringify({ acounts: [], then: [] }));

    const { code, stderr } = await start('--scenario', file, '--port', '0');

    expect(code).toBe(2);
    expect(stderr).toContain(`${file}:\n  accounts: is missing`);
    expect(stderr).toContain('acounts: unknown field "acounts"; did you mean "accounts"?');
  });

  it('names the step of a scenario that did not go as it says', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'idle.json');
    const accounts = [{ id: '444455556666', users: [{ userName: 'bob' }] }];
    writeFileSync(file, JSON.stringify({ accounts, then: [{ at: 'PT1H', do: 'resume' }] }));

    const { code, stdout, stderr } = await start('--scenario', file, '--port', '0');

    expect(code).toBe(1);
    expect(stdout).toMatch(/where it ends \.\.\. \n$/);
    expect(stderr).toMatch(`${file}:\n  IdleStep: then[0] (resume) did nothing: nothing is paused.`);
    expect(stderr).not.toContain('local/run');
  });

  it('opens the console, tells its address, and ends with Ctrl-C', async () => {
    const { page, said, code } = await openAndEnd();

    expect(page).toContain('maria.lopez');
    expect(said).toMatch(/^Starting the local console\. Ctrl-C ends it\./);
    expect(said).not.toContain('Playing');
    expect(code).toBe(0);
  });

  it('says that it plays what a scenario holds, before it opens', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'paused.json');
    const accounts = [{ id: '444455556666', users: [{ userName: 'bob' }] }];
    writeFileSync(file, JSON.stringify({ accounts, then: [{ at: 'PT1H', do: 'pause' }] }));

    const { page, said } = await openAndEnd('--scenario', file);

    expect(page).toContain('2026-11-02 10:00 UTC');
    expect(said).toMatch(/Playing the scenario up to where it ends \.\.\. done in \d+ s\.\n\n {2}http/);
  });

  it('says nothing about the version of Node.js while operators act', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'paused.json');
    const accounts = [{ id: '444455556666', users: [{ userName: 'bob' }] }];
    writeFileSync(file, JSON.stringify({ accounts, then: [{ at: 'PT1H', do: 'pause' }] }));

    const { code, stderr } = await start('--headless', '--scenario', file);

    expect([code, stderr]).toEqual([0, '']);
  });

  it('plays the shipped scenario in the terminal', async () => {
    const { code, stdout } = await start('--headless');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^alice +deleted|^alice: deleted/);
  });
});
