import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, exemptUntil, KEY, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
/** Nobody confirms the deletion, so a case ends four and a half days after its click. */
const settings = { observation: 'PT36H', confirmDeletionWithin: 'P1D' };
const KEY_ONLY = { settings, users: [alice(withKeyOnly)] };
const OFF = `UpdateAccessKey ${KEY} Inactive`;
const ON = `UpdateAccessKey ${KEY} Active`;

/** Retired after two days, and left off. */
const LEFT_OFF = [click(), after('P2D').answer('retire')];
const LATER = ['RESOLVED left-disabled', 'NOTIFIED restored', 'RESOLVED used'];
const statuses = ({ report }: Awaited<ReturnType<typeof play>>) =>
  report.executions.map(({ status }) => status);

describe('what an ended case has left off', () => {
  it('is given back by its link 30 days after the end', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P34DT13H').answer('restore'),
      after('P34DT15H').useKey(),
    );

    expect(journey.course('alice').slice(-3)).toEqual(LATER);
    expect(journey.acts('alice')).toEqual([OFF, ON]);
    expect(statuses(journey)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    const restored = journey
      .finding('alice')
      .find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'restored');
    expect(restored?.note).toMatch(/^Given back, with the link sent to alice@example\.com/);
    expect(restored?.at).toMatch(/^2026-12-06T22:01/);
  });

  it('with a password comes back as a new one', async () => {
    const journey = await play(
      { settings },
      ...LEFT_OFF,
      after('P34DT13H').answer('restore'),
      after('P34DT15H').useKey(),
      after('P34DT15H').signIn(),
    );

    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
    expect(journey.acts('alice')).toContain('CreateLoginProfile true');
    expect(journey.course('alice').at(-1)).toBe('RESOLVED used');
  });

  it('opens 91 days after the end, and the page gives nothing back', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P96D').open(),
      after('P96DT1H').answer('restore', { force: true }),
    );

    const [opened, answered] = journey.report.stepResults.slice(-2);
    expect(opened).toMatchObject({ do: 'open', status: 200 });
    expect(answered).toMatchObject({ do: 'answer', status: 409 });
    expect(journey.acts('alice')).toEqual([OFF]);
    expect(statuses(journey)).toHaveLength(1);
  });

  it('is given back by "Stop or restore", also after that', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P120D').click({ action: 'stop' }),
      after('P120DT2H').useKey(),
    );

    expect(journey.course('alice').slice(-3)).toEqual(LATER);
    const restored = journey
      .finding('alice')
      .find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'restored');
    expect(restored?.note).toMatch(/^Given back, by an analyst with the custom action/);
    expect(journey.acts('alice')).toEqual([OFF, ON]);
  });

  it('is told to be left off no more, where it is given back before that mail went out', async () => {
    const journey = await play(
      { ...KEY_ONLY, settings: { ...settings, gatherWithin: 'PT5M' } },
      ...LEFT_OFF,
      after('P4DT12H1M').click({ action: 'stop' }),
    );

    const told = journey.mailsTo(OWNER).map(({ text }) => text.split('\n')[0]);
    expect(told.slice(-2)).toEqual(['Given back', 'Not used in time']);
    expect(journey.course('alice')).toContain('RESOLVED left-disabled');
    expect(journey.course('alice')).toContain('NOTIFIED restored');
  });

  it('is not given back to who owns the user no more; they are told, and the new owner is not kept from it', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P10D').tagUser({ Owner: 'bob@example.com' }),
      after('P10DT5M').answer('restore'),
    );

    expect(journey.course('alice').at(-1)).toBe('NEW nothing-to-restore');
    expect(journey.end('alice').note).toMatch(/somebody else owns the user now/);
    expect(journey.acts('alice')).toEqual([OFF]);
    expect(journey.mailsTo(OWNER).at(-1)?.text).toMatch(/^Not given back: somebody else owns this user now/);
    const [item] = await journey.run.items();
    expect(item).toMatchObject({ off: [{ disabled: [{ credentialId: KEY }] }, {}] });
  });

  it('is told as gone where somebody has deleted the key since', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P10D').deleteKey(),
      after('P10DT5M').answer('restore'),
    );

    expect(journey.course('alice').at(-1)).toBe('NEW nothing-to-restore');
    expect(journey.end('alice').note).toMatch(/left alone \(it exists no more\)/);
    expect((await journey.run.items())[0]).toMatchObject({ off: [] });
  });
});

describe('the list of what is off', () => {
  it('keeps its item from expiring, until the sweep finds that nothing of it is left', async () => {
    const left = await play(KEY_ONLY, ...LEFT_OFF, after('P10D').open());
    expect((await left.run.items())[0]).not.toHaveProperty('expiresAt');

    const gone = await play(KEY_ONLY, ...LEFT_OFF, after('P10D').deleteKey(), after('P12D').open());
    const [item] = await gone.run.items();
    expect(item).toMatchObject({ off: [] });
    expect(item).toHaveProperty('expiresAt');
  });
});

/** A second key of alice that was in use at the first click and counts as unused at the second. */
const OTHER = 'AKIAEXAMPLEALICE0002';
const TWO_KEYS = {
  settings,
  users: [
    alice({
      ...withKeyOnly,
      accessKeys: [
        { id: KEY, lastUsed: 'P120D' },
        { id: OTHER, lastUsed: 'P60D' },
      ],
    }),
  ],
};
const CLICKED_AGAIN = [...LEFT_OFF, after('P40D').click()];

describe('a link of an ended case while a newer one of the user runs', () => {
  it.each([
    ['asks whether something else is needed', after('P41D'), after('P41DT2H'), [OFF, ON]],
    [
      'has turned off something else, which comes back with it',
      after('P42D'),
      after('P42DT2H'),
      [OFF, OFF.replace(KEY, OTHER), ON.replace(KEY, OTHER), ON],
    ],
  ])('gives back what that case has left off: it %s', async (what, wished, used, acts) => {
    const retired = what.startsWith('has') ? [after('P41D').answer('retire')] : [];
    const journey = await play(
      TWO_KEYS,
      ...CLICKED_AGAIN,
      ...retired,
      wished.answer('restore', { link: 'first' }),
      used.useKey({ key: KEY }),
      used.useKey({ key: OTHER }),
    );

    expect(journey.report.stepResults).toContainEqual(
      expect.objectContaining({ do: 'answer', status: 200, got: expect.stringMatching(/Recorded/) }),
    );
    expect(journey.acts('alice')).toEqual(acts);
    expect(statuses(journey)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(journey.course('alice').join()).toMatch(/restored.*used$/);
    expect((await journey.run.items())[0]).toMatchObject({ status: 'closed', off: [] });
  });
});

describe('a link of an ended case while a newer one has tried to delete', () => {
  it('gives that back after the end, and not what the newer one has turned off', async () => {
    const tried = 'P42DT11H';
    const journey = await play(
      TWO_KEYS,
      ...CLICKED_AGAIN,
      after('P41D').answer('retire'),
      after('P41DT8H').answer('confirm'),
      // The function dies before the first call: its kit stays, and nothing is gone.
      after(tried).kill('iam:DeleteAccessKey', { function: 'delete-credentials' }),
      after(tried).fail('sts:AssumeRole', 'InternalFailure', {
        ...{ status: 500, function: 'delete-credentials', after: 1 },
      }),
      after('P42DT14H').answer('restore', { link: 'first' }),
      after('P42DT16H').heal(),
      after('P42DT20H').useKey({ key: KEY }),
    );

    expect(journey.acts('alice')).toEqual([
      ...[OFF, OFF.replace(KEY, OTHER)],
      ...[`DeleteAccessKey ${OTHER}`, ON],
    ]);
    expect(statuses(journey)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });
});

describe('what is off of a user that AWS has quarantined since', () => {
  it('is not given back on an owner’s word: the security contacts are asked, and theirs counts', async () => {
    const journey = await play(
      KEY_ONLY,
      ...LEFT_OFF,
      after('P10D').attachPolicy('arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3'),
      after('P10DT5M').answer('restore'),
      after('P11D').answer('restore', { as: 'security-contact' }),
      after('P12D').useKey(),
    );

    expect(journey.course('alice').join()).toMatch(/left-disabled.*quarantined-off.*restored.*used/);
    expect(journey.acts('alice')).toEqual([OFF, ON]);
  });
});

describe('what is off of a user who is exempt since', () => {
  const EXEMPT = [...CLICKED_AGAIN, after('P56D').answer('exempt', exemptUntil('2027-03-30'))];
  const BACK = [after('P57D').answer('restore', { link: 'first' }), after('P57DT2H').useKey({ key: KEY })];

  it('is given back, and the findings stay suppressed: a click opens no case', async () => {
    const journey = await play(TWO_KEYS, ...EXEMPT, ...BACK, after('P60D').click());

    const course = journey.course('alice');
    const since = course.slice(course.indexOf('SUPPRESSED exempt'));
    expect(since.every((step) => step.startsWith('SUPPRESSED'))).toBe(true);
    expect(since.join()).toMatch(/restored.*used/);
    expect(journey.acts('alice')).toEqual([OFF, ON]);
    expect(statuses(journey)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    expect((await journey.run.items())[0]).toMatchObject({
      status: 'closed',
      exemption: { until: expect.stringMatching(/^2027-03-/) },
    });
  });

  it('opens again by itself when the exemption ends', async () => {
    const journey = await play(TWO_KEYS, ...EXEMPT, ...BACK, after('P155D').open());

    expect(journey.course('alice').at(-1)).toBe('NEW exemption-ended');
  });
});
