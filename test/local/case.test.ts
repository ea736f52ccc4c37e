import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCase } from '../../local/case/run-case.ts';
import { localRun } from '../support/journey.ts';
import { ranOnScreen } from './ran-on-screen.ts';

/** Runs the command in this process, with the functions in it as well. */
const runs = (...words: string[]) => ranOnScreen((screen) => runCase(words, { createRun: localRun, screen }));

/** Words for which nothing may be played. */
const refuses = (...words: string[]) => {
  const createRun = () => Promise.reject(new Error('A local run was made.'));
  return ranOnScreen((screen) => runCase(words, { createRun, screen }));
};

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

    const ended = await runs(join(directory, 'typo.json'));

    expect(ended).toMatchObject({ result: 2, stdout: '' });
    expect(ended.stderr).toContain('acounts: unknown field "acounts"; did you mean "accounts"?');
  });

  it('prints one JSON document and exits 0', async () => {
    const directory = directoryWith({ 'good.json': good });

    const ended = await runs(join(directory, 'good.json'), '--json');

    expect(ended).toMatchObject({ result: 0, stderr: '' });
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

    const ended = await runs(join(directory, 'wrong.json'));

    expect(ended).toMatchObject({ result: 1, stdout: '' });
    expect(ended.stderr).toContain('at the end: expect.execution.bob: expected "SUCCEEDED", found "none"');
  });

  it('plays a directory and prints a line for each scenario', async () => {
    const directory = directoryWith({ 'a.json': good, 'b.json': '{', 'c.json': good });

    const ended = await runs(directory);

    const lines = ended.stdout.trim().split('\n');
    expect(ended.result).toBe(2);
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['ok    ', 'BAD   ', 'ok    ']);
  });

  it('plays every scenario that comes with the project to its end', async () => {
    const { result, stdout, stderr } = await runs('local/scenarios');

    expect([result, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^(ok {5}local\/scenarios\/[\w-]+\.json: .*\n){7}$/);
  });

  it.each([
    ['no path', []],
    ['a path that is not there', ['nowhere.json']],
    ['an unknown option', ['--jsn']],
    ['two paths', ['a.json', 'b.json']],
  ])('exits 2 for %s', async (_what, words) => {
    expect(await refuses(...words)).toMatchObject({ result: 2, stdout: '' });
  });

  it('exits with that code, and says why, as npm runs it', async () => {
    const ended = await new Promise((resolve) => {
      execFile('npm', ['run', '-s', 'case', '--', 'nowhere.json'], (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });

    expect(ended).toEqual({ code: 2, stdout: '', stderr: 'there is no nowhere.json\n' });
  });
});
