import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { type Journey, play } from '../support/journey.ts';
import { roleRefused } from '../support/outage.ts';
import { after, alice, click, KEY, withKeyOnly } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const PASSED = 'SecurityHub RESOLVED PASSED';
const OFF = [...ASKED, 'NOTIFIED disabled', PASSED];
const OFF_KEY = `UpdateAccessKey ${KEY} Inactive`;
const ON_KEY = `UpdateAccessKey ${KEY} Active`;
const DISABLED = ['DeleteLoginProfile', OFF_KEY];
/** Disabled after two days. */
const RETIRED = [click(), after('P2D').answer('retire')];
const KEY_ONLY = { users: [alice(withKeyOnly)] };

const stsIsDown = (from: string) => after(from).fail('sts:AssumeRole', 'InternalFailure', { status: 500 });
const keyIsDenied = (from: string) => after(from).fail('iam:UpdateAccessKey', 'AccessDenied');
/** Wanted back two days later, while IAM denies it. */
const RESTORE_DENIED = [keyIsDenied('P3D'), after('P4D').answer('restore')];
const timesHeldUp = (journey: Journey) =>
  journey.finding('alice').filter(({ fields }) => fields['UnusedCredentialsStep'] === 'held-up').length;
const notesOf = (journey: Journey) => journey.finding('alice').map(({ note = '' }) => note);

describe('an outage of an hour after disabling', () => {
  it('at the early check ends nothing: the case goes on, and its note says again what it said before', async () => {
    const journey = await play(
      ...RETIRED,
      stsIsDown('P2DT5H50M'),
      after('P2DT7H').heal(),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([
      ...[...ASKED, 'NOTIFIED disabled', 'NOTIFIED held-up', 'NOTIFIED disabled', PASSED],
      ...['NOTIFIED confirm-deletion', 'RESOLVED deleted'],
    ]);
    const [, , , disabled, heldUp, again] = notesOf(journey);
    expect(heldUp).toMatch(/^Held up since .* by a failure: AssessDisabledUser: TransientServiceError/);
    expect(heldUp).toMatch(
      /password: disabled by this case; AKIA…0001: disabled by this case\..*tried again every 15 minutes until/,
    );
    expect(again).toBe(disabled);
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('while a use is waited for ends nothing', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P4D').answer('restore'),
      stsIsDown('P5DT12H'),
      after('P6DT2H').heal(),
      after('P12D').useKey(),
    );

    expect(journey.course('alice')).toContain('NOTIFIED used');
    expect(timesHeldUp(journey)).toBe(1);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe('a wish to restore', () => {
  it('is heard while a check is held up, and done once IAM can be reached', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      stsIsDown('P2DT5H50M'),
      after('P2DT8H').answer('restore'),
      after('P2DT10H').heal(),
      after('P3D').useKey(),
    );

    expect(journey.acts('alice')).toEqual([OFF_KEY, ON_KEY]);
    const back = journey.report.iam.filter(({ action }) => action === 'UpdateAccessKey').at(-1);
    expect(back?.at).toMatch(/^2026-11-04T19:[0-2]/);
  });

  it('that IAM denies is tried again until somebody mends it', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      ...RESTORE_DENIED,
      after('P4DT6H').heal(),
      after('P5D').useKey(),
    );

    expect(journey.course('alice')).toEqual([
      ...[...OFF, 'NOTIFIED held-up', 'NOTIFIED restored', 'RESOLVED used'],
    ]);
    expect(notesOf(journey)[5]).toMatch(/RevertCredentials: PermanentServiceError \(.*AccessDenied/);
    expect(journey.acts('alice')).toEqual([OFF_KEY, ON_KEY]);
  });

  it('that is asked for again, with the custom action, is given back once, at the next try', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      ...RESTORE_DENIED,
      after('P4DT6H5M').heal(),
      after('P4DT6H6M').click({ action: 'stop' }),
      after('P5D').useKey(),
    );

    expect(journey.acts('alice')).toEqual([OFF_KEY, ON_KEY]);
    const back = journey.report.iam.filter(({ action }) => action === 'UpdateAccessKey').at(-1);
    expect(back?.at).toBe('2026-11-06T15:15:00.000Z');
  });

  it('that stays denied has failed for good after a day; the note says what is off, and no secret is left', async () => {
    const journey = await play(
      ...RETIRED,
      after('P3D').fail('iam:CreateLoginProfile', 'AccessDenied'),
      ...RESTORE_DENIED,
      ...roleRefused('revert-credentials', ['P4DT1H', 'P4DT23H']),
    );

    expect(journey.course('alice')).toEqual([...OFF, 'NOTIFIED held-up', 'NEW failed']);
    expect(journey.end('alice').at).toMatch(/^2026-11-07T09:/);
    expect(journey.end('alice').note).toMatch(/RevertCredentials: PermanentServiceError/);
    expect(journey.end('alice').note).toMatch(
      /password: disabled by this case; AKIA…0001: disabled by this case/,
    );
    expect(failureOf(journey)).toMatch(/RevertCredentials: PermanentServiceError/);
    expect(timesHeldUp(journey)).toBe(1);
    expect(journey.report.secrets).toEqual([]);
  });
});

describe('what IAM refuses of several credentials', () => {
  it.each([
    ['denies', 'AccessDenied', 'disabled'],
    // A call that is throttled may have been the last of several.
    ['throttles', 'Throttling', 'being given back'],
  ])(
    'to give back (it %s one) is tried again until it is mended; the rest is back at once',
    async (_, error, isSo) => {
      const journey = await play(
        ...RETIRED,
        after('P3D').fail('iam:CreateLoginProfile', error),
        after('P4D').answer('restore'),
        after('P4DT2H').heal(),
        after('P5D').useKey(),
        after('P5D').signIn(),
      );

      expect(journey.course('alice').filter((step) => !step.startsWith('SecurityHub'))).toEqual([
        ...[...ASKED, 'NOTIFIED disabled', 'NOTIFIED held-up', 'NOTIFIED restored', 'RESOLVED used'],
      ]);
      expect(notesOf(journey)[5]).toMatch(
        new RegExp(
          `^Held up .*CreateLoginProfile.*: password: ${isSo} by this case; AKIA…0001: on \\(given back\\)\\.`,
        ),
      );
      const back = journey.report.iam.filter(({ at }) => at > '2026-11-06');
      expect(back.slice(0, 2)).toMatchObject([
        { action: 'UpdateAccessKey', at: expect.stringMatching(/^2026-11-06T09:0/) },
        { action: 'CreateLoginProfile', at: expect.stringMatching(/^2026-11-06T11:/) },
      ]);
      expect(timesHeldUp(journey)).toBe(1);
    },
  );
});

describe('what could not be given back in a day while the rest was', () => {
  const DENIED_FOR_A_DAY = [
    ...RETIRED,
    after('P3D').fail('iam:CreateLoginProfile', 'AccessDenied'),
    after('P4D').answer('restore'),
    ...roleRefused('revert-credentials', ['P4DT1H', 'P4DT23H']),
  ];

  it.each([
    ['on the page', after('P6DT1H').answer('restore')],
    ['with the custom action', after('P6DT1H').click({ action: 'stop' })],
  ])('can be asked back %s while the use of the rest is waited for', async (_, askedBack) => {
    const journey = await play(
      ...DENIED_FOR_A_DAY,
      after('P6D').heal(),
      askedBack,
      after('P7D').useKey(),
      after('P7D').signIn(),
    );

    expect(journey.acts('alice')).toEqual([...DISABLED, ON_KEY, 'CreateLoginProfile true']);
    expect(journey.course('alice').filter((step) => !step.startsWith('SecurityHub'))).toEqual([
      ...[...ASKED, 'NOTIFIED disabled', 'NOTIFIED held-up', 'NOTIFIED restored', 'NOTIFIED restored'],
      'RESOLVED used',
    ]);
    const given = journey.mailsTo('alice@example.com').filter(({ text }) => /^given back/i.test(text));
    expect(given.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-07', '2026-11-08']);
  });

  it('and is refused for one day more is said, and the case still waits for the use of the rest', async () => {
    const journey = await play(
      ...DENIED_FOR_A_DAY,
      after('P6D').answer('restore'),
      ...roleRefused('revert-credentials', ['P6DT1H', 'P6DT23H']),
      after('P8D').useKey(),
    );

    expect(journey.course('alice').filter((step) => !step.startsWith('SecurityHub'))).toEqual([
      ...[...ASKED, 'NOTIFIED disabled', 'NOTIFIED held-up', 'NOTIFIED restored'],
      ...['NOTIFIED held-up', 'NOTIFIED restored', 'NEW used'],
    ]);
    expect(journey.end('alice').note).toMatch(/^Failed: password .*AKIA…0001: on \(given back\)/);
  });
});

describe('disabling', () => {
  it('that IAM throttles in its midst for an hour is finished afterwards', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'Throttling'),
      after('P2D').answer('retire'),
      after('P2DT1H').heal(),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([
      ...[...ASKED, 'NOTIFIED held-up', 'NOTIFIED disabled', PASSED],
      ...['NOTIFIED confirm-deletion', 'RESOLVED deleted'],
    ]);
    expect(journey.acts('alice')).toEqual([...DISABLED, `DeleteAccessKey ${KEY}`]);
  });

  it('that is held up can be stopped as long as nothing is off', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      after('P1D').fail('iam:ListAccessKeys', 'ServiceFailure', { status: 500 }),
      after('P2D').answer('retire'),
      after('P2DT1H').click({ action: 'stop' }),
      after('P2DT2H').heal(),
    );

    expect(journey.course('alice').at(-1)).toMatch(/stop/);
    expect(journey.acts('alice')).toEqual([]);
  });

  it('that is held up in its midst is taken back also where all was to be kept at first', async () => {
    const journey = await play(
      click(),
      after('P1D').answer('keep'),
      after('P2D').fail('iam:UpdateAccessKey', 'Throttling'),
      after('P3D').answer('retire'),
      after('P3DT1H').answer('restore'),
      after('P3DT2H').heal(),
    );

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile', 'CreateLoginProfile true', ON_KEY]);
  });

  it('leaves alone what somebody has switched on again while another credential held it up', async () => {
    const OTHER = 'AKIAEXAMPLEALICE0002';
    const old = { createdAt: '2024-01-01T00:00:00Z' };
    const journey = await play(
      {
        users: [
          alice({
            password: undefined,
            accessKeys: [
              { id: KEY, ...old },
              { id: OTHER, ...old },
            ],
          }),
        ],
      },
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'Throttling', { after: 1 }),
      after('P2D').answer('retire'),
      after('P2DT1H').setKeyStatus('Active'),
      after('P2DT2H').heal(),
    );

    expect(notesOf(journey).find((note) => note.startsWith('Disabled'))).toMatch(
      /^Disabled AKIA…0002.*AKIA…0001 left alone \(someone has switched it on again\)/,
    );
  });
});

describe('deleting', () => {
  it('that has begun is finished once IAM allows it', async () => {
    const journey = await play(
      {
        users: [
          alice({ groups: ['developers'], attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
        ],
        settings: { deleteScope: 'user' },
      },
      ...RETIRED,
      after('P3D').fail('iam:DetachUserPolicy', 'AccessDenied'),
      after('P20D').answer('confirm'),
      after('P20DT5H').heal(),
    );

    expect(journey.course('alice')).toEqual([
      ...[...OFF, 'NOTIFIED confirm-deletion', 'NOTIFIED held-up', 'RESOLVED user-deleted'],
    ]);
  });
});

describe('while the owner is asked', () => {
  it('an outage at the time of a reminder ends nothing, and the owner can answer meanwhile', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      stsIsDown('P6DT23H'),
      after('P7DT5H').answer('retire'),
      after('P7DT6H').heal(),
    );

    expect(journey.course('alice').slice(0, 5)).toEqual([
      ...[...ASKED, 'NOTIFIED held-up', 'NOTIFIED held-up', 'NOTIFIED disabled'],
    ]);
    expect(notesOf(journey)[3]).toMatch(/Nothing was changed/);
    expect(journey.acts('alice')).toEqual([OFF_KEY]);
  });

  it('what an owner asked for instead of answering is not lost in an outage', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      stsIsDown('P2D'),
      after('P3D').answer('name-other', { fields: { person: 'bob@example.com' } }),
      after('P3DT2H').heal(),
    );

    expect(journey.mailsTo('bob@example.com')[0]?.at).toMatch(/^2026-11-05T11:[0-3]/);
  });
});

describe('the table', () => {
  it('that is down for two hours at a check ends nothing', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P2DT5H50M').fail('dynamodb:*', 'InternalServerError'),
      after('P2DT8H').heal(),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});

describe.each(['update-finding', 'ask'] as const)(
  'the table that takes nothing of %s for an hour, after disabling',
  (folder) => {
    const down = [
      click(),
      after('P1D').fail('dynamodb:*', 'InternalServerError', { function: folder }),
      after('P2D').answer('retire'),
    ];

    it('ends nothing: what is off is told, and watched, once it does', async () => {
      const journey = await play(KEY_ONLY, ...down, after('P2DT1H').heal(), after('P20D').answer('confirm'));

      expect(journey.course('alice').at(-1)).toBe('RESOLVED deleted');
      expect(journey.execution('alice').status).toBe('SUCCEEDED');
    });

    it('keeps a wish of that hour, and gives back what is off', async () => {
      const journey = await play(
        KEY_ONLY,
        ...down,
        after('P2DT30M').answer('restore', { link: 'first' }),
        after('P2DT1H').heal(),
        after('P3D').useKey(),
      );

      expect(journey.acts('alice')).toEqual([
        `UpdateAccessKey ${KEY} Inactive`,
        `UpdateAccessKey ${KEY} Active`,
      ]);
      expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
    });
  },
);

describe('a question that an outage puts again', () => {
  it('to the security contacts is the same one: they get no more time, and silence ends it', async () => {
    const policy = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
    const journey = await play(
      { users: [alice({ ...withKeyOnly, attachedPolicies: [policy] })] },
      click(),
      stsIsDown('P6DT23H'),
      after('P7DT2H').heal(),
    );

    expect(journey.course('alice').at(-1)).toBe('NEW quarantine-unanswered');
    expect(journey.end('alice').at).toMatch(/^2026-11-09T11:/);
  });

  it('takes a late word to delete, also where a use is waited for besides', async () => {
    const journey = await play(
      { settings: { observation: 'PT36H', confirmDeletionWithin: 'P1D' }, users: [alice()] },
      click(),
      after('P2D').answer('retire', { credentials: { password: 'keep', [KEY]: 'retire' } }),
      after('P4DT11H').fail('sts:AssumeRole', 'InternalFailure', {
        status: 500,
        function: 'assess-user',
        after: 1,
      }),
      after('P4DT12H2M30S').answer('confirm'),
      after('P4DT12H6M').heal(),
      after('P5D').signIn(),
    );

    expect(journey.acts('alice')).toEqual([OFF_KEY, `DeleteAccessKey ${KEY}`]);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });
});
