import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../local/engine/clock.ts';
import { createTurns } from '../../../../local/run/invoke/turns.ts';

/** A piece of work that begins and goes on when told. */
function held() {
  let end: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('functions in their turn', () => {
  it('run one at a time, and more as soon as more may', async () => {
    const clock = createVirtualClock(0);
    const turns = createTurns(() => clock);
    const [first, second] = [held(), held()];
    const begun: string[] = [];
    const take = (name: string, { work }: ReturnType<typeof held>) =>
      turns.take(() => {
        begun.push(name);
        return work();
      });

    const both = [take('first', first), take('second', second)];
    await turn();
    expect(begun).toEqual(['first']);
    await turns.withConcurrency(2, async () => {
      await turn();
      expect(begun).toEqual(['first', 'second']);
    });

    first.end();
    second.end();
    await Promise.all(both);
    expect(turns.isIdle()).toBe(true);
  });

  it('are one at a time again after that, also where it has failed', async () => {
    const clock = createVirtualClock(0);
    const turns = createTurns(() => clock);
    await expect(turns.withConcurrency(2, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    const [first, second] = [held(), held()];
    let hasBegun = false;

    const one = turns.take(first.work);
    const other = turns.take(() => {
      hasBegun = true;
      return second.work();
    });
    await turn();
    expect(hasBegun).toBe(false);

    first.end();
    second.end();
    await Promise.all([one, other]);
  });

  it('pause on the virtual clock', async () => {
    const clock = createVirtualClock(0);
    const turns = createTurns(() => clock);

    await turns.take(() => turns.pause('environment', 5000));

    expect(clock.now()).toBe(5000);
  });

  it('pause for no time between two calls of a function that waits', async () => {
    const clock = createVirtualClock(0);
    const turns = createTurns(() => clock);

    await turns.take(() => turns.betweenCalls(() => turns.take(() => turns.pause('other', 5000))));

    expect(clock.now()).toBe(0);
    expect(turns.isIdle()).toBe(true);
  });
});
