import { describe, expect, it } from 'vitest';
import { type End, endOf, itemsOf } from '../../local/sweep/end-of.ts';
import { KILLED_AS } from '../../local/twin/faults.ts';
import { EVERYTHING } from '../support/everything.ts';
import { type Journey, play, playBeside } from '../support/journey.ts';
import { after, alice, click, type Story, type StoryStep, story } from '../support/story.ts';

const CONFIRMED_EARLY = story(click(), after('P2D').answer('retire'), after('P3D').answer('confirm'));

const ALL_RESTORED = story(
  click(),
  after('P2D').answer('retire'),
  after('P4D').answer('restore'),
  after('P5D').signIn(),
  after('P5D').useKey(),
  after('P5DT1H').answer('check'),
);

const WANTED_WHILE_DISABLING = story(
  click(),
  after('P2D').answer('retire'),
  after('P2DT1S').answer('restore', { mayDoNothing: true }),
  after('P5D').signIn(),
  after('P5D').useKey(),
);

const USER_DELETED = story(
  { users: [alice(EVERYTHING)], settings: { deleteScope: 'user' }, iam: { pageSize: 1 } },
  click(),
  after('P2D').answer('retire'),
  after('P20D').answer('confirm'),
);

/** The same story, in which something more happens. */
const withMore = (told: Story, step: StoryStep): Story => ({ ...told, then: [...told.then, step] });

/** What must be the same with and without a crash. */
async function outcome({ report, run }: Journey): Promise<End> {
  return endOf(report, await itemsOf(run));
}

const plain = new Map<Story, ReturnType<typeof outcome>>();

/** The outcome without a crash; each story is played once for it. */
function plainOutcome(told: Story) {
  const known = plain.get(told) ?? playBeside(told).then(outcome);
  plain.set(told, known);
  return known;
}

// The first try takes effect, its answer is lost. This error is one that only the workflow tries again.
const crash = (call: string, at: string): StoryStep =>
  after(at).fail(call, 'EntityTemporarilyUnmodifiable', { times: 1, effect: 'done' });

describe.each(
  [
    {
      what: 'a deletion that is confirmed early',
      told: CONFIRMED_EARLY,
      at: 'P1D',
      calls: ['iam:DeleteLoginProfile', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
    },
    {
      what: 'a restore of password and key',
      told: ALL_RESTORED,
      at: 'P3D',
      calls: ['iam:CreateLoginProfile', 'iam:UpdateAccessKey'],
    },
    {
      what: 'the deletion of a user with everything',
      told: USER_DELETED,
      at: 'P10D',
      calls: [
        'iam:RemoveUserFromGroup',
        'iam:DeleteAccessKey',
        'iam:DeactivateMFADevice',
        'iam:DeleteVirtualMFADevice',
        'iam:DeleteSSHPublicKey',
        'iam:DeleteSigningCertificate',
        'iam:DeleteServiceSpecificCredential',
        'iam:DeleteUserPolicy',
        'iam:DetachUserPolicy',
        'iam:DeleteUser',
      ],
    },
  ].map((row) => [row.what, row] as const),
)('a crash between effect and reply in %s', (_what, { told, at, calls }) => {
  it.each(calls)('of %s comes to the same end as without it', async (call) => {
    const journey = await play(withMore(told, crash(call, at)));

    expect(await outcome(journey)).toEqual(await plainOutcome(told));
    expect(journey.report.logs.some(({ line }) => line.includes('TransientServiceError'))).toBe(true);
  });

  it('comes to the same end where IAM shows every change late', async () => {
    expect(await outcome(await play({ ...told, iam: { ...told.iam, readLag: 2 } }))).toEqual(
      await plainOutcome(told),
    );
  });
});

describe('a function that is killed in mid-act', () => {
  const acts = [
    ['disable-credentials', 'iam:DeleteLoginProfile', CONFIRMED_EARLY],
    ['delete-credentials', 'iam:DeleteAccessKey', CONFIRMED_EARLY],
    ['revert-credentials', 'iam:CreateLoginProfile', ALL_RESTORED],
  ] as const;
  const kinds = KILLED_AS.flatMap((error) => acts.map((act) => [error, ...act] as const));

  it.each(kinds)('(%s) goes on and comes to the same end: %s', async (error, folder, call, told) => {
    const killed = after('P1D').kill(call, { function: folder, effect: 'done', error });

    const journey = await play(withMore(told, killed));

    expect(await outcome(journey)).toEqual(await plainOutcome(told));
  });
});

describe.each([1, 2, 3, 4, 5])('IAM that shows changes only after %i reads', (readLag) => {
  it('makes no difference to a restore', async () => {
    const journey = await play({ ...ALL_RESTORED, iam: { readLag } });

    expect(await outcome(journey)).toEqual(await plainOutcome(ALL_RESTORED));
  });

  it('gives everything back that is wanted while it is being disabled', async () => {
    const journey = await play({ ...WANTED_WHILE_DISABLING, iam: { readLag } });

    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
    expect(journey.end('alice').note).toMatch(/^Used, as far as IAM reports: password, AKIA…0001\./);
    expect(journey.report.secrets).toEqual([]);
  });
});

describe('a reply that the SDK asks for again', () => {
  it.each([
    ['iam:CreateLoginProfile', 'a restore', ALL_RESTORED],
    ['secretsmanager:CreateSecret', 'a restore', ALL_RESTORED],
    ['secretsmanager:DeleteSecret', 'a restore', ALL_RESTORED],
    ['states:SendTaskSuccess', 'a restore', ALL_RESTORED],
    ['iam:DeleteUser', 'the deletion of a user', USER_DELETED],
  ])('makes no difference to %s in %s', async (call, _what, told) => {
    const lost = after('P1D').fail(call, 'connection-reset', { times: 1, effect: 'done' });

    expect(await outcome(await play(withMore(told, lost)))).toEqual(await plainOutcome(told));
  });
});

describe('a write to the table whose reply is lost for good', () => {
  it.each([0, 3, 6, 9, 12])(
    'is found again, by the workflow or by the person who sends once more (after %i writes)',
    async (writes) => {
      const journey = await play(
        click(),
        after('P2D').answer('retire', { times: 2 }),
        after('P3D').answer('confirm', { times: 2 }),
        after('P1D').fail('dynamodb:PutItem', 'connection-reset', {
          effect: 'done',
          times: 3,
          after: writes,
        }),
      );

      expect(await outcome(journey)).toEqual(await plainOutcome(CONFIRMED_EARLY));
      expect(journey.acts('alice').map((act) => act.split(' ')[0])).toEqual([
        'DeleteLoginProfile',
        'UpdateAccessKey',
        'DeleteAccessKey',
      ]);
    },
  );
});
