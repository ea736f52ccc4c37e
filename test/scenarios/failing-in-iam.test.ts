import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { roleRefused } from '../support/outage.ts';
import { after, alice, click, KEY } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];
const WATCHED = [...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED'];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];

const lastNote = (journey: Journey): string => journey.end('alice').note ?? '';

describe('IAM that refuses', () => {
  it('the very first read: the case fails with the role to look at, and nobody is asked', async () => {
    const journey = await play(
      after('PT0S').fail('iam:ListAccessKeys', 'AccessDenied'),
      after('PT1M').click(),
    );

    expect(journey.course('alice')).toEqual(['NOTIFIED opened', 'NEW failed']);
    expect(lastNote(journey)).toMatch(/AssessUser: PermanentServiceError \(.*AccessDenied/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.recipients()).toEqual(['security@example.com']);
    expect(await journey.run.items()).toMatchObject([{ status: 'closed' }]);
  });

  it('to disable the key after the password: exactly that is told at once, and the password goes its way', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'AccessDenied'),
      after('P2D').answer('retire'),
      after('P20D').answer('confirm'),
    );

    expect(journey.course('alice')).toEqual([
      ...ASKED,
      'NOTIFIED disabled',
      'NOTIFIED confirm-deletion',
      'NEW deleted',
    ]);
    const notes = journey.finding('alice').map(({ note }) => note ?? '');
    expect(notes[3]).toMatch(
      /^Failed: AKIA…0001 \(.*UpdateAccessKey.*AccessDenied.*\)\. Disabled password, proven/,
    );
    expect(notes[5]).toMatch(/^Failed: AKIA…0001 \(.* Deleted password, .*: AKIA…0001: on\./);
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
    expect(journey.user('alice')).toMatchObject({ password: null, accessKeys: [{ status: 'Active' }] });
  });

  it('to disable anything: the case fails with the role to look at, and nothing was touched', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'AccessDenied'),
      after('P1D').fail('iam:DeleteLoginProfile', 'AccessDenied'),
      after('P2D').answer('retire'),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(lastNote(journey)).toMatch(
      /DisableCredentials: PermanentServiceError \(.*DeleteLoginProfile\): AccessDenied/,
    );
    expect(lastNote(journey)).toMatch(
      /As read .*: password: on; AKIA…0001: on\..*[Ss]elect the finding again/,
    );
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.execution('alice').status).toBe('FAILED');
  });

  it('for a day, in the midst of disabling: the note tells what is gone from what is not', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'Throttling', { times: 1000 }),
      after('P2D').answer('retire'),
      after('P2DT10M').fail('sts:AssumeRole', 'AccessDenied'),
      after('P3DT2M').heal({ call: 'sts:AssumeRole' }),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NOTIFIED held-up', 'NEW failed']);
    expect(lastNote(journey)).toMatch(
      /As read .*: password: disabled by this case; AKIA…0001: on\..*password can be given back with "Stop or restore"/,
    );
    expect(journey.acts('alice')).toEqual(['DeleteLoginProfile']);
  });

  it('to be read at the end of that day too: the note names what may be off', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('iam:UpdateAccessKey', 'Throttling', { times: 1000 }),
      after('P2D').answer('retire'),
      after('P2DT10M').fail('sts:AssumeRole', 'AccessDenied'),
    );

    expect(lastNote(journey)).toMatch(
      /could not be read.*Perhaps disabled by this case before: password, AKIA…0001\./,
    );
  });

  it('to give the key back, for a day: the password comes back at once, the finding ends NEW', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').fail('iam:UpdateAccessKey', 'AccessDenied'),
      after('P4D').answer('restore'),
    );

    const told = journey.mailsTo('alice@example.com').map(({ text }) => text);
    expect(told).toContainEqual(
      expect.stringMatching(/AKIA…0001: turned off by this case, could not be changed/),
    );
    expect(journey.course('alice')).toEqual([
      ...[...WATCHED, 'NOTIFIED held-up', 'NOTIFIED restored', 'NEW not-used'],
    ]);
    expect(journey.finding('alice')[5]?.note).toMatch(
      /^Held up .*: password: on \(given back\); AKIA…0001: being given back by this case\./,
    );
    expect(journey.finding('alice')[6]?.note).toMatch(
      /^Failed: AKIA…0001 \(.*AccessDenied.*Given back.*: password restored\./,
    );
    expect(lastNote(journey)).toMatch(/^Failed: AKIA…0001 .*AKIA…0001: disabled by this case/);
    expect(journey.acts('alice')).toEqual([...DISABLED, 'CreateLoginProfile true']);
    expect(journey.report.secrets).toEqual([]);
  });

  it('a new password: the key comes back at once, and no password is left in a secret', async () => {
    const journey = await play(
      { until: 'P4DT1H' },
      click(),
      after('P2D').answer('retire'),
      after('P3D').fail('iam:CreateLoginProfile', 'AccessDenied'),
      after('P4D').answer('restore'),
    );

    expect(journey.course('alice').at(-1)).toBe('NOTIFIED held-up');
    expect(lastNote(journey)).toMatch(
      /CreateLoginProfile.*AccessDenied.* password: disabled by this case; AKIA…0001: on \(given back\)/,
    );
    expect(lastNote(journey)).not.toMatch(/Secrets Manager/);
    expect(journey.acts('alice')).toEqual([...DISABLED, `UpdateAccessKey ${KEY} Active`]);
    expect(journey.report.secrets).toEqual([]);
  });

  it('to delete the user half-way: the note says what is left, and the kit is in the table', async () => {
    const journey = await play(
      {
        users: [
          alice({ groups: ['developers'], attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }),
        ],
        settings: { deleteScope: 'user' },
      },
      click(),
      after('P2D').answer('retire'),
      after('P3D').fail('iam:DetachUserPolicy', 'AccessDenied'),
      after('P20D').answer('confirm'),
      ...roleRefused('delete-credentials', ['P20DT1H', 'P20DT23H']),
    );

    expect(journey.course('alice')).toEqual([
      ...[...WATCHED, 'NOTIFIED confirm-deletion', 'NOTIFIED held-up', 'NEW failed'],
    ]);
    expect(lastNote(journey)).toMatch(/DeleteCredentials: PermanentServiceError \(.*AccessDenied/);
    expect(lastNote(journey)).toMatch(
      /password: disabled by this case; AKIA…0001: deleted by this case\..*Deletion of the user had begun, still with 1 policy/,
    );
    expect(journey.user('alice')).toMatchObject({
      groups: [],
      accessKeys: [],
      attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    });
    expect(await journey.run.items()).toMatchObject([
      { restoreKit: { scope: 'user', user: { groups: ['developers'] } } },
    ]);
  });
});

describe('a login profile that may not be read', () => {
  const UNREAD = /password: unknown; AKIA…0001: disabled by this case\..*AKIA…0001 can be given back/;

  it.each([
    ['at the end of the observation', 'P5D', roleRefused('assess-user', ['P16DT1H', 'P16DT23H'])],
    [
      'before the deletion',
      'P19D',
      [after('P20D').answer('confirm'), ...roleRefused('delete-credentials', ['P20DT1H', 'P20DT23H'])],
    ],
  ])(
    '%s is unknown: nobody is said to have changed it, and nothing is deleted',
    async (_when, from, then) => {
      const journey = await play(
        click(),
        after('P2D').answer('retire'),
        after(from).fail('iam:GetLoginProfile', 'AccessDenied'),
        ...then,
      );

      expect(journey.course('alice').at(-1)).toBe('NEW failed');
      expect(lastNote(journey)).toMatch(/password cannot be read: IAM did not answer GetLoginProfile/);
      expect(lastNote(journey)).toMatch(UNREAD);
      expect(lastNote(journey)).not.toMatch(/Changed by someone|password: on/);
      expect(journey.acts('alice')).toEqual(DISABLED);
      const told = journey.mailsTo('alice@example.com').at(-1)?.text;
      expect(told).toMatch(/- password: not known\n- access key AKIA…0001: turned off by this case\n/);
    },
  );
});

describe('a member account without the roles', () => {
  it('while the owner is asked: nothing is done, and the note names role and account', async () => {
    const journey = await play(
      click(),
      after('P1D').fail('sts:AssumeRole', 'AccessDenied'),
      after('P2D').answer('retire'),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(lastNote(journey)).toMatch(
      /UnusedCredentialsAct in account 111122223333 cannot be assumed: deploy/,
    );
    expect(lastNote(journey)).toMatch(/could not be read: password: unknown; AKIA…0001: unknown\. Mend/);
    expect(journey.acts('alice')).toEqual([]);
  });

  it('after disabling: the note does not claim more than is known', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire'),
      after('P3D').fail('sts:AssumeRole', 'AccessDenied'),
    );

    expect(journey.course('alice')).toEqual([...WATCHED, 'NOTIFIED held-up', 'NEW failed']);
    expect(lastNote(journey)).toMatch(/UnusedCredentialsRead in account 111122223333 cannot be assumed/);
    expect(lastNote(journey)).toMatch(
      /could not be read: password: unknown; AKIA…0001: unknown\. Disabled by this case before: password, AKIA…0001/,
    );
    expect(journey.acts('alice')).toEqual(DISABLED);
  });
});

describe('a call whose answer is lost, and that is refused when the SDK repeats it', () => {
  it.each([
    ['iam:DeleteLoginProfile', 'CreateLoginProfile true'],
    ['iam:UpdateAccessKey', `UpdateAccessKey ${KEY} Active`],
  ])('%s: what it has turned off is not forgotten', async (call, back) => {
    const journey = await play(
      click(),
      after('P1D').fail(call, 'connection-reset', { effect: 'done', times: 1 }),
      after('P1D').fail(call, 'AccessDenied', { after: 1, times: 1 }),
      after('P2D').answer('retire'),
      after('P4D').answer('restore'),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    expect(journey.acts('alice')).toContain(back);
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
  });
});
