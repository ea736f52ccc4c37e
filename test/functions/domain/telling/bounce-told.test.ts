import { describe, expect, it } from 'vitest';
import { withBounceTold } from '../../../../functions/domain/telling/bounce-told.ts';
import { AT, aRecord, OWNER, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const news = { at: AT, why: 'bounced' as const, messageId: 'm-1', address: OWNER };
const { caseId } = aRecord();
const asked = { note: `Asked ${OWNER}. Case ${caseId}.`, fields: {} };
const words = `Mail to ${OWNER} bounced. Asked ${OWNER}. Case ${caseId}.`;

describe('a mail that has not come to its address', () => {
  it('is told first on the findings, with the next number, and to the operators', () => {
    const record = aRecord({ update: asked, updateNumber: 2 });

    const told = withBounceTold(record, news, { at: AT, settings });

    expect(told).toMatchObject({ updateNumber: 3, update: { note: words }, due: { finding: { number: 3 } } });
    expect(told?.due?.operators).toHaveLength(1);
  });

  it('is told still once nothing holds the case up any more', () => {
    const heldUp = { state: 'AssessUserAgain', since: AT, before: { update: asked, step: 'asked' } };
    const update = { note: `Held up. Case ${caseId}.`, fields: {} };

    const told = withBounceTold(aRecord({ update, heldUp, step: 'held-up' }), news, { at: AT, settings });

    expect(told?.update?.note).toBe(`Mail to ${OWNER} bounced. Held up. Case ${caseId}.`);
    expect(told?.heldUp?.before).toEqual({ update: { ...asked, note: words }, step: 'asked' });
  });
});
