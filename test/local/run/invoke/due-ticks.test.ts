import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createDueTicks } from '../../../../local/run/invoke/due-ticks.ts';
import type { AnsweredCall } from '../../../../local/twin/session.ts';

const START = Date.parse('2026-11-02T09:00:00Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

/** Ticks whose runs do what `onRun` says; `runs`: the minutes in which they were. */
function ticking(onRun: (ticks: ReturnType<typeof createDueTicks>) => void = () => undefined) {
  const clock = createVirtualClock(START);
  const runs: number[] = [];
  const ticks = createDueTicks({
    clock,
    run() {
      runs.push((clock.now() - START) / 60_000);
      onRun(ticks);
    },
  });
  const until = (minutes: number) => clock.advanceTo(START + minutes * 60_000);
  return { ticks, runs, until };
}

/** A write of an item of which something is due then; of which nothing is, without a time. */
function write(pk: string, dueAt?: string, parts: Partial<AnsweredCall> = {}): AnsweredCall {
  const Item = { pk: { S: pk }, ...(dueAt !== undefined && { dueAt: { S: dueAt } }) };
  return {
    service: 'dynamodb',
    operation: 'PutItem',
    parameters: { TableName: 'cases', Item },
    principal: { account: '111122223333', roleArn: 'arn:aws:iam::111122223333:role/x' },
    region: 'eu-west-1',
    error: undefined,
    isDone: true,
    ...parts,
  };
}

describe('the minutes in which something is due', () => {
  it('are none where nothing is', () => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a'));
    until(60 * 24);

    expect(runs).toEqual([]);
  });

  it.each([
    ['in the next whole minute', at(0), 1],
    ['in the minute after its time', at(2.5), 3],
    ['in its own minute', at(7), 7],
    ['at once where it is long overdue', at(-600), 1],
  ])('come %s', (_, dueAt, minute) => {
    const { ticks, runs, until } = ticking((self) => self.heard(write('a')));

    ticks.heard(write('a', dueAt));
    until(60);

    expect(runs).toEqual([minute]);
  });

  it('follow each other for as long as it stays due', () => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a', at(5)));
    until(8);
    ticks.heard(write('a'));
    until(60);

    expect(runs).toEqual([5, 6, 7, 8]);
  });

  it('become rare while runs leave the table as it was, until something is mended or written', () => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a', at(1)));
    until(50);
    expect(runs).toEqual([1, 2, 3, 4, 5, 7, 12, 22, 42]);

    ticks.soon();
    until(52);
    expect(runs.slice(-2)).toEqual([51, 52]);

    until(300);
    const before = runs.length;
    ticks.heard(write('b', at(301)));
    until(303);
    expect(runs.slice(before)).toEqual([301, 302, 303]);
  });

  it('stay rare where a run writes only what is never due, such as its own lease', () => {
    const { ticks, runs, until } = ticking((self) => self.heard(write('lease')));

    ticks.heard(write('a', at(1)));
    until(700);

    expect(runs).toEqual([1, 2, 3, 4, 5, 7, 12, 22, 42, 72, 132, 252, 492]);
  });

  it('are no rarer where nothing of an item is due any more', () => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a', at(1)));
    ticks.heard(write('b', at(1)));
    until(50);
    ticks.heard(write('b'));
    until(53);

    expect(runs.slice(-4)).toEqual([42, 51, 52, 53]);
  });

  it('are those of the next try, where one was in vain', () => {
    const tries = [at(2), at(10)];
    const { ticks, runs, until } = ticking((self) => self.heard(write('a', tries.shift())));

    ticks.heard(write('a', at(1)));
    until(60);

    expect(runs).toEqual([1, 2, 10]);
  });

  it('come earlier where something else is due earlier', () => {
    const open = new Map([
      ['a', 30],
      ['b', 4],
    ]);
    const { ticks, runs, until } = ticking((self) => {
      const [first] = [...open].sort(([, one], [, other]) => one - other);
      if (first === undefined) return;
      open.delete(first[0]);
      self.heard(write(first[0]));
    });

    for (const [pk, minutes] of open) ticks.heard(write(pk, at(minutes)));
    until(60);

    expect(runs).toEqual([4, 30]);
  });

  it.each<[string, Partial<AnsweredCall>]>([
    ['a write that was not done', { isDone: false, error: 'ConditionalCheckFailedException' }],
    ['a read', { operation: 'GetItem' }],
    ['another call', { operation: 'Publish', parameters: {} }],
  ])('do not come of %s', (_, parts) => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a', at(1), parts));
    until(60);

    expect(runs).toEqual([]);
  });

  it('come of a write of which only the reply was lost', () => {
    const { ticks, runs, until } = ticking((self) => self.heard(write('a')));

    ticks.heard(write('a', at(1), { error: 'InternalServerError' }));
    until(60);

    expect(runs).toEqual([1]);
  });

  it('are over once the run is stopped', () => {
    const { ticks, runs, until } = ticking();

    ticks.heard(write('a', at(1)));
    ticks.stop();
    until(60);

    expect(runs).toEqual([]);
  });
});
