import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/engine/clock.ts';

function recorder(startAt = 0) {
  const clock = createVirtualClock(startAt);
  const ran: [string, number][] = [];
  const at = (time: number, name: string) => clock.schedule(time, () => ran.push([name, clock.now()]));
  return { clock, ran, at };
}

describe('the virtual clock', () => {
  it('stands still until it is told to move', () => {
    const { clock, ran, at } = recorder(100);
    at(200, 'a');

    expect([clock.now(), clock.nextAt(), ran]).toEqual([100, 200, []]);
  });

  it('jumps to the next timer and runs all that are due then, first scheduled first', () => {
    const { clock, ran, at } = recorder();
    at(20, 'later');
    at(10, 'first');
    at(10, 'second');

    expect(clock.advance()).toBe(true);
    expect(ran).toEqual([
      ['first', 10],
      ['second', 10],
    ]);
    expect(clock.nextAt()).toBe(20);
  });

  it('runs a timer of the past at the present time', () => {
    const { clock, ran, at } = recorder(100);
    at(50, 'past');

    clock.advance();

    expect(ran).toEqual([['past', 100]]);
  });

  it('runs nothing that was cancelled', () => {
    const { clock, ran, at } = recorder();
    at(10, 'a').cancel();

    expect(clock.advance()).toBe(false);
    expect(ran).toEqual([]);
  });

  it('tells when each timer is due, but for those that were cancelled', () => {
    const { clock, at } = recorder();
    for (const time of [30, 10, 20]) at(time, 'a');
    at(5, 'b').cancel();

    expect(clock.due()).toEqual([10, 20, 30]);
    clock.advance();
    expect(clock.due()).toEqual([20, 30]);
  });

  it('runs everything that is due on the way to a time, also what is scheduled on the way', () => {
    const { clock, ran, at } = recorder();
    clock.schedule(10, () => at(15, 'inner'));
    at(20, 'last');
    at(31, 'too late');

    clock.advanceTo(30);

    expect(ran).toEqual([
      ['inner', 15],
      ['last', 20],
    ]);
    expect([clock.now(), clock.nextAt()]).toEqual([30, 31]);
  });
});
