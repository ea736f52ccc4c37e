import { describe, expect, it } from 'vitest';
import {
  checkRestoreAllowed,
  deletionAuthorityOf,
  disablingAuthorityOf,
  ownerStillAnswers,
} from '../../../../functions/domain/answering/authority.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  daysAgo,
  OLD_KEY,
  OWNER,
  SECURITY,
  someSettings,
} from '../../../support/builders.ts';

const disabled = [
  { credentialId: OLD_KEY, kind: 'access-key' as const, lastUsedAt: daysAgo(200), disabledAt: daysAgo(1) },
];
const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 2, asked: 2 };
const restoreKit = {
  ...{ writtenAt: AT, scope: 'credentials' as const, user: aUser(), inlinePolicyDocuments: {} },
};
const retire = anAnswer();
const keep = anAnswer({ kind: 'keep', answerId: 'keep' });
const ofContact = { role: 'security-contact', by: SECURITY, questionNumber: 2 } as const;

describe('what allows to disable', () => {
  const items = (differs: Partial<CaseRecord>) =>
    disablingAuthorityOf(aRecord({ answers: [retire], ...differs })).items.map(
      ({ credential }) => credential.id,
    );

  it.each<[string, Partial<CaseRecord>, string[]]>([
    ['the answer to this plan', {}, ['password', OLD_KEY]],
    ['the last of two', { answers: [keep, retire] }, ['password', OLD_KEY]],
    ['the answer, once some of it is off', { answers: [retire, keep], disabled }, ['password', OLD_KEY]],
    [
      'only for what it names',
      { answers: [anAnswer({ decisions: { password: 'keep', [OLD_KEY]: 'retire' } })] },
      [OLD_KEY],
    ],
    [
      'of a quarantined user that of a security contact',
      { quarantine, answers: [anAnswer(ofContact)] },
      ['password', OLD_KEY],
    ],
    [
      'beside an answer to another plan',
      { answers: [retire, { ...keep, planId: 'another' }] },
      ['password', OLD_KEY],
    ],
  ])('is %s', (_, differs, ids) => {
    expect(items(differs)).toEqual(ids);
  });

  it.each<[string, Partial<CaseRecord>, RegExp]>([
    ['nothing', { answers: [] }, /No recorded answer/],
    ['an answer to another plan', { answers: [{ ...retire, planId: 'another' }] }, /No recorded answer/],
    ['one that was taken back', { answers: [retire, keep] }, /No recorded answer/],
    ['an answer without its plan', { plan: undefined as never }, /No recorded answer/],
    ['that of an analyst', { answers: [anAnswer({ role: 'analyst' })] }, /No recorded answer/],
    ['in a closed case', { status: 'closed' }, /No recorded answer/],
    ['once things were given back', { restoredAt: AT }, /No recorded answer/],
    ['once that is done', { observeUntil: AT }, /has disabled already/],
    ['of a quarantined user its owner', { quarantine }, /Only the security contacts/],
  ])('is not %s', (_, differs, why) => {
    expect(() => items(differs)).toThrow(why);
  });
});

describe('what allows to delete', () => {
  const confirm = anAnswer({ kind: 'confirm' });
  const leave = anAnswer({ kind: 'leave-disabled', answerId: 'leave' });
  const put = { put: { enteredAt: AT, retryCount: 0 } };
  const deletion = { ...aQuestion('deletion'), ...put };
  const impact = (until: string) => ({ ...aQuestion('impact', { until }), ...put });
  const pausedIn = (kind: 'deletion' | 'impact', until: string) => ({
    question: { ...aQuestion('paused'), before: { kind, until } },
  });
  const authority = (differs: Partial<CaseRecord>, asks = true) =>
    deletionAuthorityOf(
      aRecord({ disabled, question: deletion, answers: [retire, confirm], observeUntil: AT, ...differs }),
      someSettings({ deletionNeedsConfirmation: asks }),
      AT,
    );

  it.each<[string, Partial<CaseRecord>]>([
    ['its confirmation', {}],
    ['a confirmation that came early', { answers: [retire, leave, confirm] }],
    ['the confirmation, after a pause', pausedIn('deletion', daysAgo(-1))],
    [
      'of a quarantined user that of a security contact',
      { quarantine, answers: [anAnswer(ofContact), { ...confirm, ...ofContact }] },
    ],
  ])('is %s', (_, differs) => {
    expect(authority(differs)).toMatchObject({ kind: 'confirm' });
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['where nobody is asked, the answer after the observation', { question: impact(AT) }],
    ['the same, after a pause', pausedIn('impact', AT)],
    ['the answer, once it is asked about all the same', { answers: [retire] }],
  ])('is %s', (_, differs) => {
    expect(authority(differs, false)).toEqual(retire);
  });

  it.each<[string, Partial<CaseRecord>, RegExp]>([
    ['the answer alone', { answers: [retire] }, /No recorded confirmation/],
    [
      'a confirmation of another plan',
      { answers: [retire, { ...confirm, planId: 'other' }] },
      /No recorded confirmation/,
    ],
    ['one that was taken back', { answers: [retire, confirm, leave] }, /No recorded confirmation/],
    ['of a quarantined user its owner', { quarantine }, /No recorded confirmation/],
    [
      'of a quarantined user what was used',
      {
        quarantine: { ...quarantine, isUsed: true },
        answers: [anAnswer(ofContact), { ...confirm, ...ofContact }],
      },
      /No recorded confirmation/,
    ],
    ['before it was asked about', { question: aQuestion('deletion') }, /not over/],
    ['while it is watched, although that is over', { question: impact(AT) }, /not over/],
    ['of nothing that was answered', { answers: [confirm] }, /nothing was touched/],
  ])('is not %s', (_, differs, why) => {
    expect(() => authority(differs)).toThrow(why);
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['while it is watched', { question: impact(daysAgo(-1)) }],
    ['in a pause while it is watched', pausedIn('impact', daysAgo(-1))],
    ['while its use is waited for', { question: { ...aQuestion('use', { until: AT }), ...put } }],
    ['without a question', { question: undefined as never }],
    ['of a quarantined user that was watched', { question: impact(AT), quarantine }],
  ])('is nothing %s, also where nobody is asked', (_, differs) => {
    expect(() => authority(differs, false)).toThrow(/not over/);
  });
});

describe('what calls for giving back', () => {
  const off = aUser({ credentials: [aKey({ status: 'Inactive' })] });
  const restore = anAnswer({ kind: 'restore' });
  const check =
    (differs: Partial<CaseRecord>, user = off) =>
    () =>
      checkRestoreAllowed(aRecord({ disabled, answers: [restore], ...differs }), user);

  it('is a wish, or a use', () => {
    expect(check({})).not.toThrow();
    expect(check({ answers: [] }, aUser({ credentials: [aKey({ lastUsedAt: AT })] }))).not.toThrow();
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['nothing', { answers: [] }],
    ['a wish that was refused', { refused: [{ answerId: restore.answerId, at: AT }] }],
    ['a wish for nothing', { disabled: [] }],
    ['a wish after it', { restoredAt: AT }],
    ['a wish while it is deleted', { restoreKit }],
    ['a wish after the end', { status: 'closed' }],
  ])('is not %s', (_, differs) => {
    expect(check(differs)).toThrow(/nothing was touched/);
  });
});

describe('an answer', () => {
  const BOB = 'bob@example.com';
  const planOf = (owner: object) => ({ ...aPlan(), owner: { ...aPlan().owner, ...owner } });
  const named = planOf({ source: 'named', addresses: [OWNER], insteadOf: ['carol@example.com'] });

  it.each<[string, string, object, string, boolean]>([
    ['of the owner still counts', OWNER, aPlan(), OWNER, true],
    ['of one who is the owner by now counts', BOB, aPlan(), BOB, true],
    ['of a former owner does not', OWNER, aPlan(), BOB, false],
    [
      'of one of two owners counts, as long as both are',
      BOB,
      planOf({ addresses: [OWNER, BOB] }),
      `${OWNER} ${BOB}`,
      true,
    ],
    ['of who was named counts, while the tag is as it was', OWNER, named, 'carol@example.com', true],
    ['of who was named does not, once the tag names another', OWNER, named, BOB, false],
    ['of somebody else than who was named does not', BOB, named, 'carol@example.com', false],
  ])('%s', (_, by, plan, tag, counts) => {
    const record = aRecord({ plan: plan as never });
    const why = ownerStillAnswers(record, anAnswer({ by }), aUser({ tags: { Owner: tag } }), someSettings());

    expect(why).toBe(counts ? undefined : 'its owner has changed since the answer');
  });

  it('of a security contact counts whoever the owner is', () => {
    const user = aUser({ tags: { Owner: BOB } });

    expect(ownerStillAnswers(aRecord(), anAnswer(ofContact), user, someSettings())).toBeUndefined();
  });
});
