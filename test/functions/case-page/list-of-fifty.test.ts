import { describe, expect, it } from 'vitest';
import { aCase, ListWorld } from './list-world.ts';
import { useQuietConsole } from './quiet-console.ts';

useQuietConsole();

describe('fifty users', () => {
  const fifty = () => Array.from({ length: 50 }, (_, index) => aCase(`user${index}`, 'deletion'));

  it('fit in one form, each name typed as long as it may be', async () => {
    const world = new ListWorld(fifty());
    const names = [...world.records.values()].map(({ userName }) => userName);
    const typed = [...world.records.values()].map(({ caseId }) => [`userName.${caseId}`, 'x'.repeat(128)]);

    const fields = await world.tick('confirm', names, Object.fromEntries(typed));
    const { statusCode } = await world.post(fields);

    expect(statusCode).toBe(422);
    expect(world.puts).toEqual([]);
  });

  it('are recorded before any workflow is woken, ten at a time', async () => {
    const world = new ListWorld(fifty());
    const names = [...world.records.values()].map(({ userName }) => userName);
    const order: string[] = [];
    const { put } = world.table;
    world.table.put = (record) => {
      order.push(record.question?.taskToken === undefined ? 'after waking' : 'answer');
      return put(record);
    };

    await world.post(await world.tick('leave-disabled', names));

    expect(order.slice(0, 50)).toEqual(Array(50).fill('answer'));
    expect(world.woken).toHaveLength(50);
    expect(world.most).toBe(10);
  });

  it('are all recorded where time is over before all are woken; those stay due', async () => {
    const world = new ListWorld(fifty());
    const names = [...world.records.values()].map(({ userName }) => userName);
    const fields = await world.tick('leave-disabled', names);
    world.pace = 45;

    const { statusCode } = await world.post(fields);

    expect(statusCode).toBe(200);
    expect(Object.keys(world.answers())).toHaveLength(50);
    expect(world.woken.length).toBeLessThan(50);
    const unheard = [...world.records.values()].filter(({ answers }) => answers[0]?.delivered === false);
    expect(unheard).toHaveLength(50 - world.woken.length);
  });

  it('are said to be unconfirmed where the table is too slow to record them in time', async () => {
    const world = new ListWorld(fifty());
    const names = [...world.records.values()].map(({ userName }) => userName);
    const fields = await world.tick('leave-disabled', names);
    world.pace = 79;

    const { statusCode, body } = await world.post(fields);

    const recorded = Object.keys(world.answers()).length;
    expect(statusCode).toBe(200);
    expect(recorded).toBeLessThan(50);
    expect(body).toContain(`Recorded for ${recorded} of 50 users`);
    expect(body.match(/Not confirmed: something failed/g)).toHaveLength(50 - recorded);
  });
});
