import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import type { PageRecord } from '../../../functions/texts/page-texts.ts';
import { anAnswer, aPlan, aUser, SETTINGS } from '../mail/orders.ts';
import { aRecord, disabledOf, NOW, OWNER_KEY, onePlan, SECURITY_KEY, SES_KEY, World } from './world.ts';

const KEY = { credentialId: SES_KEY, kind: 'access-key' as const, disabledAt: '2026-03-02T10:00:00.000Z' };
const BOTH = { 'credential.password': 'keep', [`credential.${SES_KEY}`]: 'retire' };
const textOf = (html: string) => html.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '\n');

const keyOff = () =>
  aUser({
    credentials: aUser().credentials.map((one) =>
      one.id === SES_KEY ? { ...one, status: 'Inactive' } : one,
    ),
  });
const passwordPlan = () => {
  const plan = aPlan();
  return { ...plan, items: plan.items.filter(({ credential }) => credential.id === 'password') };
};

describe('a password that is turned off', () => {
  it.each(LANGUAGES)('is never said to be still there: %s', async (language) => {
    for (const plan of [aPlan(), passwordPlan()])
      for (const kind of ['stakeholder', 'impact', 'deletion'] as const) {
        const world = new World(
          aRecord(kind, { plan, disabled: kind === 'stakeholder' ? [] : disabledOf(plan) }),
        );
        world.settings = { ...world.settings, language };
        expect((await world.get()).body).not.toMatch(/not deleted|削除はしません|まだ削除/);
      }
  });

  it('is said to come back as a new one, and an access key as it was', async () => {
    const bodyOf = async (overrides: Partial<PageRecord>) =>
      textOf((await new World(aRecord('stakeholder', overrides)).get()).body);

    expect(await bodyOf({})).toContain('for 14 days from then; a password comes back as a new one');
    expect(await bodyOf({ plan: passwordPlan() })).toContain(
      'You can have a new password for 14 days from then',
    );
    expect(await bodyOf({ plan: onePlan() })).toContain('have it back for 14 days from then');
  });

  it.each(LANGUAGES)('promises no new one where only a key is still off: %s', async (language) => {
    const disabled = disabledOf(aPlan());
    const world = new World(aRecord('impact', { user: keyOff(), disabled }));
    world.settings = { ...world.settings, language };

    const asked = textOf((await world.get()).body);
    const recorded = textOf((await world.post({ answer: 'restore' })).body);

    for (const text of [asked, recorded])
      expect(text).not.toMatch(/new password|a new one|新しい(もの|パスワード)/);
  });
});

describe('what was recorded', () => {
  it('names who gets the mail about its use: the owner, who may be another person', async () => {
    const bodyOf = async (key: string) =>
      textOf((await new World(aRecord('stakeholder')).post({ answer: 'keep' }, key)).body);

    expect(await bodyOf(OWNER_KEY)).toContain('; you get a mail that says how and by when.');
    expect(await bodyOf(SECURITY_KEY)).toContain('; the owner gets a mail that says how and by when.');
    const world = new World(aRecord('stakeholder'));
    world.settings = { ...world.settings, language: 'ja' };
    expect((await world.post({ answer: 'keep' }, SECURITY_KEY)).body).toContain('所有者にメールでお知らせし');
  });

  it.each([
    ['keep', { answer: 'keep' }],
    ['rarely', { answer: 'rarely', every: 'month' }],
  ])(
    'can be changed on the page only where nobody has said before that it is not needed: %s',
    async (_, form) => {
      const again = /open this link again in a few minutes|数分後にこのリンクをもう一度/;
      const before = anAnswer({ questionNumber: 1, planId: aPlan().planId });
      const bodyOf = async (record: PageRecord, language = 'en') => {
        const world = new World(record);
        world.settings = settingsSchema.parse({ ...SETTINGS, language });
        return textOf((await world.post(form)).body);
      };

      for (const language of LANGUAGES) {
        expect(await bodyOf(aRecord('stakeholder'), language)).toMatch(again);
        expect(await bodyOf(aRecord('paused', { answers: [before] }), language)).not.toMatch(again);
      }
      expect(await bodyOf(aRecord('paused', { answers: [before] }))).toContain(
        'If it is not needed after all, tell Cloud Security.',
      );
    },
  );

  it('names a day by which to use only what is kept', async () => {
    const must = /What you keep must be used|残すものは 14 日以内に/;
    const bodyOf = async (form: Record<string, string>, language: string) => {
      const world = new World(aRecord('stakeholder'));
      world.settings = settingsSchema.parse({ ...SETTINGS, language });
      return textOf((await world.post(form)).body);
    };
    const all = { 'credential.password': 'retire', [`credential.${SES_KEY}`]: 'retire' };

    for (const language of LANGUAGES) {
      expect(await bodyOf({ answer: 'none', userNameForAll: 'alice' }, language)).not.toMatch(must);
      expect(await bodyOf({ answer: 'retire', userName: 'alice', ...all }, language)).not.toMatch(must);
      expect(await bodyOf({ answer: 'retire', userName: 'alice', ...BOTH }, language)).toMatch(must);
    }
  });

  it('stands there for each credential, with the day by which it must be used', async () => {
    const world = new World(aRecord('stakeholder'));

    const first = await world.post({ answer: 'retire', userName: 'alice', ...BOTH });
    const again = await world.post({ answer: 'retire', userName: 'alice', ...BOTH });

    expect(first.body).toContain('Recorded: Some of it is needed');
    expect(again.body).toContain('Already recorded: Some of it is needed');
    for (const { body } of [first, again]) {
      expect(body).toContain('<li>password: you keep it, sign in by Tue 17 Mar 2026</li>');
      expect(body).toContain('<li>access key AKIA…MPLE: turn off</li>');
    }
  });

  it('leads to a question before anything is deleted where an earlier case has left something off', async () => {
    const earlier = {
      id: 'AKIAEXAMPLEOFBEFORE1',
      kind: 'access-key',
      status: 'Inactive',
      createdAt: NOW,
    } as const;
    const credentials = [...aUser().credentials, earlier];
    const off = { credentialId: earlier.id, kind: 'access-key' as const, disabledAt: NOW };
    const left = [{ caseId: 'alice-0', openedAt: NOW, closedAt: NOW, disabled: [off] }];
    const saidOf = async (has: Partial<PageRecord>) => {
      const world = new World(aRecord('stakeholder', { user: aUser({ credentials }), ...has }));
      world.settings = { ...world.settings, deletionNeedsConfirmation: false };
      return textOf((await world.post({ answer: 'retire', userName: 'alice', ...BOTH })).body);
    };

    expect(await saidOf({})).toContain('then it is deleted for good');
    expect(await saidOf({ off: left })).toContain('then nothing is deleted before somebody confirms it');
  });

  it('is that none is needed, whatever was chosen for some before', async () => {
    const world = new World(aRecord('stakeholder'));

    expect((await world.post({ answer: 'none', userName: 'alice', ...BOTH })).statusCode).toBe(422);
    const { body } = await world.post({ answer: 'none', userNameForAll: 'alice', ...BOTH });

    expect(body).toContain('Recorded: Not needed any more');
    expect(world.record?.answers[0]?.decisions).toEqual({ password: 'retire', [SES_KEY]: 'retire' });
  });

  it('of a single credential is not "none of it"', async () => {
    const world = new World(aRecord('stakeholder', { plan: onePlan() }));

    expect((await world.post({ answer: 'none', userNameForAll: 'alice' })).statusCode).toBe(409);
    expect((await world.get()).body).toContain('I still need it');
  });
});

describe('a new password', () => {
  it('is told in steps: what it is, who hands it over, by when to use it', async () => {
    const wanted = await new World(
      aRecord('impact', { user: aUser({ credentials: [] }), plan: aPlan() }),
    ).post({
      answer: 'restore',
    });
    const mustUse = { credentialIds: ['password'], from: NOW, until: '2026-03-17T12:00:00.000Z' };
    const there = await new World(
      aRecord('use', { mustUse, restoredAt: NOW, passwordSecret: { since: NOW } }),
    ).get();

    expect(wanted.body).toContain('Once a mail says that it is there, ask Cloud Security for it');
    expect(there.body).toContain('from the secret unused-credentials/alice-');
    expect(there.body).toContain('Sign in with it by Tue 17 Mar 2026.');
  });
});

describe('a closed page', () => {
  it.each([
    ['en', ['Left turned off; the case ended', 'Turned off on Mon 2 Mar 2026', 'Ask Cloud Security.']],
    [
      'ja',
      [
        '無効のまま残し、ケースを終了しました',
        '2026年3月2日(月) 10:00 UTC に無効化',
        'Cloud Security にご連絡',
      ],
    ],
  ] as const)(
    'says in the language of its reader what is so and whom to ask: %s',
    async (language, texts) => {
      const over = { status: 'closed', closedAt: NOW, step: 'left-disabled' } as const;
      const update = { status: 'RESOLVED' as const, note: 'A raw English note.', fields: {} };
      const world = new World(aRecord('impact', { ...over, update, user: keyOff(), disabled: [KEY] }));
      world.settings = { ...world.settings, language };

      const { body } = await world.get();

      for (const text of texts) expect(body).toContain(text);
      expect(body).not.toContain('A raw English note.');
    },
  );

  it('says of a user that is gone that its credentials are', async () => {
    const { user: _gone, ...record } = aRecord('stakeholder', {
      status: 'closed',
      closedAt: NOW,
      step: 'gone',
      userGone: true,
    });

    const { body } = await new World(record).get();

    expect(body).toContain('<dd>Gone, but not deleted by this case</dd>');
    expect(body).not.toContain('Not turned off');
  });
});

describe('the history', () => {
  it('tells what falls into one moment in the order in which it happened', async () => {
    const answers = [anAnswer({ kind: 'retire', role: 'stakeholder', by: 'alice@example.com', at: NOW })];
    const steps = ['asked', 'disabled'].map((step) => ({ step, at: NOW }));
    const disabled = [{ ...KEY, disabledAt: NOW }];

    const { body } = await new World(aRecord('impact', { openedAt: NOW, answers, steps, disabled })).get(
      OWNER_KEY,
    );

    const told = [...body.matchAll(/<\/time>: ([^<]+)</g)].map(([, what]) => what);
    expect(told).toEqual([
      'Case opened',
      'Asked whether it is needed',
      'Answered with the link of alice@example.com: “Not needed any more”',
      'Turned off: access key AKIA…MPLE',
      'Turned off and watched',
    ]);
  });
});

describe('a wish after all wishes', () => {
  const restored = (password: 'restored' | 'failed') => ({
    restoredAt: '2026-03-03T13:00:00.000Z',
    user: keyOff(),
    outcomes: [
      { credentialId: 'password', result: password },
      { credentialId: SES_KEY, result: 'restored' as const },
    ],
    steps: ['restored', 'restored'].map((step, index) => ({
      step,
      at: `2026-03-03T1${index + 2}:00:00.000Z`,
    })),
  });

  it.each([
    ['restored', 'has been given back already'],
    ['failed', 'the rest could not be, or was left alone'],
  ] as const)('is told what is so, where the password was %s', async (result, text) => {
    const world = new World(aRecord('use', { ...restored(result), disabled: disabledOf(aPlan()) }));

    const { statusCode, body } = await world.post({ answer: 'restore' });

    expect(statusCode).toBe(409);
    expect(body).toContain(text);
  });
});
