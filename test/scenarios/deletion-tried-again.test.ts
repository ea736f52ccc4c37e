import { describe, expect, it } from 'vitest';
import { play } from '../support/journey.ts';
import { after, alice, click, KEY, type Scene, type StoryStep } from '../support/story.ts';

const COURSE = [
  'NOTIFIED opened',
  'NOTIFIED asked',
  'NOTIFIED disabled',
  'SecurityHub RESOLVED PASSED',
  'NOTIFIED confirm-deletion',
];
const DISABLED = ['DeleteLoginProfile', `UpdateAccessKey ${KEY} Inactive`];
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const SCENE: Scene = {
  users: [alice({ groups: ['developers'], attachedPolicies: [POLICY] })],
  settings: { deleteScope: 'user' },
};
/** What is given back is used again. */
const USED = [after('P21D').useKey(), after('P21D').signIn()];

/** The deletion of the whole user is confirmed, and this call is throttled for a minute; meanwhile this happens. */
const tried = (call: 'RemoveUserFromGroup' | 'DetachUserPolicy', ...meanwhile: StoryStep[]): StoryStep[] => [
  click(),
  after('P2D').answer('retire'),
  after('P19D').fail(`iam:${call}`, 'Throttling'),
  after('P20D').answer('confirm'),
  ...meanwhile,
  after('P20DT1M').heal(),
];

describe('a deletion that is tried again', () => {
  it('goes no further once the user is protected, and everything is as before', async () => {
    const journey = await play(
      SCENE,
      ...tried('RemoveUserFromGroup', after('P20DT5S').tagUser({ 'break-glass': 'now' })),
    );

    expect(journey.course('alice')).toEqual([...COURSE, 'NEW protected']);
    expect(journey.end('alice').note).toMatch(/has the tag break-glass/);
    expect(journey.end('alice').note).not.toMatch(/partly/);
    expect(journey.acts('alice')).toEqual(DISABLED);
    expect(journey.user('alice')).toMatchObject({
      groups: [{ name: 'developers' }],
      attachedPolicies: [POLICY],
    });
  });

  it('gives everything back to the owner who wants it, while nothing is gone', async () => {
    const wanted = tried('RemoveUserFromGroup', after('P20DT5S').answer('restore'));
    const journey = await play(SCENE, ...wanted, ...USED);

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.acts('alice')).toEqual([
      ...DISABLED,
      'CreateLoginProfile true',
      `UpdateAccessKey ${KEY} Active`,
    ]);
  });

  it('gives everything back where it was used, while nothing is gone', async () => {
    const now = after('P20DT5S');
    const used = [now.setKeyStatus('Active'), now.useKey(), now.setKeyStatus('Inactive')];
    const journey = await play(SCENE, ...tried('RemoveUserFromGroup', ...used), ...USED);

    expect(journey.course('alice')).toContain('NOTIFIED restored');
    expect(journey.user('alice')).toMatchObject({
      accessKeys: [{ status: 'Active' }],
      groups: [{ name: 'developers' }],
    });
  });

  it('keeps in the kit what the user has got meanwhile', async () => {
    const journey = await play(SCENE, ...tried('RemoveUserFromGroup', after('P20DT5S').addToGroup('admins')));

    expect(journey.course('alice')).toEqual([...COURSE, 'RESOLVED user-deleted']);
    expect(await journey.run.items()).toMatchObject([
      { restoreKit: { user: { groups: expect.arrayContaining(['admins', 'developers']) } } },
    ]);
  });

  it('goes no further once a half deleted user gets something new, and says so', async () => {
    const journey = await play(SCENE, ...tried('DetachUserPolicy', after('P20DT5S').addToGroup('admins')));

    expect(journey.course('alice')).toEqual([...COURSE, 'NEW drift']);
    expect(journey.end('alice').note).toMatch(/partly deleted.*the group admins is new/);
    expect(journey.user('alice')).toMatchObject({ groups: [{ name: 'admins' }], attachedPolicies: [POLICY] });
  });
});

describe('a deletion that died before its first call', () => {
  const BACK = ['CreateLoginProfile true', `UpdateAccessKey ${KEY} Active`];
  /** Only the deletion can assume its role no more once it has died, for each session of its first try. */
  const died = (call: string, sessions: number): StoryStep[] => [
    click(),
    after('P2D').answer('retire'),
    after('P19D').kill(`iam:${call}`, { function: 'delete-credentials' }),
    after('P19D').fail('sts:AssumeRole', 'InternalFailure', {
      ...{ status: 500, function: 'delete-credentials', after: sessions },
    }),
    after('P20D').answer('confirm'),
  ];
  const OF_CREDENTIALS = died('DeleteAccessKey', 1);
  const OF_USER = died('RemoveUserFromGroup', 2);
  /** From then on its role is refused, which is not tried again at once: a day of that takes few calls. */
  const refused = (at: string): StoryStep[] => [
    after(at).heal({ call: 'sts:AssumeRole' }),
    after(at).fail('sts:AssumeRole', 'AccessDenied', { function: 'delete-credentials' }),
  ];

  it.each<[string, Scene, StoryStep[]]>([
    ['credentials', {}, OF_CREDENTIALS],
    ['the whole user', SCENE, OF_USER],
  ])(
    'gives everything back to the owner who wants it during the outage after that: %s',
    async (_, scene, steps) => {
      const journey = await play(
        scene,
        ...steps,
        after('P20DT3H5M').answer('restore'),
        after('P20DT5H').heal(),
        ...USED,
      );

      expect(journey.course('alice')).toEqual(
        expect.arrayContaining(['NOTIFIED held-up', 'NOTIFIED restored']),
      );
      expect(journey.acts('alice')).toEqual([...DISABLED, ...BACK]);
    },
  );

  it.each<[string, Scene, StoryStep[]]>([
    ['credentials', {}, OF_CREDENTIALS],
    ['the whole user', SCENE, [...OF_USER, ...refused('P20DT3H')]],
  ])('and fails for good gives back what was wanted meanwhile: %s', async (_, scene, steps) => {
    const journey = await play(
      scene,
      ...steps,
      after('P20DT3H5M').answer('restore'),
      after('P21DT8H').heal(),
      after('P22D').useKey(),
      after('P22D').signIn(),
    );

    expect(journey.acts('alice')).toEqual([...DISABLED, ...BACK]);
    expect(journey.course('alice').join()).toMatch(/held-up.*restored.*used$/);
  });

  it('and fails for good while IAM cannot be read either gives it back as soon as it can', async () => {
    const journey = await play(
      SCENE,
      ...OF_USER,
      ...refused('P20DT3H'),
      after('P20DT3H5M').answer('restore'),
      after('P20DT23H').fail('sts:AssumeRole', 'InternalFailure', { status: 500 }),
      after('P21DT2H').heal(),
      after('P22D').useKey(),
      after('P22D').signIn(),
    );

    expect(journey.acts('alice')).toEqual([...DISABLED, ...BACK]);
    expect(journey.course('alice').at(-1)).toMatch(/used$/);
  });
});
