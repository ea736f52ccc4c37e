import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { ACCOUNT, after, alice, click, KEY, type StoryStep, user } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const WATCHED = [...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const RETIRED = [click(), after('P2D').answer('retire')];
const BOB = { userName: 'bob', userId: 'AIDAEXAMPLEBOB0000001' };

/** The case of alice as the workflow hands it to its functions; of somebody else, or with more, where it differs. */
function forgedCase({ userName = 'alice', userId = 'AIDAEXAMPLEALICE00001', ...more }: ForgedCase = {}) {
  return {
    version: 1,
    caseId: `${userName}-${userId}-1`,
    account: ACCOUNT,
    partition: 'aws',
    userName,
    userId,
    userArn: `arn:aws:iam::${ACCOUNT}:user/${userName}`,
    controls: ['IAM.8'],
    thresholdDays: 90,
    openedAt: '2026-11-02T09:00:00.000Z',
    ...more,
  };
}

interface ForgedCase {
  userName?: string;
  userId?: string;
  caseId?: string;
  passwordSecret?: object;
  question?: object;
  plan?: object;
}

/** Someone with InvokeFunction calls these functions, as a state that was entered at that time would. */
const invoke = (at: string, enteredAt: string, ...forged: Forged[]): StoryStep[] =>
  forged.map(({ name, case: of = forgedCase(), ...more }) =>
    after(at).invoke(name, { fresh: true, payload: { state: 'Forged', enteredAt, case: of, ...more } }),
  );

interface Forged {
  name: string;
  case?: ReturnType<typeof forgedCase>;
  mode?: string;
  step?: string;
  taskToken?: string;
  retryCount?: number;
}

const DISABLE = { name: 'disable-credentials' };
const DELETE = { name: 'delete-credentials' };
const RESTORE = { name: 'revert-credentials', mode: 'restore' };

const refusals = ({ report }: Journey) =>
  report.stepResults.filter((stepResult) => stepResult.do === 'invoke').map(({ got }) => got ?? '');

describe('a function that someone invokes with a made-up payload', () => {
  it('refuses before there is a case, and before there is an answer', async () => {
    const journey = await play(
      { until: 'P2D' },
      ...invoke('PT0S', '2026-11-03T09:00:00.000Z', DISABLE, DELETE, RESTORE),
      after('PT1H').click(),
      ...invoke('P1D', '2026-11-03T09:00:00.000Z', DISABLE, DELETE, RESTORE),
    );

    expect(refusals(journey).slice(0, 3)).toEqual(
      Array(3).fill(expect.stringMatching(/^InvalidInputError: The table holds no case/)),
    );
    expect(refusals(journey).slice(3)).toEqual([
      expect.stringMatching(/^InvalidInputError: No recorded answer allows to disable/),
      expect.stringMatching(/^InvalidInputError: No recorded answer allows/),
      expect.stringMatching(/^InvalidInputError: No recorded answer and no use calls for giving back/),
    ]);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.course('alice')).toEqual(ASKED);
  });

  it('neither shortens the observation nor restores nor deletes another secret', async () => {
    const journey = await play(
      ...RETIRED,
      after('P3D').answer('confirm'),
      ...invoke('P4D', '2026-11-06T09:00:00.000Z', DELETE, RESTORE, {
        name: 'revert-credentials',
        mode: 'discard-password',
        case: forgedCase({
          passwordSecret: { since: '2026-11-02T09:00:00.000Z' },
        }),
      }),
    );

    expect(refusals(journey).slice(0, 2)).toEqual([
      expect.stringMatching(/^InvalidInputError: The observation .* is not over; nothing was deleted/),
      expect.stringMatching(/^InvalidInputError: No recorded answer and no use/),
    ]);
    expect(journey.report.calls['secretsmanager:DeleteSecret']).toBeUndefined();
    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED confirm-deletion', 'RESOLVED deleted']);
    const deleted = journey.report.iam.filter(({ action }) => action === 'DeleteAccessKey');
    expect(deleted).toMatchObject([{ at: '2026-11-18T09:01:00.000Z' }]);
  });

  it('does not say that something was done which was not', async () => {
    const claims = (...steps: string[]) => steps.map((step) => ({ name: 'update-finding', step }));
    const journey = await play(
      { until: 'P4D' },
      click(),
      ...invoke('P1D', '2026-11-03T09:00:00.000Z', ...claims('disabled', 'left-disabled', 'user-deleted')),
      after('P2D').answer('retire'),
      ...invoke('P3D', '2026-11-05T09:00:00.000Z', ...claims('restored', 'left-disabled', 'deleted')),
    );

    expect(refusals(journey)).toEqual(
      Array(6).fill(expect.stringMatching(/^InvalidInputError: .* does not hold what "\S+" says was done/)),
    );
    expect(journey.course('alice')).toEqual(WATCHED);
  });

  it('does not lend the answer of one user to another', async () => {
    const journey = await play(
      {
        users: [
          alice(),
          user('bob', {
            userId: BOB.userId,
            accessKeys: [{ id: 'AKIAEXAMPLEBOB000001', lastUsed: 'P120D' }],
          }),
        ],
        findings: [{ user: 'alice' }],
        until: 'P4D',
      },
      click(),
      after('P2D').answer('retire', { user: 'alice' }),
      ...invoke(
        'P3D',
        '2026-11-05T09:00:00.000Z',
        { ...DISABLE, case: forgedCase({ userName: 'bob', caseId: forgedCase().caseId }) },
        { ...DISABLE, case: forgedCase(BOB) },
      ),
    );

    expect(refusals(journey)).toEqual([
      expect.stringMatching(/^InvalidInputError: Case alice-\S+ has disabled already; nothing was touched/),
      expect.stringMatching(/^InvalidInputError: The table holds no case bob-/),
    ]);
    expect(journey.acts('bob')).toEqual([]);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('refuses when the case is closed', async () => {
    const journey = await play(
      { settings: { afterObservation: 'keep-disabled' } },
      ...RETIRED,
      ...invoke('P20D', '2026-11-18T10:00:00.000Z', DISABLE, DELETE, RESTORE),
    );

    expect(refusals(journey)).toEqual(
      Array(3).fill(expect.stringMatching(/^InvalidInputError: No recorded answer/)),
    );
    expect(journey.course('alice')).toEqual([...WATCHED, 'RESOLVED left-disabled']);
    expect(journey.acts('alice')).toEqual(DISABLED);
  });

  it('mails no link to whom the settings do not know, and keeps the plan of the case', async () => {
    const question = {
      number: 9,
      kind: 'stakeholder',
      message: 'asked',
      recipients: [{ address: 'mallory@example.com', role: 'security-contact', reason: 'none' }],
      since: '2026-11-03T09:00:00.000Z',
      until: '2026-12-03T09:00:00.000Z',
      timeoutSeconds: 1000,
    };
    const credential = {
      id: KEY,
      kind: 'access-key',
      status: 'Active',
      createdAt: '2025-09-28T09:00:00.000Z',
      lastUsedAt: '2026-11-01T09:00:00.000Z',
    };
    const plan = {
      planId: 'forged',
      thresholdDays: 1,
      scope: 'credentials',
      userDeletionBlockers: [],
      owner: { addresses: ['mallory@example.com'], source: 'tag', tag: 'Owner', problems: [] },
      items: [{ credential, verdict: { is: 'unused', days: 100, neverUsed: false }, proposal: 'retire' }],
    };
    const journey = await play(
      { users: [alice({ accessKeys: [{ id: KEY, lastUsed: 'P1D' }] })], until: 'P2D' },
      click(),
      ...invoke('P1D', '2026-11-03T09:00:00.000Z', {
        name: 'ask',
        taskToken: 'forged',
        case: forgedCase({ question, plan }),
        retryCount: 0,
      }),
    );

    expect(journey.recipients()).toEqual(['alice@example.com']);
    const [item] = await journey.run.items();
    expect(item).toMatchObject({ plan: { planId: expect.not.stringMatching('forged') } });
  });
});
