import { describe, expect, it } from 'vitest';
import { newCase } from '../../../../functions/domain/case/new-case.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
} from '../../../support/builders.ts';

const user = aUser();
const opening = {
  account: user.account,
  partition: user.partition,
  user,
  controls: ['IAM.8' as const],
  thresholdDays: 90,
  findings: [],
};
const untold = {
  tries: 3,
  since: daysAgo(1),
  nextTryAt: AT,
  message: { subject: 'left-disabled', text: '{}', attributes: {} },
};
const late = { number: 7, tries: 3, since: daysAgo(1), nextTryAt: AT };

describe('the next case of a user', () => {
  it('still owes the operators what they have not heard of the one before', () => {
    const before = aRecord({ status: 'closed', due: { messages: [], operators: [untold], finding: late } });

    expect(newCase(opening, AT, before).due).toEqual({ messages: [], operators: [untold] });
  });

  it('counts the updates on, so that a late one of the case before never comes over its own', () => {
    expect(newCase(opening, AT, aRecord({ status: 'closed', updateNumber: 7 })).updateNumber).toBe(8);
    expect(newCase(opening, AT).updateNumber).toBe(1);
  });

  it('inherits no answer of the one before, and nothing that follows from one', () => {
    const before = aRecord({
      ...{
        status: 'closed',
        closedAt: AT,
        answers: [anAnswer()],
        taken: ['answer-retire'],
        told: ['a mark'],
      },
      ...{ question: aQuestion('deletion'), observeUntil: AT, restoredAt: AT, namedOwner: aPlan().owner },
      disabled: [{ credentialId: OLD_KEY, kind: 'access-key', disabledAt: AT }],
      outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
      mustUse: { credentialIds: [OLD_KEY], from: AT, until: AT },
      restoreKit: { writtenAt: AT, scope: 'user', user, inlinePolicyDocuments: {} },
    });

    const next = newCase(opening, AT, before);

    expect(next).toMatchObject({ answers: [], disabled: [], outcomes: [], remarks: [], status: 'open' });
    for (const field of [
      ...['taken', 'told', 'question', 'plan', 'observeUntil', 'restoredAt', 'namedOwner'],
      ...['mustUse', 'restoreKit', 'closedAt', 'exemption', 'entry'],
    ])
      expect(next).not.toHaveProperty(field);
  });

  it('has nothing due of its own', () => {
    expect(newCase(opening, AT)).not.toHaveProperty('due');
    expect(newCase(opening, AT, aRecord({ status: 'closed' }))).not.toHaveProperty('due');
  });
});
