import { describe, expect, it } from 'vitest';
import { isExempt } from '../../../../functions/domain/telling/exempt.ts';
import { AT, daysAgo, SECURITY } from '../../../support/builders.ts';

const until = (end: string) => ({ exemption: { until: end, reason: 'audit', by: SECURITY } });

describe('a user is exempt', () => {
  it('until the moment that its exemption ends', () => {
    expect(isExempt(until(daysAgo(-1)), AT)).toBe(true);
    expect(isExempt(until(AT), AT)).toBe(false);
    expect(isExempt(until(daysAgo(1)), AT)).toBe(false);
  });

  it('only where somebody has exempted it', () => {
    expect(isExempt({}, AT)).toBe(false);
  });
});
