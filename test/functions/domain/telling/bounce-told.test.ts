import { describe, expect, it } from 'vitest';
import { withBounceTold, withComplaintTold } from '../../../../functions/domain/telling/bounce-told.ts';
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

  it('is told to the operators with its address and what has become of it, and the number of findings', () => {
    const findings = ['f-1', 'f-2'].map((findingId) => ({
      ...{ findingId, productArn: 'p', region: 'eu-west-1', control: 'IAM.8' as const },
    }));
    const told = withBounceTold(aRecord({ findings }), { ...news, why: 'suppressed' }, { at: AT, settings });
    const [{ message, ...due } = {}] = told?.due?.operators ?? [];

    expect(due).toEqual({ tries: 0, nextTryAt: AT, since: AT });
    expect(message?.attributes).toMatchObject({ step: 'mail-bounced', status: 'unchanged' });
    expect(JSON.parse(message?.text ?? '')).toMatchObject({ mail: `to ${OWNER}: suppressed`, findings: 2 });
  });

  it('is told once for each address', () => {
    const known = aRecord({ update: asked, bounced: [news] });

    const again = withBounceTold(known, { ...news, messageId: 'm-2' }, { at: AT, settings });

    expect(again).toEqual({ ...known, bounced: [news, { ...news, messageId: 'm-2' }] });
  });

  it('is no news where the case knows it, or has ended', () => {
    const now = { at: AT, settings };

    expect(withBounceTold(aRecord({ bounced: [news] }), news, now)).toBeUndefined();
    expect(withBounceTold(aRecord({ status: 'closed' }), news, now)).toBeUndefined();
  });

  it('is told to the operators alone where nothing stands on the findings yet', () => {
    const told = withBounceTold(aRecord(), news, { at: AT, settings });

    expect(told?.due?.operators).toHaveLength(1);
    expect(told?.due).not.toHaveProperty('finding');
    expect(told).not.toHaveProperty('update');
  });
});

describe('a mail that somebody has called spam', () => {
  const complained = (record = aRecord()) => withComplaintTold(record, OWNER, { at: AT, settings });

  it('is told to the operators, and changes nothing that the findings say', () => {
    const told = complained(aRecord({ update: asked, updateNumber: 2, told: ['before'] }));
    const [{ message } = {}] = told?.due?.operators ?? [];

    expect(told).toMatchObject({ update: asked, updateNumber: 2, told: ['before', `complaint:${OWNER}`] });
    expect(told?.due?.operators).toMatchObject([{ tries: 0, nextTryAt: AT, since: AT }]);
    expect(message?.attributes).toMatchObject({ step: 'mail-complaint', status: 'unchanged' });
    expect(JSON.parse(message?.text ?? '')).toMatchObject({ mail: `to ${OWNER}: complained`, findings: 0 });
  });

  it('is told once for each address', () => {
    const once = complained();

    expect(once?.told).toEqual([`complaint:${OWNER}`]);
    expect(complained(once)).toBeUndefined();
    expect(complained(aRecord({ told: ['complaint:bob@example.com'] }))?.due?.operators).toHaveLength(1);
  });
});
