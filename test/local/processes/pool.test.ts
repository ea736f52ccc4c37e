import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pool, startPool } from '../../../local/processes/pool.ts';

const served = pathToFileURL(join(import.meta.dirname, '../../../local/processes/serve-tasks.ts'));
const script = join(tmpdir(), `pool-${process.pid}.mjs`);

let pool: Pool<string, { said: string; pid: number }>;
beforeAll(() => {
  writeFileSync(
    script,
    `import { serveTasks } from '${served}';
     serveTasks(async (task) => {
       if (task === 'fail') throw new Error('it failed');
       if (task === 'die') process.exit(3);
       return { said: task, pid: process.pid };
     });`,
  );
  pool = startPool(script, { size: 2, execArgv: ['--import', 'tsx'] });
});
afterAll(() => pool.close());

describe('a pool of processes', () => {
  it('does every task once, by as many processes as it has', async () => {
    const tasks = Array.from({ length: 9 }, (_, index) => `task ${index}`);

    const done = await Promise.all(tasks.map((task) => pool.run(task)));

    expect(done.map(({ said }) => said)).toEqual(tasks);
    expect(new Set(done.map(({ pid }) => pid)).size).toBe(2);
    expect(done.map(({ pid }) => pid)).not.toContain(process.pid);
  });

  it('rejects a task that fails, and goes on with the others', async () => {
    await expect(pool.run('fail')).rejects.toThrow('it failed');
    await expect(pool.run('next')).resolves.toMatchObject({ said: 'next' });
  });

  it('rejects a task whose process ends', async () => {
    await expect(pool.run('die')).rejects.toThrow('a process ended with code 3');
  });
});
