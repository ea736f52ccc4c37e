import { describe, expect, it } from 'vitest';
import { withSaidAgain } from '../../../../functions/domain/telling/write-step.ts';
import { AT, aKey, aRecord, aUser, CASE_ID, OLD_KEY, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const told = {
  status: 'NOTIFIED' as const,
  note: `Disabled AKIA…, proven by re-read. Case ${CASE_ID}.`,
  fields: {},
};
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const aCase = (...credentials: ReturnType<typeof aKey>[]) =>
  aRecord({ disabled, update: told, updateNumber: 7, user: aUser({ credentials }) });

describe('what the findings say again after a failure', () => {
  it('is what they said before, where everything stands as it did', () => {
    const [seen, next] = [aCase(aKey({ status: 'Inactive' })), aCase(aKey({ status: 'Inactive' }))];

    expect(withSaidAgain(seen, next, { at: AT, settings })).toBe(next);
  });

  it('is how everything stands, where that is another way by now', () => {
    const next = withSaidAgain(aCase(aKey({ status: 'Inactive' })), aCase(), { at: AT, settings });

    expect(next.update).toMatchObject({
      status: 'NOTIFIED',
      note: expect.stringMatching(/^The failure is over\. .*gone.* The case goes on as before\. Case /),
    });
    expect(next.update?.note).not.toContain('proven by re-read');
    expect([next.updateNumber, next.due?.finding?.number]).toEqual([8, 8]);
  });

  it('is nothing where nothing was said yet', () => {
    const { update: _none, ...next } = aCase();

    expect(withSaidAgain(aCase(aKey({ status: 'Inactive' })), next, { at: AT, settings })).toBe(next);
  });
});
