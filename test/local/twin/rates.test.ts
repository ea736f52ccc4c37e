import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../local/engine/clock.ts';
import { createRates } from '../../../local/twin/rates.ts';
import { ServiceError } from '../../../local/twin/service.ts';

/** How many of so many calls at once are answered. */
function answered(rates: ReturnType<typeof createRates>, operation: string, calls: number): number {
  return Array.from({ length: calls }).filter(() => {
    try {
      rates.take('securityhub', operation);
      return true;
    } catch {
      return false;
    }
  }).length;
}

describe('the rates of the APIs', () => {
  it.each([
    ['GetFindings', 6, 3],
    ['BatchUpdateFindings', 30, 10],
  ])('let a burst of %s through, then so many a second', (operation, burst, perSecond) => {
    const clock = createVirtualClock(0);
    const rates = createRates(clock);

    expect(answered(rates, operation, 100)).toBe(burst);
    clock.advanceTo(1000);
    expect(answered(rates, operation, 100)).toBe(perSecond);
    clock.advanceTo(1_000_000);
    expect(answered(rates, operation, 100)).toBe(burst);
  });

  it('count tokens that come back bit by bit, also while calls are refused', () => {
    const clock = createVirtualClock(0);
    const rates = createRates(clock);
    answered(rates, 'GetFindings', 6);

    const times = Array.from({ length: 10 }, (_, index) => {
      clock.advanceTo((index + 1) * 100);
      return answered(rates, 'GetFindings', 1);
    });

    expect(times.reduce((sum, one) => sum + one, 0)).toBe(3);
  });

  it('are less where others take a share', () => {
    const rates = createRates(createVirtualClock(0), { 'securityhub:*': 0.5 });

    expect(answered(rates, 'GetFindings', 100)).toBe(3);
  });

  it('answer as AWS does', () => {
    const rates = createRates(createVirtualClock(0));
    answered(rates, 'GetFindings', 6);

    expect(() => rates.take('securityhub', 'GetFindings')).toThrow(
      expect.objectContaining({
        code: 'TooManyRequestsException',
        status: 429,
        message: 'Too Many Requests',
      }),
    );
    expect(() => rates.take('securityhub', 'GetFindings')).toThrow(ServiceError);
  });

  it('leave alone what has none', () => {
    const rates = createRates(createVirtualClock(0));

    for (let call = 0; call < 1000; call++) rates.take('iam', 'GetUser');
  });
});
