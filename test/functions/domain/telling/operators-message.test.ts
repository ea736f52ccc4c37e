import { describe, expect, it } from 'vitest';
import { operatorsMessage } from '../../../../functions/domain/telling/operators-message.ts';
import {
  ACCOUNT,
  AT,
  aCase,
  aPlan,
  aUser,
  CASE_ID,
  OLD_KEY,
  someSettings,
} from '../../../support/builders.ts';

const message = (overrides: object = {}) =>
  operatorsMessage(
    { step: 'disabled', status: 'NOTIFIED', at: AT, case: aCase(), findings: 2, ...overrides },
    someSettings({ accountNames: { [ACCOUNT]: 'production' } }),
  );

describe('a message to the operators', () => {
  it('is JSON that says case, step, status, user, controls and how each credential stands', () => {
    const case_ = aCase({
      user: aUser({ credentials: [] }),
      plan: aPlan(),
      disabled: [{ credentialId: 'password', kind: 'password', disabledAt: AT }],
      outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
    });

    expect(JSON.parse(message({ case: case_, deadline: AT }).text)).toEqual({
      version: 1,
      case: CASE_ID,
      step: 'disabled',
      status: 'NOTIFIED',
      at: AT,
      account: ACCOUNT,
      accountName: 'production',
      user: 'alice',
      controls: 'IAM.8',
      credentials: 'password: disabled by this case; AKIA…MPLE: deleted by this case',
      findings: 2,
      deadline: AT,
    });
  });

  it('can be filtered by step, status, account, control and case', () => {
    expect(message({ case: { ...aCase(), controls: ['IAM.8', 'IAM.22'] } }).attributes).toEqual({
      step: 'disabled',
      status: 'NOTIFIED',
      account: ACCOUNT,
      control: ['IAM.8', 'IAM.22'],
      caseId: CASE_ID,
    });
  });

  it('has no whole key id, no mail address and no link', () => {
    const failure = 'Send a mail to alice@example.com (SendEmail): MessageRejected';
    const { subject, text } = message({ failure });

    expect(`${subject}${text}`).not.toMatch(/@|https?:/);
    expect(text).not.toContain(OLD_KEY);
    expect(text).toContain('Send a mail to (address) (SendEmail): MessageRejected');
  });

  it('names the policy by which AWS has quarantined the user', () => {
    const policy = 'AWSCompromisedKeyQuarantineV3';
    const quarantine = { policy, foundAt: AT, since: 1, asked: 0 };

    expect(JSON.parse(message({ case: { ...aCase(), quarantine } }).text)).toMatchObject({
      quarantinedBy: policy,
    });
    expect(message().text).not.toContain('quarantinedBy');
  });

  it('has a subject that says what has happened to whom, and every control in its text', () => {
    const { subject, text } = message({ case: { ...aCase(), controls: ['IAM.8', 'IAM.22'] } });

    expect(subject).toBe(`Unused credentials: disabled, alice in ${ACCOUNT}`);
    expect(JSON.parse(text)).toMatchObject({ controls: 'IAM.8, IAM.22' });
  });

  it('says that the status was left as it was', () => {
    const { attributes, text } = message({ status: undefined });

    expect(attributes['status']).toBe('unchanged');
    expect(JSON.parse(text)).toMatchObject({ status: 'unchanged' });
  });

  it('names the address to which mail does not come', () => {
    const mail = { address: 'bob@example.com', is: 'bounced' };

    expect(JSON.parse(message({ mail }).text)).toMatchObject({ mail: 'to bob@example.com: bounced' });
    expect(message().text).not.toContain('"mail"');
  });

  it('says nothing of credentials of a case whose item nobody can read', () => {
    const { caseId, account, userName, controls } = aCase();
    const read = JSON.parse(message({ case: { caseId, account, userName, controls } }).text);

    expect(read).toMatchObject({ case: CASE_ID });
    expect(read).not.toHaveProperty('credentials');
  });

  it('is short', () => {
    expect(message().text.length).toBeLessThan(600);
  });
});
