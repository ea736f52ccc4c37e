import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../../../../functions/domain/credential/credential.ts';
import { judge } from '../../../../functions/domain/credential/verdict.ts';
import { aCredential, aTime, atPlus, DAY_MS } from '../../../support/arbitraries.ts';
import { AT, aKey, aPassword, neverUsed } from '../../../support/builders.ts';

const days = fc.integer({ min: 1, max: 400 });

/** Said anew from design D7, in milliseconds: the last sign of life that counts. */
function lastSign({ kind, createdAt = '', lastUsedAt }: Credential): number {
  const [created, used] = [Date.parse(createdAt), Date.parse(lastUsedAt ?? createdAt)];
  return kind === 'password' ? Math.max(created, used) : used;
}

describe('a verdict, whatever IAM reports', () => {
  it('is "unused" only of what is on, can be read, and gave no sign of life for the whole threshold', () => {
    fc.assert(
      fc.property(aCredential, days, (credential, threshold) => {
        const { status, problem, createdAt } = credential;
        const isReadable = status === 'Active' && problem === undefined && createdAt !== undefined;
        const isOld = Date.parse(AT) - lastSign(credential) >= threshold * DAY_MS;

        expect(judge(credential, threshold, AT).is === 'unused').toBe(isReadable && isOld);
      }),
    );
  });

  it('changes in the very millisecond in which the threshold is over', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -2, max: 2 }), (threshold, early) => {
        const since = atPlus(early - threshold * DAY_MS);
        const used = [aKey({ lastUsedAt: since }), aPassword({ lastUsedAt: since })];
        const young = [neverUsed(aKey({ createdAt: since })), neverUsed(aPassword({ createdAt: since }))];
        const verdictOf = (is: 'in-use' | 'new') =>
          early <= 0
            ? { is: 'unused', days: threshold, neverUsed: is === 'new' }
            : { is, days: threshold - 1 };

        for (const one of used) expect(judge(one, threshold, AT)).toEqual(verdictOf('in-use'));
        for (const one of young) expect(judge(one, threshold, AT)).toEqual(verdictOf('new'));
      }),
    );
  });

  it('never concludes anything from a future that the clock has not reached', () => {
    fc.assert(
      fc.property(aCredential, days, fc.integer({ min: 1, max: 9 ** 9 }), (credential, threshold, ahead) => {
        const future = atPlus(ahead);
        const used = judge({ ...credential, lastUsedAt: future }, threshold, AT);
        const made = judge({ ...credential, createdAt: future, lastUsedAt: future }, threshold, AT);

        for (const verdict of [used, made]) {
          expect(verdict.is).not.toBe('unused');
          if (verdict.is === 'in-use' || verdict.is === 'new') expect(verdict.days).toBe(0);
        }
      }),
    );
  });

  it('stays "unused" as time passes, and is no more often so with a higher threshold', () => {
    fc.assert(
      fc.property(aCredential, aTime, days, days, (credential, time, threshold, more) => {
        const later = new Date(Date.parse(time) + more * DAY_MS).toISOString();
        const is = (of: number, at: string) => judge(credential, of, at).is;

        if (is(threshold, time) === 'unused') expect(is(threshold, later)).toBe('unused');
        if (is(threshold + more, time) === 'unused') expect(is(threshold, time)).toBe('unused');
      }),
    );
  });

  it('is "unknown" where any date cannot be read, also one that would not decide', () => {
    const bad = fc.constantFrom('', 'never', '2026-13-01', 'NaN');
    fc.assert(
      fc.property(aCredential, bad, fc.boolean(), days, (credential, date, isUse, threshold) => {
        const odd = { ...credential, status: 'Active', [isUse ? 'lastUsedAt' : 'createdAt']: date };

        expect(judge(odd, threshold, AT).is).toBe('unknown');
      }),
    );
  });
});
