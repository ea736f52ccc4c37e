import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, exemptUntil, KEY, user, withKeyOnly } from '../support/story.ts';

const OWNER = 'alice@example.com';
const SECURITY = 'security@example.com';
const POLICY = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
const BY_CONTACT = { as: 'security-contact' } as const;
const KEY_ONLY = { users: [alice(withKeyOnly)] };
const QUARANTINED = { users: [alice({ ...withKeyOnly, attachedPolicies: [POLICY] })] };
const OFF = `UpdateAccessKey ${KEY} Inactive`;
const ON = `UpdateAccessKey ${KEY} Active`;
const PASSED = 'SecurityHub RESOLVED PASSED';
const RETIRED = [click(), after('P2D').answer('retire')];
const INCIDENT = /^Quarantined by AWS \(AWSCompromisedKeyQuarantineV3\): an incident\./;

describe('a user that AWS has quarantined before the click', () => {
  it('goes to the security contacts at once, who are told why; silence ends NEW, and operators are told', async () => {
    const journey = await play(QUARANTINED, click());

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED quarantined',
      'NEW quarantine-unanswered',
    ]);
    expect(journey.finding('alice')[2]?.note).toMatch(INCIDENT);
    expect(journey.end('alice').note).toMatch(INCIDENT);
    expect(journey.end('alice').note).toMatch(/No security contact answered\. Nothing was changed\./);
    expect(journey.end('alice').at).toMatch(/^2026-11-09/);
    expect(journey.recipients()).toEqual([SECURITY, SECURITY]);
    expect(journey.mailsTo(SECURITY)[0]?.text).toMatch(
      /AWS has quarantined this user with the policy AWSCompromisedKeyQuarantineV3/,
    );
    const told = journey.report.messages.filter(({ to }) => !String(to).includes('@'));
    expect(told.at(-1)?.text).toMatch(/"step": "quarantine-unanswered"/);
    expect(journey.acts('alice')).toEqual([]);
    expect(journey.user('alice')?.attachedPolicies).toEqual([POLICY]);
  });

  it('is told so in Japanese as well', async () => {
    const journey = await play(
      { ...QUARANTINED, settings: { language: 'ja' } },
      click(),
      after('P1D').answer('stop', BY_CONTACT),
    );

    expect(journey.course('alice').slice(1)).toEqual(['NOTIFIED quarantined', 'NEW stop']);
    expect(journey.mailsTo(SECURITY)[0]?.text).toMatch(
      /AWS がポリシー AWSCompromisedKeyQuarantineV3 でこのユーザーを隔離しました/,
    );
  });

  it('is disabled, watched and deleted on the word of the security contacts alone', async () => {
    const journey = await play(
      QUARANTINED,
      click(),
      after('P1D').answer('retire', BY_CONTACT),
      after('P16D').answer('confirm', BY_CONTACT),
    );

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED quarantined',
      'NOTIFIED disabled',
      PASSED,
      'NOTIFIED confirm-deletion',
      'RESOLVED deleted',
    ]);
    expect(journey.acts('alice')).toEqual([OFF, `DeleteAccessKey ${KEY}`]);
    expect(new Set(journey.recipients())).toEqual(new Set([SECURITY]));
    expect(journey.user('alice')?.attachedPolicies).toEqual([POLICY]);
  });

  it('is not given back because of a late use, once the contacts have it disabled', async () => {
    const journey = await play(
      { ...QUARANTINED, iam: { lastUseLag: 'PT4H' } },
      click(),
      after('PT23H').useKey(),
      after('P1D').answer('retire', BY_CONTACT),
    );

    expect(journey.course('alice').slice(2)).toEqual([
      'NOTIFIED disabled',
      'NOTIFIED quarantined-off',
      PASSED,
      'NEW quarantine-unanswered',
    ]);
    expect(journey.acts('alice')).toEqual([OFF]);
  });

  it('is left alone on the analyst’s stop', async () => {
    const journey = await play(QUARANTINED, click(), after('P1D').click({ action: 'stop' }));

    expect(journey.course('alice').slice(1)).toEqual(['NOTIFIED quarantined', 'NEW stop']);
  });

  it('can be exempt with a reason and a date', async () => {
    const journey = await play(
      QUARANTINED,
      click(),
      after('P1D').answer('exempt', exemptUntil('2026-12-10')),
    );

    expect(journey.course('alice').slice(1, 3)).toEqual(['NOTIFIED quarantined', 'SUPPRESSED exempt']);
  });

  it('cannot be kept, nor a part of it', async () => {
    const journey = await play(
      { users: [alice({ attachedPolicies: [POLICY] })] },
      click(),
      after('P1D').answer('keep', { ...BY_CONTACT, force: true }),
      after('P2D').answer('retire', {
        ...BY_CONTACT,
        force: true,
        credentials: { password: 'keep', [KEY]: 'retire' },
      }),
      after('P3D').answer('retire', BY_CONTACT),
      after('P4D').answer('restore', BY_CONTACT),
      after('P5D').useKey(),
      after('P5D').signIn(),
    );

    const statuses = journey.report.stepResults.flatMap((one) => (one.do === 'answer' ? [one.status] : []));
    expect(statuses).toEqual([409, 422, 200, 200]);
    expect(journey.acts('alice').slice(0, 2)).toEqual(['DeleteLoginProfile', OFF]);
    expect(journey.course('alice')).toContain('NOTIFIED restored');
  });

  it('is turned off together with others, by one answer', async () => {
    const users = ['bob', 'carol'].map((name) =>
      user(name, { tags: { Owner: OWNER }, attachedPolicies: [POLICY] }),
    );
    const journey = await play(
      { users, settings: { gatherWithin: 'PT5M' } },
      click(),
      after('P1D').answerSeveral('retire', ['bob', 'carol'], {
        ...BY_CONTACT,
        expect: { status: 200, got: 'Recorded for 2 users' },
      }),
    );

    for (const name of ['bob', 'carol']) {
      expect(journey.course(name)).toContain('NOTIFIED disabled');
      expect(journey.acts(name)).toEqual([expect.stringMatching(/^UpdateAccessKey \w+ Inactive$/)]);
    }
  });

  it('is not deleted as a whole without their word, whatever the settings say', async () => {
    const settings = { deleteScope: 'user', deletionNeedsConfirmation: false } as const;
    const steps = [click(), after('P1D').answer('retire', BY_CONTACT)];
    const silent = await play({ ...QUARANTINED, settings }, ...steps);
    const said = await play(
      { ...QUARANTINED, settings },
      ...steps,
      after('P16D').answer('confirm', BY_CONTACT),
    );

    expect(silent.finding('alice')[2]?.note).toMatch(
      /The whole user is deleted, its quarantine policy with it, on their word only\./,
    );
    expect(silent.acts('alice')).toEqual([OFF]);
    expect(silent.user('alice')?.attachedPolicies).toEqual([POLICY]);
    expect(silent.course('alice').at(-1)).toBe('RESOLVED left-disabled');
    expect(said.course('alice').at(-1)).toBe('RESOLVED user-deleted');
    expect(said.user('alice')).toBeUndefined();
  });

  it('whose credentials are in use is told to the security contacts, and stays NEW', async () => {
    const users = [
      alice({ password: undefined, accessKeys: [{ id: KEY, lastUsed: 'P1D' }], attachedPolicies: [POLICY] }),
    ];
    const journey = await play({ users }, click());

    expect(journey.course('alice')).toContain('NEW in-use');
    expect(journey.recipients()).toEqual([SECURITY]);
  });
});

describe('a user that AWS quarantines while its owner is asked', () => {
  it.each([
    ['at the reminder', [], '2026-11-09'],
    ['when the owner says that it is not needed', [after('P3D').answer('retire')], '2026-11-05'],
  ])('is found %s; the owner decides nothing any more', async (_when, answers, day) => {
    const journey = await play(
      KEY_ONLY,
      click(),
      after('P2D').attachPolicy(POLICY),
      ...answers,
      after('P8D').answer('keep', { to: OWNER, force: true }),
      after('P9D').answer('retire', BY_CONTACT),
      after('P10D').answer('restore', BY_CONTACT),
      after('P11D').useKey(),
    );

    const quarantined = journey.course('alice').indexOf('NOTIFIED quarantined');
    expect(quarantined).toBe(2);
    expect(journey.finding('alice')[3]?.at).toContain(day);
    const forced = journey.report.stepResults.find(({ at }) => at.startsWith('2026-11-10'));
    expect(forced).toMatchObject({ status: 409, got: expect.stringMatching(/not taken/) });
    expect(journey.acts('alice')).toEqual([OFF, ON]);
    expect(journey.finding('alice')[4]?.note).toMatch(/Not needed, with the link sent to security@/);
  });

  it('and who has said that it is needed is asked about again when its use is looked for', async () => {
    const journey = await play(
      KEY_ONLY,
      click(),
      after('P1D').answer('keep'),
      after('P2D').attachPolicy(POLICY),
      after('P6D').answer('retire', BY_CONTACT),
      after('P23D').answer('leave-disabled', BY_CONTACT),
    );

    expect(journey.course('alice')).toEqual([
      'NOTIFIED opened',
      'NOTIFIED asked',
      'NOTIFIED kept',
      'NOTIFIED quarantined',
      'NOTIFIED disabled',
      PASSED,
      'NOTIFIED confirm-deletion',
      'RESOLVED left-disabled',
    ]);
  });
});

describe('a user that AWS quarantines after disabling', () => {
  const LATER = after('P3D').attachPolicy(POLICY);

  it('is put to the security contacts; silence leaves it off, NEW', async () => {
    const journey = await play(KEY_ONLY, ...RETIRED, LATER);

    expect(journey.course('alice').slice(2)).toEqual([
      'NOTIFIED disabled',
      PASSED,
      'NOTIFIED quarantined-off',
      'NEW quarantine-unanswered',
    ]);
    expect(journey.end('alice').note).toMatch(/As read .*AKIA…0001: disabled by this case\./);
    expect(journey.acts('alice')).toEqual([OFF]);
  });

  it('is not given back because of a use, and not deleted either', async () => {
    const journey = await play(
      { ...KEY_ONLY, iam: { lastUseLag: 'PT4H' } },
      click(),
      after('P1DT23H').useKey(),
      after('P2D').answer('retire'),
      after('P2DT1H').attachPolicy(POLICY),
      after('P3D').answer('confirm', { ...BY_CONTACT, force: true }),
    );

    expect(journey.course('alice')).toContain('NOTIFIED quarantined-off');
    expect(journey.states('alice')).not.toContain('RevertCredentials');
    expect(
      journey.finding('alice').find(({ fields }) => fields?.['UnusedCredentialsStep'] === 'quarantined-off')
        ?.note,
    ).toMatch(/AKIA…0001 was used on/);
    expect(journey.report.stepResults.at(-1)).toMatchObject({ status: 409 });
    expect(journey.course('alice').at(-1)).toBe('NEW quarantine-unanswered');
    expect(journey.acts('alice')).toEqual([OFF]);
  });

  it.each([
    ['known before', [after('P2DT5H').attachPolicy(POLICY), after('P4D').answer('restore')]],
    ['found by the wish', [after('P3D').attachPolicy(POLICY), after('P4D').answer('restore')]],
  ])('is not given back on the owner’s wish (%s), which is passed on', async (_found, steps) => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      ...steps,
      after('P5D').answer('restore', BY_CONTACT),
      after('P6D').useKey(),
    );

    const asked = journey
      .finding('alice')
      .filter((one) => one.fields?.['UnusedCredentialsStep'] === 'quarantined-off');
    expect(asked.at(-1)?.note).toMatch(/Asked back, with the link sent to alice@example\.com/);
    expect(
      journey.mailsTo(SECURITY).some(({ text }) => /I need this back.*alice@example\.com/.test(text)),
    ).toBe(true);
    const [on] = journey.report.iam.filter(({ detail }) => detail['status'] === 'Active');
    expect(on?.at).toBe('2026-11-07T09:00:00.000Z');
    expect(journey.acts('alice')).toEqual([OFF, ON]);
    expect(journey.course('alice').at(-1)).toMatch(/NEW used/);
  });

  it('is given back by the analyst', async () => {
    const journey = await play(KEY_ONLY, ...RETIRED, LATER, after('P4D').click({ action: 'stop' }));

    expect(journey.acts('alice')).toEqual([OFF, ON]);
    const restored = journey.finding('alice').find(({ note }) => note?.includes('Given back'));
    expect(restored?.note).toMatch(/^Quarantined by AWS .*: an incident\. Given back, by an analyst/);
    expect(journey.course('alice').at(-1)).toBe('NEW not-used');
    expect(journey.mailsTo(SECURITY)).not.toEqual([]);
  });

  it('is left off, or deleted, as the security contacts say, whatever the owner has confirmed before', async () => {
    const early = after('P2DT1H').answer('confirm');
    const left = await play(
      KEY_ONLY,
      ...RETIRED,
      early,
      LATER,
      after('P17D').answer('leave-disabled', BY_CONTACT),
    );
    const deleted = await play(
      KEY_ONLY,
      ...RETIRED,
      early,
      LATER,
      after('P17D').answer('confirm', BY_CONTACT),
    );

    expect(left.course('alice').slice(-2)).toEqual(['NOTIFIED quarantined-off', 'RESOLVED left-disabled']);
    expect(left.acts('alice')).toEqual([OFF]);
    expect(deleted.course('alice').slice(-2)).toEqual(['NOTIFIED quarantined-off', 'RESOLVED deleted']);
    expect(deleted.acts('alice')).toEqual([OFF, `DeleteAccessKey ${KEY}`]);
  });

  it('is found when the owner confirms its deletion: nothing is deleted before the contacts were asked', async () => {
    const settings = { deleteScope: 'user' } as const;
    const journey = await play(
      { ...KEY_ONLY, settings },
      ...RETIRED,
      after('P17D').attachPolicy(POLICY),
      after('P18D').answer('confirm'),
      after('P19D').answer('leave-disabled', BY_CONTACT),
    );

    expect(journey.course('alice').slice(4)).toEqual([
      'NOTIFIED confirm-deletion',
      'NOTIFIED quarantined-off',
      'RESOLVED left-disabled',
    ]);
    expect(journey.acts('alice')).toEqual([OFF]);
    expect(journey.user('alice')?.attachedPolicies).toEqual([POLICY]);
  });

  it('and of whom something was kept ends NEW, and the contacts are told', async () => {
    const journey = await play(
      click(),
      after('P2D').answer('retire', { credentials: { password: 'keep', [KEY]: 'retire' } }),
      LATER,
      after('P17D').answer('leave-disabled', BY_CONTACT),
    );

    expect(journey.course('alice').slice(-2)).toEqual(['NOTIFIED quarantined-off', 'NEW quarantine-found']);
    expect(journey.end('alice').note).toMatch(/password: on; AKIA…0001: disabled by this case/);
    expect(journey.mailsTo(SECURITY).at(-1)?.text).toMatch(/See to the incident/);
    expect(journey.acts('alice')).toEqual([OFF]);
  });

  it.each([
    ['to delete', 'confirm', BY_CONTACT, [OFF, `DeleteAccessKey ${KEY}`], [], 'RESOLVED deleted'],
    ['to give back', 'restore', BY_CONTACT, [OFF, ON], [after('P25D').useKey()], 'NEW used'],
    ['to leave it off', 'leave-disabled', BY_CONTACT, [OFF], [], 'RESOLVED left-disabled'],
    ['of the owner to give back', 'restore', {}, [OFF], [], 'NEW quarantine-unanswered'],
  ] as const)('a word that reaches no wait any more counts as the contacts’ alone: %s', async (...row) => {
    const [, kind, by, acts, uses, end] = row;
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      LATER,
      after('P22D').fail('states:SendTaskSuccess', 'ThrottlingException'),
      after('P22DT23H').answer(kind, by),
      after('P24D').heal(),
      ...uses,
    );

    expect(journey.acts('alice')).toEqual(acts);
    expect(journey.course('alice')).toContain(end);
    expect(journey.execution('alice').status).toBe('SUCCEEDED');
  });

  it('stays an incident where the policy is detached meanwhile', async () => {
    const journey = await play(
      KEY_ONLY,
      ...RETIRED,
      after('P2DT1H').attachPolicy(POLICY),
      after('P3D').detachPolicy(POLICY),
      after('P4D').answer('restore'),
    );

    expect(journey.acts('alice')).toEqual([OFF]);
    expect(journey.course('alice').at(-1)).toBe('NEW quarantine-unanswered');
  });
});

it('a preview says it, and asks nobody', async () => {
  const journey = await play(QUARANTINED, click({ action: 'preview' }));

  expect(journey.end('alice').note).toMatch(
    /Quarantined by AWS \(AWSCompromisedKeyQuarantineV3\): an incident\. Would ask security@example\.com/,
  );
  expect(journey.recipients()).toEqual([]);
});
