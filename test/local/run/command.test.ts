import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of the local run as npm does. */
function command(script: string, ...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const arguments_ = ['--import', 'tsx', script, ...words];
    execFile(process.execPath, arguments_, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      });
    });
  });
}

const good = {
  title: 'Preview',
  accounts: [{ id: '111122223333', users: [{ userName: 'bob', accessKeys: [{ lastUsed: 'P200D' }] }] }],
  then: [{ at: 'PT0S', do: 'click', action: 'preview' }],
  until: 'PT1H',
};

function directoryWith(files: Record<string, object | string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'scenarios-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

describe('npm run case', () => {
  it('names a typo in a field and exits 2', async () => {
    const directory = directoryWith({ 'typo.json': { ...good, acounts: [] } });

    const ended = await command('local/case.ts', join(directory, 'typo.json'));

    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('acounts: unknown field "acounts"; did you mean "accounts"?');
  });

  it('prints one JSON document and exits 0', async () => {
    const directory = directoryWith({ 'good.json': good });

    const ended = await command('local/case.ts', join(directory, 'good.json'), '--json');

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      endedAt: '2026-11-02T10:00:00.000Z',
      executions: [],
      findings: [{ history: [{ status: 'NEW' }, { by: 'BatchUpdateFindings', status: 'NEW' }] }],
      world: { '111122223333': { bob: { userName: 'bob' } } },
    });
  });

  it('names what is not as expected and exits 1', async () => {
    const directory = directoryWith({
      'wrong.json': { ...good, expect: { execution: { bob: 'SUCCEEDED' } } },
    });

    const ended = await command('local/case.ts', join(directory, 'wrong.json'));

    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('at the end: expect.execution.bob: expected "SUCCEEDED", found "none"');
  });

  it('plays a directory and prints a line for each scenario', async () => {
    const directory = directoryWith({ 'a.json': good, 'b.json': '{', 'c.json': good });

    const ended = await command('local/case.ts', directory);

    const lines = ended.stdout.trim().split('\n');
    expect(ended.code).toBe(2);
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['ok    ', 'BAD   ', 'ok    ']);
  });

  it.each([
    ['no path', []],
    ['a path that is not there', ['nowhere.json']],
    ['an unknown option', ['--jsn']],
    ['two paths', ['a.json', 'b.json']],
  ])('exits 2 for %s', async (_what, words) => {
    expect(await command('local/case.ts', ...words)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('npm start', () => {
  it('closes the three cases as promised and says what to try next', async () => {
    const { code, stdout, stderr } = await command('local/start.ts', '--headless');

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
});
