import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { AT, anAnswer, aPlan, aUser, SETTINGS } from '../mail/orders.ts';
import { aRecord, disabledOf, OWNER_KEY, SECURITY_KEY, SES_KEY, World } from './world.ts';

const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };
const BOTH = { 'credential.password': 'retire', [`credential.${SES_KEY}`]: 'keep' };
const RETIRE = { answer: 'retire', userName: 'alice' };
const disabled = disabledOf(aPlan());

beforeEach(() => void vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('the page of a quarantined user', () => {
  it.each([
    ['en', 'AWS has quarantined this user with the policy AWSCompromisedKeyQuarantineV3'],
    ['ja', 'AWS がポリシー AWSCompromisedKeyQuarantineV3 でこのユーザーを隔離しました'],
  ])('says so and who decides (%s)', async (language, sentence) => {
    const world = new World(aRecord('stakeholder', { quarantine }));
    world.settings = settingsSchema.parse({ ...SETTINGS, language });

    for (const key of [OWNER_KEY, SECURITY_KEY]) expect((await world.get(key)).body).toContain(sentence);
  });

  it('offers a security contact to turn off, exempt or stop, and nothing to be kept', async () => {
    const { body } = await new World(aRecord('stakeholder', { quarantine })).get(SECURITY_KEY);
    const offered = [...body.matchAll(/name="answer" id="answer-([\w-]+)"/g)].map(([, kind]) => kind);

    expect(offered).toEqual(['retire', 'exempt', 'stop']);
    expect(body).not.toContain('name="credential.');
    expect(body).toContain('What should happen now?');
    expect(body).toContain('<label for="answer-retire">Turn it off<');
  });

  it('offers the owner nothing', async () => {
    const { body } = await new World(aRecord('stakeholder', { quarantine })).get(OWNER_KEY);

    expect(body).toContain('There is nothing to answer at the moment.');
  });

  it('retires all that is unused, and refuses a part', async () => {
    const world = new World(aRecord('stakeholder', { quarantine }));

    expect((await world.post({ ...RETIRE, ...BOTH }, SECURITY_KEY)).statusCode).toBe(422);
    expect((await world.post(RETIRE, SECURITY_KEY)).statusCode).toBe(200);
    expect(world.record?.answers[0]?.decisions).toEqual({ password: 'retire', [SES_KEY]: 'retire' });
  });

  it.each(['retire', 'keep'])('does not take "%s" from the owner, and says why', async (answer) => {
    const before = anAnswer({ kind: 'retire', role: 'stakeholder', questionNumber: 1 });
    const since = { ...quarantine, since: 2 };
    const world = new World(aRecord('stakeholder', { quarantine: since, answers: [before] }));

    const { statusCode, body } = await world.post({ ...RETIRE, answer });

    expect(statusCode).toBe(409);
    expect(body).toContain('only the security contacts decide about it now');
    expect(world.record?.answers).toEqual([before]);
    expect(world.woken).toEqual([]);
  });

  it('forgets what the owner has said to keep', async () => {
    const kept = anAnswer({
      kind: 'keep',
      role: 'stakeholder',
      decisions: { password: 'keep', [SES_KEY]: 'keep' },
    });
    const record = aRecord('stakeholder', { quarantine, answers: [kept] });

    expect((await new World(record).get(SECURITY_KEY)).body).not.toContain('Kept, as answered');
  });

  it('takes the contacts’ answer after the owner’s wish', async () => {
    const wish = anAnswer({ kind: 'restore', role: 'stakeholder', questionNumber: 1 });
    const has = { quarantine: { ...quarantine, asked: 2 }, disabled, answers: [wish] };
    const world = new World(aRecord('deletion', has));

    expect((await world.post({ answer: 'leave-disabled' }, SECURITY_KEY)).statusCode).toBe(200);
    expect(world.woken).toMatchObject([{ outcome: 'leave-disabled' }]);
  });

  it('passes on that the owner wants it back, and leaves the contacts their answer', async () => {
    const world = new World(aRecord('deletion', { quarantine, disabled }));

    const { body } = await world.post({ answer: 'restore' });

    expect(body).toContain('The security contacts are asked within minutes whether to give it back');
    expect(world.woken).toMatchObject([{ outcome: 'restore' }]);
    const { body: owners } = await world.get(OWNER_KEY);
    expect(owners).not.toContain('Being given back');
    expect((await world.get(SECURITY_KEY)).body).toContain('id="answer-restore"');
  });
});

describe('what is off of a quarantined user', () => {
  const credentials = aUser().credentials.flatMap((one) =>
    one.id === SES_KEY ? [{ ...one, status: 'Inactive' }] : [],
  );
  const off = { quarantine, disabled, user: aUser({ credentials }), plan: aPlan() };
  const paused = () => {
    const world = new World(aRecord('paused', off));
    world.pause = { by: 'olivia', reason: 'a trial', since: AT };
    return world;
  };
  const ended = () => {
    const { question: _over, ...record } = aRecord('deletion', off);
    const { caseId } = record;
    const left = [{ caseId, openedAt: AT, closedAt: AT, disabled, quarantine, plan: aPlan() }];
    return new World({ ...record, status: 'closed', closedAt: AT, off: left });
  };

  const rows: [
    string,
    () => World,
    ...owner: [en: string, ja: string],
    ...contact: [en: string, ja: string],
  ][] = [
    [
      'in the observation',
      () => new World(aRecord('impact', off)),
      'you can ask for what this case turned off; the security contacts decide. Nothing more is deleted',
      '元に戻すよう依頼できます。元に戻すかどうかは、セキュリティ担当者が判断します。それまで、ほかには何も',
      'you can have back what this case turned off; a password comes back as a new one. Nothing more',
      'このケースで無効化したものを元に戻せます。パスワードは新しいものになります。',
    ],
    [
      'in a pause',
      paused,
      'You can ask for what this case turned off meanwhile; the security contacts decide.',
      'その間も元に戻すよう依頼できます。元に戻すかどうかは、セキュリティ担当者が判断します。',
      'You can ask for what this case turned off meanwhile. It goes on',
      'その間も元に戻すよう依頼できます。再開後は',
    ],
    [
      'after the end',
      ended,
      'You can ask for it on this page until Sat 30 May 2026, 09:00 UTC; the security contacts decide. After that, ask Cloud Security.',
      'このページで元に戻すよう依頼できます。元に戻すかどうかは、セキュリティ担当者が判断します。',
      'You can have it back on this page until Sat 30 May 2026, 09:00 UTC',
      'このページで元に戻せます。',
    ],
  ];

  it.each(rows)('is promised to no owner, who can only ask for it: %s', async (_when, worldOf, ...texts) => {
    const said = [OWNER_KEY, SECURITY_KEY].flatMap((key) =>
      ['en', 'ja'].map((language) => ({ key, language })),
    );

    for (const [index, { key, language }] of said.entries()) {
      const world = worldOf();
      world.settings = settingsSchema.parse({ ...SETTINGS, language });

      expect((await world.get(key)).body).toContain(texts[index]);
    }
  });
});
