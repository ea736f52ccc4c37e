import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { runStart } from '../../local/start/run-start.ts';
import { ranOnScreen } from './ran-on-screen.ts';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const WORDS = ['--import', 'tsx', 'local/start.ts'];

// As in a shell: the tests have the SDK be quiet themselves.
const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _quiet, ...env } = process.env;

/** Runs the command as npm does. */
function command(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...WORDS, ...words], { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

/** Opens the console as npm does, reads its first page, and ends it as Ctrl-C does. */
async function openAndEnd(...words: string[]): Promise<Ended & { page: string }> {
  const child = spawn(process.execPath, [...WORDS, '--port', '0', ...words], { env });
  const ended = once(child, 'exit');
  const stderr = text(child.stderr);
  let stdout = '';
  const address = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      stdout += more;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const page = await (await fetch(await address)).text();
  child.kill('SIGINT');
  const [code] = await ended;
  return { page, code, stdout, stderr: await stderr };
}

/** Runs the command in this process, with the functions in it as well; of a console reads the first page and closes it. */
async function starts(...words: string[]): Promise<Ended & { page: string }> {
  let page = '';
  const { result, ...said } = await ranOnScreen(async (screen) => {
    const started = await runStart(words, { screen, run: { inProcess: true } });
    if (typeof started === 'number') return started;
    page = await (await fetch(started.url)).text();
    await started.close();
    return null;
  });
  return { page, code: result, ...said };
}

/** The file of a scenario in which one step is done. */
function scenarioWith(step: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'one-step.json');
  const accounts = [{ id: '444455556666', users: [{ userName: 'bob' }] }];
  writeFileSync(file, JSON.stringify({ accounts, then: [{ at: 'PT1H', ...step }] }));
  return file;
}

describe('npm start', () => {
  it('says how it is used', async () => {
    const { code, stdout } = await starts('--help');

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
    const { code, stderr } = await starts(...words);

    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('names every problem of a scenario', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'start-')), 'bad.json');
    writeFileSync(file, JSON.stringify({ acounts: [], then: [] }));

    const { code, stderr } = await starts('--scenario', file, '--port', '0');

    expect(code).toBe(2);
    expect(stderr).toContain(`${file}:\n  accounts: is missing`);
    expect(stderr).toContain('acounts: unknown field "acounts"; did you mean "accounts"?');
  });

  it('names the step of a scenario that did not go as it says', async () => {
    const file = scenarioWith({ do: 'resume' });

    const { code, stdout, stderr } = await starts('--scenario', file, '--port', '0');

    expect(code).toBe(1);
    expect(stdout).toMatch(/where it ends \.\.\. \n$/);
    expect(stderr).toMatch(`${file}:\n  IdleStep: then[0] (resume) did nothing: nothing is paused.`);
    expect(stderr).not.toContain('local/run');
  });

  it('opens the console with the example organisation, and tells its address', async () => {
    const { page, stdout, stderr, code } = await starts('--port', '0');

    expect(page).toContain('maria.lopez');
    expect(stdout).toMatch(
      /^Starting the local console\. Ctrl-C ends it\.\n\n {2}http:\/\/127\.0\.0\.1:\d+\n\nSelect /,
    );
    expect([code, stderr]).toEqual([null, '']);
  });

  it('plays what a scenario holds, says so before it opens, ends with Ctrl-C, and says nothing of Node.js', async () => {
    const { page, stdout, stderr, code } = await openAndEnd('--scenario', scenarioWith({ do: 'pause' }));

    expect(page).toContain('2026-11-02 10:00 UTC');
    expect(stdout).toMatch(/Playing the scenario up to where it ends \.\.\. done in \d+ s\.\n\n {2}http/);
    expect(stdout).toMatch(/^Starting the local console\. Ctrl-C ends it\.[\s\S]*\nEnded\.\n$/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('plays the shipped scenario in the terminal: three cases close as promised, and it says what to try next', async () => {
    const { code, stdout, stderr } = await starts('--headless');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of [
      /^alice: deleted\nbob: kept and used\ncarol: given back and used\n\n/,
      /alice · case \S+: deleted\n[\s\S]*RESOLVED Deleted/,
      /bob · case \S+: kept and used\n[\s\S]*Used, as far as IAM reports: \S+/,
      /carol · case \S+: given back and used\n[\s\S]*Given back[\s\S]*Used, as far as IAM reports:/,
      /\n\nalice: deleted\nbob: kept and used\ncarol: given back and used\n\nWhat to try next:/,
    ]) {
      expect(stdout).toMatch(part);
    }
  });

  it('plays a scenario in the terminal on the deployed bundles, and ends by itself', async () => {
    const { code, stdout, stderr } = await command(
      '--headless',
      '--scenario',
      scenarioWith({ do: 'click', action: 'preview' }),
    );

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/bob[\s\S]*Preview[\s\S]*What to try next:/);
  });
});
