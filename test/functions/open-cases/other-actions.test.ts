import { describe, expect, it } from 'vitest';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import {
  AT,
  aKey,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  daysAgo,
  OLD_KEY,
  OTHER_KEY,
  USER_ID,
} from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import { aWorld, type World } from '../../support/fakes/world.ts';
import { ref } from '../sweep-cases/sweeping.ts';

const TOKEN = 'token-1';
const { planId } = aPlan();
const disabled = [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }];
const open = (kind: Parameters<typeof aQuestion>[0]) => ({
  ...aQuestion(kind),
  planId,
  taskToken: TOKEN,
  sent: true,
});

const preview = (world: World, findings: unknown[] = [aFinding()]) =>
  openCases(aClick(world.actions.preview, findings), world);
const stop = (world: World, findings: unknown[] = [aFinding()]) =>
  openCases(aClick(world.actions.stop, findings), world);
const findingOf = (world: World) => world.findings.finding('finding-1');

const QUARANTINED = { attachedPolicies: ['arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'] };

describe('a click on "Preview retirement"', () => {
  const someWorld = (has: Parameters<typeof aWorld>[0] = {}) =>
    aWorld({ findings: [aStoredFinding()], ...has });

  it('writes the plan into note and fields, and nothing else anywhere', async () => {
    const world = someWorld();

    await preview(world);

    expect(findingOf(world)).toMatchObject({
      workflowStatus: 'NEW',
      note: 'Preview, 2026-03-01 09:00 UTC: nothing was changed and nobody was asked. Would ask alice@example.com about: password (last used 2025-11-01); AKIA…MPLE (last used 2025-08-13).',
      userDefinedFields: { UnusedCredentialsPlan: expect.stringContaining('Would ask alice@example.com') },
    });
    expect(world.calls.made.filter((call) => /put|start|send|publish/.test(call))).toEqual([]);
    expect(world.iam.state.acts).toEqual([]);
  });

  it('says what would be left, why, and that the whole user would go', async () => {
    const mixed = someWorld({
      users: [aUser({ credentials: [aKey(), aKey({ id: 'AKIAINUSEXXXXXXXUSED', lastUsedAt: daysAgo(1) })] })],
    });
    const whole = someWorld({ settings: { deleteScope: 'user', deletionNeedsConfirmation: false } });

    await preview(mixed);
    await preview(whole);

    expect(findingOf(mixed).note).toContain('Would leave: AKIA…USED (last used 2026-02-28).');
    expect(findingOf(whole).note).toContain('After the observation the whole user would be deleted.');
  });

  it.each([
    ['whether somebody is asked first', {}, {}],
    [
      'that of a quarantined user somebody is always asked',
      { deletionNeedsConfirmation: false },
      QUARANTINED,
    ],
  ])('says of the whole user %s', async (_, settings, user) => {
    const world = someWorld({ settings: { deleteScope: 'user', ...settings }, users: [aUser(user)] });

    await preview(world);

    expect(findingOf(world).note).toContain(
      'After the observation people would be asked whether the whole user may be deleted.',
    );
  });

  it('says that of the whole user somebody is asked where more joins that an earlier case left off', async () => {
    const other = aKey({ id: OTHER_KEY, status: 'Inactive' });
    const user = aUser({ credentials: [...aUser().credentials, other] });
    const left = { credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(50) };
    const off = [
      {
        ...{ caseId: CASE_ID, openedAt: daysAgo(60), closedAt: daysAgo(30) },
        disabled: [{ ...left, lastUsedAt: daysAgo(200) }],
      },
    ];
    const records = [aRecord({ status: 'closed', closedAt: daysAgo(30), user, off })];
    const settings = { deleteScope: 'user', deletionNeedsConfirmation: false };
    const world = someWorld({ settings, users: [user], records });

    await preview(world);

    expect(findingOf(world).note).toContain('people would be asked whether the whole user may be deleted.');
  });

  it('says nothing of a deletion where everything stays disabled', async () => {
    const world = someWorld({ settings: { deleteScope: 'user', afterObservation: 'keep-disabled' } });

    await preview(world);

    expect(findingOf(world).note).toContain('Would ask alice@example.com about: password');
    expect(findingOf(world).note).not.toContain('deleted');
  });

  it('says that a case would end at once', async () => {
    const world = someWorld({ users: [aUser({ tags: { 'break-glass': '' } })] });

    await preview(world);

    expect(findingOf(world).note).toContain('A case would end at once (protected)');
    expect(findingOf(world).note).toContain('it has the tag break-glass.');
  });

  it('of a user that is gone leaves the status alone', async () => {
    const world = someWorld({ users: [] });

    await preview(world);

    expect(findingOf(world).workflowStatus).toBe('NEW');
    expect(findingOf(world).note).toContain('no longer exists');
  });

  it('writes nothing while a case is running', async () => {
    const world = someWorld({ records: [aRecord()] });

    await preview(world);

    expect(world.findings.writes).toEqual([]);
  });

  it('writes nothing before the end of the last case is on the finding, whose fields it would write back', async () => {
    const finding = { number: 7, since: AT, tries: 0, nextTryAt: AT };
    const due = { operators: [], messages: [], finding };
    const world = someWorld({ records: [aRecord({ status: 'closed', step: 'stop', closedAt: AT, due })] });

    await preview(world);

    expect(world.findings.writes).toEqual([]);
  });
});

describe('a click on "Stop or restore"', () => {
  const someWorld = (record?: ReturnType<typeof aRecord>) =>
    aWorld({ findings: [aStoredFinding()], ...(record !== undefined && { records: [record] }) });

  it('changes nothing while a new password waits for its owner', async () => {
    const passwordSecret = { since: AT };
    const world = someWorld(aRecord({ question: open('use'), disabled, restoredAt: AT, passwordSecret }));

    await stop(world);

    expect(world.tokens.answered.size).toBe(0);
    expect(world.table.at(USER_ID).answers).toEqual([]);
  });

  it.each([
    ['while a new password waits', { passwordSecret: { since: AT } }],
    ['while the use of what is back is waited for', {}],
  ])('%s asks back what an earlier case has left off', async (_, differs) => {
    const left = [{ credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(30) }];
    const off = [{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(9), disabled: left }];
    const outcomes = disabled.map(({ credentialId }) => ({ credentialId, result: 'restored' as const }));
    const world = someWorld(
      aRecord({ question: open('use'), disabled, outcomes, restoredAt: AT, off, ...differs }),
    );

    await stop(world);

    expect(world.table.at(USER_ID).answers).toMatchObject([{ kind: 'restore', ofCases: ['alice-0'] }]);
    expect(world.tokens.answered.get(TOKEN)).not.toBe('stop');
  });

  it('that comes again, as for another finding, gives back nothing more than it has', async () => {
    const left = [{ credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(30) }];
    const off = [{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(9), disabled: left }];
    const world = someWorld(aRecord({ question: open('impact'), disabled, off, openedAt: daysAgo(1) }));
    await stop(world);
    const { answers, ...asked } = world.table.at(USER_ID);
    expect(answers).toMatchObject([{ kind: 'restore' }]);
    const outcomes = disabled.map(({ credentialId }) => ({ credentialId, result: 'restored' as const }));
    world.table.store({ ...asked, answers, restoredAt: AT, outcomes, question: open('use') });

    await stop(world);

    expect(world.table.at(USER_ID)).toMatchObject({ answers, restoredAt: AT, disabled });
  });

  it('while a new password waits asks back what could not be given back with it', async () => {
    const outcomes = disabled.map(({ credentialId }) => ({ credentialId, result: 'failed' as const }));
    const inPart = { restoredAt: AT, steps: [{ step: 'restored', at: AT }], outcomes };
    const record = aRecord({ question: open('use'), disabled, passwordSecret: { since: AT }, ...inPart });
    const world = someWorld(record);

    await stop(world);

    expect(world.table.at(USER_ID).answers).toMatchObject([{ kind: 'restore' }]);
  });

  it('before disabling answers the open question with "stop"', async () => {
    const world = someWorld(aRecord({ question: open('stakeholder') }));

    await stop(world);

    expect(world.tokens.answered.get(TOKEN)).toBe('stop');
    expect(world.table.at(USER_ID).answers).toMatchObject([
      { kind: 'stop', role: 'analyst', by: 'the custom action', delivered: true, at: AT.replace('.000', '') },
    ]);
    expect(world.findings.writes).toEqual([]);
  });

  it.each(['impact', 'deletion', 'use'] as const)(
    'after disabling answers the question "%s" with "restore"',
    async (kind) => {
      const world = someWorld(aRecord({ question: open(kind), disabled, answers: [anAnswer()] }));

      await stop(world);

      expect(world.tokens.answered.get(TOKEN)).toBe('restore');
    },
  );

  it.each([{ compliance: 'PASSED' }, { RecordState: 'ARCHIVED' }, { Workflow: { Status: 'RESOLVED' } }])(
    'restores also from a finding that has passed meanwhile: %j',
    async (state) => {
      const world = someWorld(aRecord({ question: open('impact'), disabled, answers: [anAnswer()] }));

      await stop(world, [aFinding(state)]);

      expect(world.tokens.answered.get(TOKEN)).toBe('restore');
    },
  );

  it('while kept credentials are waited for ends that wait', async () => {
    const restored = aRecord({ question: open('use'), disabled, restoredAt: AT });
    const world = someWorld(restored);

    await stop(world);

    expect(world.tokens.answered.get(TOKEN)).toBe('stop');
  });

  it('between two steps is stored for the next one', async () => {
    const world = someWorld(aRecord());

    await stop(world);

    expect(world.table.at(USER_ID).answers).toMatchObject([{ kind: 'stop', delivered: false }]);
  });

  it('says why it is not taken, status unchanged', async () => {
    const restoreKit = {
      writtenAt: AT,
      scope: 'credentials' as const,
      user: aUser(),
      inlinePolicyDocuments: {},
    };
    const world = someWorld(aRecord({ disabled, restoreKit, question: open('deletion') }));

    await stop(world);

    expect(findingOf(world).note).toBe(
      `Stop or restore was not taken: The credentials are being deleted right now, or have been. The user could not be read: password: unknown; AKIA…MPLE: unknown. Case ${CASE_ID}.`,
    );
    expect(findingOf(world).workflowStatus).toBe('NEW');
  });

  const kit = { writtenAt: AT, scope: 'credentials' as const, user: aUser(), inlinePolicyDocuments: {} };
  const readAt = '2026-03-01T09:05:00.000Z';

  it('says how it stands by the newest item, whatever was read before', async () => {
    const before = aRecord({ disabled, question: open('deletion'), user: aUser({ readAt: daysAgo(4) }) });
    const world = someWorld(before);
    const user = aUser({ readAt, credentials: [] });
    world.table.meanwhile(() => world.table.store({ ...before, revision: 9, restoreKit: kit, user }));

    await stop(world);

    expect(findingOf(world).note).toMatch(
      /^Stop or restore was not taken: .* As read 2026-03-01 09:05 UTC: .*AKIA…MPLE: deleted by this case/,
    );
  });

  it('in the moment in which the case ends says what that has come to', async () => {
    const before = aRecord({ disabled, question: open('deletion'), user: aUser({ readAt: daysAgo(4) }) });
    const world = someWorld(before);
    const deleted = {
      ...{
        status: 'closed' as const,
        closedAt: readAt,
        restoreKit: kit,
        user: aUser({ readAt, credentials: [] }),
      },
      outcomes: [{ credentialId: OLD_KEY, result: 'deleted' as const }],
    };
    world.table.meanwhile(() => world.table.store({ ...before, ...deleted, revision: 9 }));

    await stop(world);

    expect(findingOf(world).note).toBe(
      `Nothing was done: no case is running for the IAM user alice. As read 2026-03-01 09:05 UTC: password: gone; AKIA…MPLE: deleted by this case. Case ${CASE_ID}.`,
    );
  });

  it('after the end of a case says what that has given back', async () => {
    const restored = { outcomes: [{ credentialId: OLD_KEY, result: 'restored' as const }], restoredAt: AT };
    const ended = aRecord({
      status: 'closed',
      closedAt: AT,
      disabled,
      ...restored,
      user: aUser({ credentials: [aKey()] }),
    });
    const world = someWorld(ended);

    await stop(world);

    expect(findingOf(world).note).toContain(
      ' As read 2026-03-01 09:00 UTC: password: gone; AKIA…MPLE: on (given back). Case ',
    );
  });

  it('in the moment in which the case ends wants back what that leaves off', async () => {
    const user = aUser({ credentials: [aKey({ status: 'Inactive' })] });
    const before = aRecord({ disabled, question: open('deletion'), user });
    const world = someWorld(before);
    world.table.meanwhile(() =>
      world.table.store({ ...before, revision: 9, status: 'closed', closedAt: AT, question: undefined }),
    );

    await stop(world);

    expect(world.table.at(USER_ID).answers).toMatchObject([{ kind: 'restore', ofCases: [CASE_ID] }]);
    expect(world.findings.writes).toEqual([]);
  });

  it.each([
    ['no case', undefined],
    ['a closed case', aRecord({ status: 'closed' })],
  ])('says that nothing is running where there is %s', async (_, record) => {
    const world = someWorld(record);

    await stop(world);

    expect(findingOf(world).note).toBe('Nothing was done: no case is running for the IAM user alice.');
    expect(world.executions.all.size).toBe(0);
  });

  it('after the end of a case wants back what that has left off, and leaves the note as it is', async () => {
    const credentials = [aKey({ status: 'Inactive' })];
    const ended = aRecord({ status: 'closed', closedAt: AT, disabled, user: aUser({ credentials }) });
    const world = someWorld(ended);

    await stop(world);
    await stop(world);

    const { answers, findings } = world.table.at(USER_ID);
    expect(answers).toMatchObject([
      { kind: 'restore', role: 'analyst', by: 'the custom action', ofCases: [CASE_ID] },
    ]);
    expect(findings).toHaveLength(1);
    expect(world.findings.writes).toEqual([]);
    expect(await world.table.dueAt(AT)).toEqual([USER_ID]);
  });

  const passed = aFinding({ compliance: 'PASSED', details: { UserId: USER_ID, UserName: 'alice' } });
  it('on a finding that passes keeps what the note of an ended case said is off', async () => {
    const user = aUser({ credentials: [aKey({ status: 'Inactive' })] });
    const world = someWorld(aRecord({ status: 'closed', closedAt: daysAgo(1), user, disabled }));

    await openCases(aClick(world.actions.retire, [passed]), world);

    expect(findingOf(world).note).toMatch('Nothing was done. ');
    expect(findingOf(world).note).toContain(
      `As read 2026-03-01 09:00 UTC: password: gone; AKIA…MPLE: disabled by this case. Case ${CASE_ID}.`,
    );
  });

  it('on a finding of a running case that names its user only leaves that case its note', async () => {
    const world = someWorld(aRecord({ findings: [ref], question: open('impact'), disabled }));

    await openCases(aClick(world.actions.retire, [aFinding({ compliance: 'PASSED' })]), world);

    expect(world.findings.writes).toEqual([]);
  });

  it('that comes once more after it has ended its case leaves the note of that end', async () => {
    const answers = [anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', at: AT })];
    const ended = aRecord({ status: 'closed', closedAt: AT, step: 'stopped', findings: [ref], answers });
    const world = someWorld(ended);

    await stop(world);

    expect(world.findings.writes).toEqual([]);
    expect(world.table.at(USER_ID)).toEqual(ended);
  });

  it('that comes once more asks nothing back of an earlier case', async () => {
    const answers = [anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', at: AT })];
    const off = [{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(30), disabled }];
    const ended = aRecord({ status: 'closed', closedAt: AT, step: 'stopped', findings: [ref], answers, off });
    const world = someWorld(ended);

    await stop(world);

    expect(world.table.at(USER_ID)).toEqual(ended);
  });

  it('by two analysts at once gives one answer', async () => {
    const world = someWorld(aRecord({ question: open('stakeholder') }));

    await Promise.all([stop(world), stop(world)]);

    expect(world.table.at(USER_ID).answers).toHaveLength(1);
  });
});
