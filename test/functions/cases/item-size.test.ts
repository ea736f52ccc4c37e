import { describe, expect, it } from 'vitest';
import { onCase } from '../../../functions/cases/on-case.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import { caseRecordSchema } from '../../../functions/domain/case/case-record.ts';
import { newCase } from '../../../functions/domain/case/new-case.ts';
import type { MessageOfCase } from '../../../functions/domain/message/message.ts';
import {
  ACCOUNT,
  AT,
  aCase,
  aKey,
  anAnswer,
  aPassword,
  aPlan,
  aQuestion,
  aUser,
  OLD_KEY,
  OTHER_KEY,
  OWNER,
  someSettings,
} from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const text = (length: number): string => 'x'.repeat(length);
const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const address = (index: number): string => `${text(50)}${index}@example.com`;

const [OWNER_TAG = ''] = someSettings().ownerTags;

// IAM's quotas of one user: 50 tags of 128 and 256 characters, 10 groups, 20 attached policies, 8 MFA devices, 2 keys.
const user = aUser({
  tags: {
    ...Object.fromEntries(many(49, (index) => [`${index}${text(126)}`, text(256)])),
    [OWNER_TAG]: OWNER,
  },
  credentials: [aPassword(), aKey(), aKey({ id: OTHER_KEY })],
  groups: many(10, (index) => `${text(126)}${index}`),
  attachedPolicies: many(20, (index) => `arn:aws:iam::aws:policy/${text(100)}${index}`),
  inlinePolicies: many(10, (index) => `${text(100)}${index}`),
  mfaDevices: many(8, (index) => `arn:aws:iam::${ACCOUNT}:mfa/${text(60)}${index}`),
});

const message = (index: number): MessageOfCase => ({
  messageId: text(36),
  role: 'stakeholder',
  address: address(index),
  questionNumber: 12,
  at: AT,
});

/** A case that everything happened to: twelve questions to four people each, and an answer with a reason to each. */
const worst = {
  ...newCase(
    {
      ...{ account: ACCOUNT, partition: 'aws', user, controls: ['IAM.8', 'IAM.22'], thresholdDays: 90 },
      findings: many(40, (index) => ({
        findingId: `arn:aws:securityhub:eu-central-1:${ACCOUNT}:security-control/IAM.8/finding/${text(36)}${index}`,
        productArn: 'arn:aws:securityhub:eu-central-1::product/aws/securityhub',
        region: 'eu-central-1',
        control: 'IAM.8' as const,
      })),
    },
    AT,
    aCase(),
  ),
  user,
  plan: aPlan(user),
  question: aQuestion('deletion', {
    recipients: many(4, (index) => ({ address: address(index), role: 'stakeholder', reason: text(150) })),
  }),
  answers: many(12, () => anAnswer({ reason: text(1000), person: address(1) })),
  told: many(60, (index) => `question 12:${address(index)}`),
  steps: many(50, () => ({ step: 'confirm-deletion', at: AT })),
  disabled: [OLD_KEY, OTHER_KEY].map((credentialId) => ({
    ...{ credentialId, kind: 'access-key' as const, disabledAt: AT, lastUsedAt: AT },
  })),
  outcomes: [OLD_KEY, OTHER_KEY].map((credentialId) => ({
    ...{ credentialId, result: 'dropped' as const, reason: text(150) },
  })),
  remarks: many(5, () => text(300)),
  otherNotes: many(10, () => ({ text: text(512), by: text(64), at: AT, caseId: text(80) })),
  // Inline policies of a user have 2,048 characters together.
  restoreKit: { writtenAt: AT, scope: 'user' as const, user, inlinePolicyDocuments: { one: text(2048) } },
};

describe('the item of a case', () => {
  it('stays below 104 kB in the worst case; the table takes 400', async () => {
    const record = caseRecordSchema.parse({ ...worst, messages: many(48, message) });
    const world = aWorld({ records: [record] });
    const { table, settings } = world;
    const read = onCase({ table, settings, changes: ['user'] }, async () => (current) => ({
      outcome: 'read',
      case: { ...current, user },
    }));

    await read({ state: 'AssessUserAgain', enteredAt: AT, case: addressOf(record) });

    const item = world.table.at(record.userId);
    expect(JSON.stringify(item).length).toBeGreaterThan(70_000);
    expect(JSON.stringify(item).length).toBeLessThan(104_000);
    expect(item?.user?.tags).toEqual({ [OWNER_TAG]: OWNER });
  });
});
