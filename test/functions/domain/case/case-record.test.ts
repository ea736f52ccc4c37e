import { describe, expect, it } from 'vitest';
import {
  newPasswordWaits,
  withoutPasswordSecret,
  withStep,
} from '../../../../functions/domain/case/case-record.ts';
import type { Outcome } from '../../../../functions/domain/case/outcome.ts';
import { AT, aRecord, daysAgo, OLD_KEY } from '../../../support/builders.ts';

const passwordSecret = { since: AT };
const outcome = (credentialId: string, result: Outcome['result']): Outcome => ({ credentialId, result });

describe('a new password', () => {
  const waits = (...outcomes: Outcome[]) => newPasswordWaits({ passwordSecret, outcomes });

  it('waits to be handed over from when it is stored', () => {
    expect(waits()).toBe(true);
    expect(newPasswordWaits({ outcomes: [] })).toBe(false);
  });

  it('is of no use where IAM has refused it', () => {
    expect(waits(outcome('password', 'failed'))).toBe(false);
    expect(waits(outcome(OLD_KEY, 'restored'), outcome('password', 'failed'))).toBe(false);
  });

  it('waits where something else has failed', () => {
    expect(waits(outcome(OLD_KEY, 'failed'), outcome('password', 'restored'))).toBe(true);
  });

  it('is nothing that the record names once its secret is deleted', () => {
    expect(withoutPasswordSecret(aRecord({ passwordSecret }))).toEqual(aRecord());
  });
});

describe('the steps of a case', () => {
  const ASKED = { step: 'asked', at: AT };

  it('are kept in their order', () => {
    expect(withStep({}, 'asked', AT)).toEqual([ASKED]);
    expect(withStep({ steps: [ASKED] }, 'disabled', daysAgo(-1))).toEqual([
      ASKED,
      { step: 'disabled', at: daysAgo(-1) },
    ]);
  });

  it('have each once, also where an attempt is repeated', () => {
    const steps = [ASKED, { step: 'disabled', at: daysAgo(-1) }];

    expect(withStep({ steps }, 'asked', AT)).toEqual(steps);
    expect(withStep({ steps }, 'asked', daysAgo(-1))).toHaveLength(3);
    expect(withStep({ steps }, 'kept', AT)).toHaveLength(3);
  });

  it('are the latest fifty', () => {
    const steps = Array.from({ length: 50 }, (_, index) => ({ step: 'asked', at: daysAgo(100 - index) }));

    const kept = withStep({ steps }, 'disabled', AT);

    expect(kept).toEqual([...steps.slice(1), { step: 'disabled', at: AT }]);
  });
});
