import { describe, expect, it } from 'vitest';
import { ASSESSED } from '../../../functions/assess-user/assess-user.ts';
import { type Decide, onCase } from '../../../functions/cases/on-case.ts';
import { DELETED } from '../../../functions/delete-credentials/delete-credentials.ts';
import { DISABLED } from '../../../functions/disable-credentials/disable-credentials.ts';
import { addressOf } from '../../../functions/domain/case/case-id.ts';
import { type CaseRecord, caseRecordSchema } from '../../../functions/domain/case/case-record.ts';
import { REVERTED } from '../../../functions/revert-credentials/revert-credentials.ts';
import type { StateInput } from '../../../functions/runtime/state-handler.ts';
import { UPDATED } from '../../../functions/update-finding/update-finding.ts';
import {
  ACCOUNT,
  AT,
  aCase,
  anAnswer,
  aPlan,
  aQuestion,
  aUser,
  daysAgo,
  OLD_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { disabled, restoreKit } from './answering.ts';

const input: StateInput = { state: 'AssessUser', enteredAt: AT, case: addressOf(aCase()) };
const LATER = daysAgo(-0.5);
const stored = (world: World) => world.table.at(USER_ID);

describe('what a state may write', () => {
  const EVERY = {
    assess: ASSESSED,
    disable: DISABLED,
    delete: DELETED,
    revert: REVERTED,
    update: UPDATED,
  } as const satisfies Record<string, readonly (keyof CaseRecord)[]>;

  /** Every field of an item, different from what `aCase` has. */
  const others: Required<{ [Field in keyof CaseRecord]: CaseRecord[Field] }> = {
    version: 1,
    revision: 41,
    status: 'closed',
    caseId: 'another-AIDAEXAMPLE123456789-7',
    sequence: 7,
    account: '999999999999',
    partition: 'aws-us-gov',
    userName: 'bob',
    userId: 'AIDABOB',
    userArn: 'arn:aws-us-gov:iam::999999999999:user/bob',
    controls: ['IAM.22'],
    thresholdDays: 1,
    openedAt: LATER,
    openedBy: 'event',
    closedAt: LATER,
    stopClickedAt: LATER,
    findings: [{ findingId: 'f', productArn: 'p', region: 'eu-west-1', control: 'IAM.8' }],
    heldUp: { state: 'AssessUse', since: LATER },
    evidence: {
      services: { is: 'pending' },
      admin: { policies: [], isCut: false, isWhole: true, isDenied: false },
      descriptions: {},
    },
    step: 'user-deleted',
    deadline: LATER,
    steps: [{ step: 'deleted', at: LATER }],
    update: { note: 'Forged.', fields: {} },
    updateNumber: 12,
    due: {
      messages: [],
      operators: [
        { tries: 1, nextTryAt: LATER, since: LATER, message: { subject: 's', text: 't', attributes: {} } },
      ],
    },
    entry: { state: 'Forged', enteredAt: LATER, outcome: 'forged' },
    plan: { ...aPlan(), planId: 'another' },
    user: aUser({ tags: {} }),
    userGone: true,
    namedOwner: { addresses: [OWNER], source: 'named', problems: [] },
    question: aQuestion('deletion', { number: 9 }),
    answers: [anAnswer({ kind: 'confirm' })],
    messages: [{ messageId: 'm', role: 'stakeholder', address: OWNER, questionNumber: 1, at: AT }],
    taken: ['an answer'],
    off: [{ caseId: 'alice-1', openedAt: AT, closedAt: LATER, disabled }],
    takenOn: [{ answerId: 'a wish', credentialIds: [OLD_KEY] }],
    refused: [{ answerId: 'a wish', at: LATER }],
    told: ['a mark'],
    bounced: [{ at: AT, why: 'bounced', messageId: 'm', address: OWNER }],
    disabled,
    observeUntil: LATER,
    promised: 'asked',
    mustUse: { credentialIds: [OLD_KEY], from: AT, until: LATER },
    outcomes: [{ credentialId: OLD_KEY, result: 'deleted' }],
    remarks: ['Other.'],
    turningOn: [{ credentialId: OLD_KEY, since: LATER }],
    restoredAt: LATER,
    restoreKit,
    formerKit: { ...restoreKit, caseId: 'another-AIDAEXAMPLE123456789-6' },
    hasTriedToDelete: true,
    passwordSecret: { since: AT },
    leftSecrets: ['alice-1'],
    quarantine: { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 },
    place: { date: '2026-03-02', opensAt: LATER },
    exemption: { until: LATER, reason: 'none', by: OWNER },
    otherNotes: [{ text: 'Ticket 7.', by: 'jane', at: AT, caseId: 'alice-1' }],
  };
  const always = ['entry', 'revision'];

  it('is exactly this', () => {
    expect(EVERY).toEqual({
      assess: [
        'user',
        'evidence',
        'userGone',
        'plan',
        'namedOwner',
        'quarantine',
        'question',
        'promised',
        'observeUntil',
        'mustUse',
        'disabled',
        'outcomes',
        'remarks',
        'taken',
      ],
      disable: [
        'user',
        'userGone',
        'quarantine',
        'question',
        'disabled',
        'observeUntil',
        'mustUse',
        'outcomes',
        'remarks',
        'place',
      ],
      delete: [
        'user',
        'userGone',
        'quarantine',
        'question',
        'outcomes',
        'remarks',
        'restoreKit',
        'hasTriedToDelete',
        'place',
      ],
      revert: [
        'user',
        'userGone',
        'question',
        'mustUse',
        'outcomes',
        'remarks',
        'restoredAt',
        'taken',
        'takenOn',
        'refused',
        'disabled',
        'quarantine',
      ],
      update: [
        'user',
        'userGone',
        'question',
        'mustUse',
        'outcomes',
        'remarks',
        'restoreKit',
        'hasTriedToDelete',
        'step',
        'steps',
        'deadline',
        'update',
        'updateNumber',
        'findings',
        'due',
        'status',
        'closedAt',
        'exemption',
        'taken',
        'off',
        'heldUp',
        'place',
      ],
    });
  });

  it('is never an answer, a link, what allows an act, or who the case is about', () => {
    const never: (keyof CaseRecord)[] = [
      ...(Object.keys(addressOf(aCase())) as (keyof CaseRecord)[]),
      'answers',
      'messages',
      'passwordSecret',
      'leftSecrets',
      'entry',
      'revision',
    ];

    for (const fields of Object.values(EVERY))
      expect(fields.filter((field) => never.includes(field))).toEqual([]);
  });

  it('is the restore kit only where something is deleted, or is told as failed: withdrawn, while nothing is gone', () => {
    const kits = Object.entries(EVERY).filter(([, fields]) => fields.some((field) => field === 'restoreKit'));

    expect(kits.map(([function_]) => function_)).toEqual(['delete', 'update']);
  });

  it('is a finding, and the end of the case, only where a step is written', () => {
    const { update: _writes, ...others } = EVERY;
    const ends: (keyof CaseRecord)[] = ['findings', 'status', 'closedAt', 'exemption', 'update', 'due'];

    for (const fields of Object.values(others))
      expect(fields.filter((field) => ends.includes(field))).toEqual([]);
  });

  it.each(Object.entries(EVERY))('(%s) is all that is written of what it decides', async (_, changes) => {
    const world = aWorld({ records: [aCase()] });
    const before = stored(world);
    const decideAll: Decide = () => ({ outcome: 'done', case: others });

    await onCase({ table: world.table, settings: world.settings, changes }, async () => decideAll)(input);

    const after = stored(world);
    const isChanged = (field: keyof CaseRecord) =>
      JSON.stringify(after[field]) !== JSON.stringify(before[field]);
    const fields = Object.keys(others) as (keyof CaseRecord)[];
    expect(Object.keys(others).sort()).toEqual(Object.keys(caseRecordSchema.shape).sort());
    expect(fields.filter(isChanged).sort()).toEqual([...changes, ...always].sort());
    expect(after.entry).toEqual({ state: input.state, enteredAt: AT, outcome: 'done' });
    expect(after.account).toBe(ACCOUNT);
  });

  it.each(Object.entries(EVERY))('(%s) is all that is taken away', async (_, changes) => {
    const full = { ...others, ...addressOf(aCase()), entry: { state: 'Before', enteredAt: AT } };
    const world = aWorld({ records: [full] });
    const bare: Decide = () => ({ outcome: 'done', case: { ...aCase(), plan: undefined } as CaseRecord });

    await onCase({ table: world.table, settings: world.settings, changes }, async () => bare)(input);

    const gone = (Object.keys(full) as (keyof CaseRecord)[]).filter((field) => !(field in stored(world)));
    // Whatever gets on is held up no more.
    const may: readonly string[] = [...changes, 'heldUp'];
    expect(gone.filter((field) => !may.includes(field))).toEqual([]);
    expect(stored(world).answers).toEqual(others.answers);
  });
});
