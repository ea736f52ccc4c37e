import { describe, expect, it } from 'vitest';
import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import { showNext, showStopping, stoppedAsJson } from '../../operate/show-stop-all.ts';
import { type Fate, readRunning, type Stopped, stopAll, stoppingOf } from '../../operate/stop-all.ts';
import { disabled, restoreKit, waiting } from '../functions/cases/answering.ts';
import { AT, anAnswer, aRecord } from '../support/builders.ts';
import { aWorld } from '../support/fakes/world.ts';

const restored = waiting('use', { disabled, restoredAt: AT });
const passwordSecret = { since: AT };
const heldUp = { state: 'AssessDisabledUser', since: AT };
const left = {
  disabled,
  outcomes: disabled.map(({ credentialId }) => ({ credentialId, result: 'left-disabled' as const })),
};

/** What is said to a case: what it is told with each fate, or why it is told nothing. */
const CASES: [string, CaseRecord, string, string][] = [
  ['nothing is off yet', waiting('stakeholder'), 'stop', 'stop'],
  ['nothing is off and all is paused', waiting('paused'), 'stop', 'stop'],
  ['nothing is off and it is between two steps', aRecord(), 'stop', 'stop'],
  ['it is observed', waiting('impact'), 'restore', 'leave-disabled'],
  ['deletion is asked about', waiting('deletion'), 'restore', 'leave-disabled'],
  ['what is left off stays so, and something kept is to be used', waiting('use', left), 'restore', 'stop'],
  ['what was given back is to be used', restored, 'stop', 'stop'],
  [
    'a new password waits',
    { ...restored, passwordSecret },
    'a new password waits until',
    'a new password waits until',
  ],
  [
    'it was deleted in part, and something kept is to be used',
    waiting('use', { disabled, restoreKit }),
    'stop',
    'stop',
  ],
  ['it is being deleted', waiting('deletion', { restoreKit }), 'being deleted', 'being deleted'],
  [
    'its deletion waits for the next try, and nothing is known to be gone',
    waiting('paused', { disabled, restoreKit, heldUp: { ...heldUp, state: 'DeleteCredentials' } }),
    'restore',
    'held up at DeleteCredentials',
  ],
  [
    'its deletion waits for the next try, and something may be gone',
    waiting('paused', { disabled, restoreKit: { ...restoreKit, isBegun: true } }),
    'being deleted',
    'being deleted',
  ],
  ['it is paused before deletion', waiting('paused', { disabled }), 'restore', 'paused before its deletion'],
  [
    'it is held up',
    waiting('impact', { heldUp }),
    'restore',
    'held up at AssessDisabledUser since 2026-03-01 09:00 UTC',
  ],
  ['something is being turned off', waiting('stakeholder', { disabled }), 'restore', 'between two steps'],
];

/** What came of a case. */
async function stop(record: CaseRecord, fate: Fate | undefined) {
  const world = aWorld({ records: [record] });
  const [stopped] = await stopAll([record], { fate, by: 'olivia', at: AT }, world.table);
  const added = world.table.at(record.userId).answers.slice(record.answers.length);
  return { ...(stopped as Stopped), added };
}

describe('stop-all, where', () => {
  it.each(CASES)('%s', async (_, record, givenBack, left) => {
    for (const [fate, expected] of [
      ['restore', givenBack],
      ['leave', left],
    ] as const) {
      const { said, why, added } = await stop(record, fate);

      if (said === undefined) expect(why, fate).toContain(expected);
      else expect(said, fate).toBe(expected);
      expect(added.map(({ kind, role, by }) => [kind, role, by])).toEqual(
        said === undefined ? [] : [[expected, 'analyst', 'npm run cases (olivia)']],
      );
    }
  });

  it('something is off and nobody has said what becomes of it', async () => {
    expect(stoppingOf(waiting('impact'), undefined)).toEqual({ says: 'choose' });
    expect(await stop(waiting('impact'), undefined)).toMatchObject({
      why: expect.stringContaining('--restore'),
      added: [],
    });
  });

  it('a wish to restore stands already', async () => {
    const answers = [anAnswer(), anAnswer({ kind: 'restore', answerId: 'r' })];

    expect(await stop(waiting('impact', { answers }), 'leave')).toMatchObject({ said: 'restore', added: [] });
  });

  it('a deletion was confirmed and is under way', async () => {
    const confirm = anAnswer({ kind: 'confirm', answerId: 'c', questionNumber: 2, delivered: true });
    const record = waiting('deletion', { answers: [anAnswer(), confirm] });
    const question = { ...record.question, answerId: 'c' } as NonNullable<CaseRecord['question']>;

    expect(await stop({ ...record, question }, 'leave')).toMatchObject({
      why: expect.stringContaining('answered before: "Delete what is disabled"'),
      added: [],
    });
  });
});

describe('what still runs', () => {
  it('are open cases, the oldest first, and ended ones of which something is due', async () => {
    const of = (userId: string, overrides: Partial<CaseRecord>) => aRecord({ userId, ...overrides });
    const finding = { number: 1, tries: 0, nextTryAt: AT, since: AT };
    const records = [
      of('A', { openedAt: '2026-03-02T09:00:00.000Z' }),
      of('B', {}),
      of('C', { status: 'closed', closedAt: AT }),
      of('D', { status: 'closed', closedAt: AT, due: { finding, operators: [], messages: [] } }),
    ];
    const { open, untold } = await readRunning(aWorld({ records }).table);

    expect(open.map(({ userId }) => userId)).toEqual(['B', 'A']);
    expect(untold).toBe(1);
  });

  it('are besides users who are exempt, also those of whom the sweep has not heard yet that they are not any more', async () => {
    const exemption = { until: '2026-09-01T00:00:00.000Z', reason: 'batch', by: 'security@example.com' };
    const of = (userId: string, overrides: Partial<CaseRecord>) =>
      aRecord({ userId, status: 'closed', closedAt: AT, userName: userId, ...overrides });
    const records = [
      of('bob', { exemption }),
      of('carol', {}),
      of('alice', { exemption: { ...exemption, until: '2026-02-01T00:00:00.000Z' } }),
    ];
    const running = await readRunning(aWorld({ records }).table);

    expect(running).toMatchObject({ open: [], untold: 0 });
    expect(showNext(running).split('\n')).toEqual([
      '0 open cases: nothing runs any more. But 2 users are exempt, and once the hub is gone nobody sets their SUPPRESSED findings to NEW:',
      `  alice (${records[0]?.account}) until 2026-02-01 00:00 UTC`,
      `  bob (${records[0]?.account}) until 2026-09-01 00:00 UTC`,
      'Set them to NEW yourself: in Security Hub, those whose field UnusedCredentialsStep is "exempt". Next: npx cdk destroy --all.',
    ]);
    expect(stoppedAsJson([], running)).toMatchObject({
      open: 0,
      exempt: [
        { user: 'alice', until: '2026-02-01T00:00:00.000Z' },
        { user: 'bob', until: exemption.until },
      ],
    });
  });

  it('are named with open cases too, and not where nobody is exempt', async () => {
    const exemption = { until: '2026-09-01T00:00:00.000Z', reason: 'batch', by: 'security@example.com' };
    const none = await readRunning(aWorld({ records: [] }).table);
    const records = [aRecord({ userId: 'A' }), aRecord({ userId: 'B', status: 'closed', exemption })];
    const some = await readRunning(aWorld({ records }).table);

    expect(showNext(none)).toBe('0 open cases: nothing runs any more. Next: npx cdk destroy --all.');
    expect(showNext(some)).toMatch(
      /^1 open case\. Run it again .*; then npx cdk destroy --all\. But 1 user is exempt/,
    );
  });

  it('is shown with what will be', () => {
    const lines = (fate?: Fate) =>
      showStopping([waiting('impact'), restored], fate)
        .split('\n')
        .slice(2);

    expect(lines()[0]).toMatch(/off, so give back or leave: AKIA…MPLE$/);
    expect(lines('restore')[0]).toMatch(/given back: AKIA…MPLE$/);
    expect(lines('leave')).toEqual([
      expect.stringMatching(/stopped; stays off, not deleted: AKIA…MPLE$/),
      expect.stringMatching(/stopped; everything stays as it is now$/),
    ]);
  });
});
