import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { anAnswer, aPlan, SETTINGS } from '../mail/orders.ts';
import { useQuietConsole } from './quiet-console.ts';
import {
  aMessage,
  aRecord,
  disabledOf,
  NOW,
  OWNER_KEY,
  onePlan,
  SECURITY_KEY,
  SES_KEY,
  TOKEN,
  World,
} from './world.ts';

const BOTH = { 'credential.password': 'retire', [`credential.${SES_KEY}`]: 'retire' };
const RETIRE = { answer: 'retire', userName: 'alice', ...BOTH };

useQuietConsole();

describe('every answer of every role', () => {
  it.each([
    ['stakeholder', OWNER_KEY, RETIRE, 'retire', 'Recorded: Not needed any more'],
    ['stakeholder', OWNER_KEY, { answer: 'keep' }, 'keep', 'Recorded: Still needed'],
    ['stakeholder', SECURITY_KEY, RETIRE, 'retire', 'Recorded: Not needed any more'],
    ['stakeholder', SECURITY_KEY, { answer: 'keep' }, 'keep', 'Recorded: Still needed'],
    ['stakeholder', SECURITY_KEY, { answer: 'stop' }, 'stop', 'Recorded: Stop this case'],
    [
      'stakeholder',
      SECURITY_KEY,
      { answer: 'exempt', reason: 'yearly audit', until: '2026-06-01' },
      'exempt',
      'Recorded: Exempt',
    ],
    ['impact', OWNER_KEY, { answer: 'restore' }, 'restore', 'Recorded: I need this back'],
    ['impact', SECURITY_KEY, { answer: 'restore' }, 'restore', 'Recorded: I need this back'],
    ['deletion', OWNER_KEY, { answer: 'confirm', userName: 'alice' }, 'confirm', 'Recorded: May be deleted'],
    ['deletion', OWNER_KEY, { answer: 'leave-disabled' }, 'leave-disabled', 'Recorded: Leave it turned off'],
    ['deletion', SECURITY_KEY, { answer: 'restore' }, 'restore', 'Recorded: I need this back'],
    ['use', OWNER_KEY, { answer: 'check' }, 'check', 'Recorded: Used, please look'],
    ['use', SECURITY_KEY, { answer: 'stop' }, 'stop', 'Recorded: Stop this case'],
  ] as const)(
    'for "%s" with %s and %j wakes the execution with "%s"',
    async (kind, key, form, outcome, title) => {
      const world = new World(aRecord(kind));

      const { statusCode, body } = await world.post({ ...form }, key);

      expect(statusCode).toBe(200);
      expect(body).toContain(title);
      expect(body).toContain('What happens next');
      expect(body).toContain('If you change your mind');
      expect(world.woken).toEqual([{ taskToken: TOKEN, outcome }]);
      expect(world.record?.answers).toMatchObject([
        {
          kind: form.answer,
          at: NOW,
          delivered: true,
          role: key === OWNER_KEY ? 'stakeholder' : 'security-contact',
          by: key === OWNER_KEY ? 'alice@example.com' : 'security@example.com',
        },
      ]);
    },
  );

  it.each([
    [OWNER_KEY, { answer: 'confirm', userName: 'alice' }],
    [SECURITY_KEY, { answer: 'leave-disabled' }],
  ] as const)('given early keeps the observation going: %s %j', async (key, form) => {
    const world = new World(aRecord('impact'));

    const { statusCode } = await world.post({ ...form }, key);
    const { body } = await world.get(key);

    expect(statusCode).toBe(200);
    expect(world.woken).toEqual([]);
    expect(world.record?.answers).toMatchObject([{ kind: form.answer, delivered: false }]);
    expect(body).toContain('value="restore"');
    expect(body).not.toContain(`value="${form.answer}"`);
  });

  it.each([
    ['stakeholder', OWNER_KEY, { answer: 'exempt', reason: 'r', until: '2026-06-01' }],
    ['stakeholder', OWNER_KEY, { answer: 'stop' }],
    ['stakeholder', OWNER_KEY, { answer: 'restore' }],
    ['stakeholder', SECURITY_KEY, { answer: 'confirm', userName: 'alice' }],
    ['impact', OWNER_KEY, { answer: 'leave-disabled' }],
    ['impact', SECURITY_KEY, RETIRE],
    ['use', OWNER_KEY, { answer: 'exempt', reason: 'r', until: '2026-06-01' }],
  ] as const)(
    'that is not offered for "%s" with %s and %j gets 409 and no effect',
    async (kind, key, form) => {
      const world = new World(aRecord(kind));

      const { statusCode, body } = await world.post({ ...form }, key);

      expect(statusCode).toBe(409);
      expect(body).toContain('Your answer was not taken');
      expect(world.puts).toEqual([]);
      expect(world.woken).toEqual([]);
    },
  );
});

describe('retiring', () => {
  it.each([
    ['no', {}],
    ['another', { userName: 'bob' }],
    ['a differently written', { userName: 'Alice' }],
    ['a hidden variant of the', { userName: 'ali\u200bce' }],
  ])('with %s user name records nothing and keeps what was entered', async (_, name) => {
    const world = new World(aRecord('stakeholder'));
    const form = { answer: 'retire', ...BOTH, reason: 'old <b>project</b>', ...name };

    const { statusCode, body } = await world.post(form);

    expect(statusCode).toBe(422);
    expect(world.puts).toEqual([]);
    expect(body).toContain('Nothing was recorded yet');
    expect(body).toMatch(/id="answer-retire" value="retire"[^>]* checked/);
    expect(body).toMatch(/name="credential.password"[^>]*value="retire"[^>]* checked/);
    expect(body).toContain('old &lt;b&gt;project&lt;/b&gt;</textarea>');
    expect(body).toContain('href="#field-userName"');
  });

  it('of several credentials needs a decision for each', async () => {
    const world = new World(aRecord('stakeholder'));

    const { statusCode, body } = await world.post({
      answer: 'retire',
      userName: 'alice',
      'credential.password': 'x',
    });

    expect(statusCode).toBe(422);
    expect(body).toContain('Say what should happen to the password.');
    expect(body).toContain('Say what should happen to access key AKIA…MPLE.');
    expect(world.puts).toEqual([]);
  });

  it('one and keeping another records the mixed answer', async () => {
    const world = new World(aRecord('stakeholder'));

    await world.post({ ...RETIRE, 'credential.password': 'keep' });

    expect(world.woken).toEqual([{ taskToken: TOKEN, outcome: 'retire' }]);
    expect(world.record?.answers[0]?.decisions).toEqual({ password: 'keep', [SES_KEY]: 'retire' });
  });

  it('none of them is keeping, without a typed name', async () => {
    const world = new World(aRecord('stakeholder'));

    const { body } = await world.post({
      answer: 'retire',
      'credential.password': 'keep',
      [`credential.${SES_KEY}`]: 'keep',
    });

    expect(body).toContain('Recorded: Still needed');
    expect(world.woken).toEqual([{ taskToken: TOKEN, outcome: 'keep' }]);
  });

  it('a single credential needs no decision of its own', async () => {
    const world = new World(aRecord('stakeholder', { plan: onePlan() }));

    await world.post({ answer: 'retire', userName: 'alice' });

    expect(world.record?.answers[0]?.decisions).toEqual({ [SES_KEY]: 'retire' });
  });

  it('a credential that is not proposed is refused', async () => {
    const world = new World(aRecord('stakeholder'));

    const { statusCode, body } = await world.post({ ...RETIRE, 'credential.AKIAI44QH8DHBEXAMPL2': 'retire' });

    expect(statusCode).toBe(422);
    expect(body).toContain('names a credential that this case does not propose');
    expect(world.puts).toEqual([]);
  });

  it('by a plan that is not the one in force is not taken', async () => {
    const world = new World(aRecord('stakeholder'));

    const { statusCode, body } = await world.post({ ...RETIRE, plan: '0123456789abcdef' });

    expect(statusCode).toBe(409);
    expect(body).toContain('open the link again');
    expect(world.puts).toEqual([]);
  });

  it('without a plan in the form counts for the plan of the link', async () => {
    const { planId } = aPlan();
    const old = aMessage(OWNER_KEY, 'stakeholder', { planId: 'anOlderPlan' });
    const stale = new World(aRecord('stakeholder'), [old]);
    const current = new World(aRecord('stakeholder'));

    expect((await stale.post(RETIRE)).statusCode).toBe(409);
    expect((await stale.post({ ...RETIRE, plan: planId })).statusCode).toBe(200);
    expect((await current.post(RETIRE)).statusCode).toBe(200);
  });
});

describe('confirming a deletion', () => {
  it.each(['impact', 'deletion'] as const)('needs the typed user name in "%s"', async (kind) => {
    const world = new World(aRecord(kind));

    expect((await world.post({ answer: 'confirm' })).statusCode).toBe(422);
    expect(world.puts).toEqual([]);
  });
});

describe('an exemption', () => {
  it('ends at the start of its last day in the configured time zone', async () => {
    const world = new World(aRecord('stakeholder'));
    world.settings = { ...world.settings, timeZone: 'Europe/Berlin' };

    await world.post({ answer: 'exempt', reason: 'r', until: '2026-06-01' }, SECURITY_KEY);

    expect(world.record?.answers[0]).toMatchObject({ until: '2026-05-31T22:00:00.000Z', reason: 'r' });
  });

  it.each([
    ['no reason', { until: '2026-06-01' }, 'Give the reason for the exemption.'],
    ['a blank reason', { until: '2026-06-01', reason: ' \n ' }, 'Give the reason for the exemption.'],
    ['no end', { reason: 'r' }, 'Give a day from Wed 4 Mar 2026 to Sun 30 Aug 2026 as the end.'],
    ['an end today', { reason: 'r', until: '2026-03-03' }, 'Give a day from'],
    ['an end beyond the longest exemption', { reason: 'r', until: '2026-08-31' }, 'Give a day from'],
    ['an end that is no date', { reason: 'r', until: '2026-02-30' }, 'Give the end as a day'],
  ])('with %s is asked for again', async (_, form, sentence) => {
    const world = new World(aRecord('stakeholder'));

    const { statusCode, body } = await world.post({ answer: 'exempt', ...form }, SECURITY_KEY);

    expect(statusCode).toBe(422);
    expect(body).toContain(sentence);
    expect(world.puts).toEqual([]);
  });
});

describe('the form', () => {
  it.each([
    ['no answer', {}, 'Choose one of the answers.'],
    ['an unknown answer', { answer: 'delete-everything' }, 'Choose one of the answers.'],
    ['10 kB of reason', { answer: 'keep', reason: 'x'.repeat(10_000) }, 'at most 1000 characters'],
    ['a very long name', { ...RETIRE, userName: 'x'.repeat(200) }, 'This is not the user name of this case'],
    ['a damaged plan', { answer: 'keep', plan: 'x'.repeat(65) }, 'The form is damaged'],
  ])('with %s gets a plain sentence', async (_, form, sentence) => {
    const world = new World(aRecord('stakeholder'));

    const { statusCode, body } = await world.post(form);

    expect(statusCode).toBe(422);
    expect(body).toContain(sentence);
    expect(world.puts).toEqual([]);
  });

  it('tells every problem at once', async () => {
    const { body } = await new World(aRecord('stakeholder')).post({ answer: 'retire' });

    expect(body.match(/<li><a href="#/g)).toHaveLength(3);
    for (const [, id] of body.matchAll(/href="#([^"]+)"/g)) expect(body).toContain(`id="${id}"`);
  });

  it('records a reason without characters that hide text, and with line feeds', async () => {
    const world = new World(aRecord('stakeholder'));

    await world.post({ answer: 'keep', reason: 'a\r\nb\u202ec' });

    expect(world.record?.answers[0]?.reason).toBe('a\nb�c');
  });
});

describe('a second answer', () => {
  it('that is the same is told to be recorded already', async () => {
    const world = new World(aRecord('stakeholder'));
    await world.post(RETIRE);

    const { statusCode, body } = await world.post(RETIRE);

    expect(statusCode).toBe(200);
    expect(body).toContain('Already recorded: Not needed any more');
    expect(world.record?.answers).toHaveLength(1);
    expect(world.woken).toHaveLength(1);
  });

  it('that is the same, after the case has moved on, is told so too', async () => {
    const world = new World(aRecord('stakeholder'));
    await world.post(RETIRE);
    const { answers } = world.record ?? { answers: [] };
    world.record = aRecord('impact', { answers });

    expect((await world.post({ ...RETIRE, question: '1' })).body).toContain(
      'Already recorded: Not needed any more',
    );
    expect(world.record.answers).toHaveLength(1);
  });

  it.each([
    ['another answer', { answer: 'keep' }],
    ['another decision', { ...RETIRE, 'credential.password': 'keep' }],
  ])('with %s is told what was answered and when', async (_, form) => {
    const world = new World(aRecord('stakeholder'));
    await world.post(RETIRE);

    const { statusCode, body } = await world.post(form, SECURITY_KEY);

    expect(statusCode).toBe(409);
    expect(body).toContain(
      '“Not needed any more” was recorded on Tue 3 Mar 2026, 12:00 UTC with the link of the stakeholder',
    );
    expect(world.record?.answers).toHaveLength(1);
  });

  it.each([
    ['en', 'The answer “Stop this case” was recorded on Sun 1 Mar 2026, 09:00 UTC by an analyst. It counts;'],
    ['ja', '2026年3月1日(日) 09:00 UTC にアナリストが「このケースを中止」を選びました。'],
  ])(
    'that comes after a word of an analyst, who has no link, is told of that: %s',
    async (language, told) => {
      const stop = anAnswer({ kind: 'stop', role: 'analyst', by: 'the custom action', questionNumber: 1 });
      const { question, ...record } = aRecord('stakeholder');
      const answered = question && { question: { ...question, answerId: stop.answerId } };
      const world = new World({ ...record, ...answered, answers: [stop] });
      world.settings = settingsSchema.parse({ ...SETTINGS, language });

      const { statusCode, body } = await world.post({ answer: 'keep' }, SECURITY_KEY);

      expect(statusCode).toBe(409);
      expect(body).toContain(told);
    },
  );

  it('can take everything back until the deletion, even after a confirmation', async () => {
    const world = new World(aRecord('deletion'));
    await world.post({ answer: 'confirm', userName: 'alice' });

    const { statusCode, body } = await world.post({ answer: 'restore' });

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded: I need this back');
    expect(world.record?.answers).toMatchObject([{ kind: 'confirm' }, { kind: 'restore', delivered: false }]);
    const { body: later } = await world.get();
    expect(later).toContain('Being given back');
    expect(later).not.toContain('<form');
  });

  it('between two questions after disabling can only have it back', async () => {
    const record = aRecord('impact', { disabled: disabledOf(aPlan()) });
    delete record.question;
    const world = new World(record);

    expect((await world.post({ answer: 'confirm', userName: 'alice' })).statusCode).toBe(409);
    expect((await world.post({ answer: 'restore' })).statusCode).toBe(200);
    expect((await world.post({ answer: 'restore' })).body).toContain('Already recorded');
    expect(world.record?.answers).toHaveLength(1);
  });

  it('may ask again to look, once the case waits anew, with the same question', async () => {
    const world = new World(aRecord('use'));
    await world.post({ answer: 'check' });
    expect((await world.post({ answer: 'check' })).body).toContain('Already recorded');
    const { answers } = world.record ?? { answers: [] };
    world.record = aRecord('use', { answers });

    expect((await world.get()).body).toContain('value="check"');
    expect((await world.post({ answer: 'check' })).body).toContain('Recorded: Used, please look');
    expect(world.woken).toHaveLength(2);
  });

  it('to a closed case has no effect', async () => {
    const world = new World(aRecord('stakeholder', { status: 'closed', closedAt: NOW }));

    expect((await world.post(RETIRE)).statusCode).toBe(409);
    expect(world.puts).toEqual([]);
  });
});

describe('Step Functions', () => {
  it('whose wait is over leaves the answer recorded for the next step, and the page says so', async () => {
    const world = new World(aRecord('stakeholder'));
    world.stepFunctions = 'gone';

    const { statusCode, body } = await world.post(RETIRE);

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded: Not needed any more');
    expect(world.record?.answers).toMatchObject([{ kind: 'retire', delivered: false }]);
    expect(world.record?.question).not.toHaveProperty('taskToken');
  });

  it('that fails takes nothing back: recorded, due, and the same answer sent again completes it', async () => {
    const world = new World(aRecord('stakeholder'));
    world.stepFunctions = Object.assign(new Error('no'), { name: 'ServiceUnavailable' });

    const { statusCode, body } = await world.post(RETIRE);

    expect(statusCode).toBe(200);
    expect(body).toContain('Recorded: Not needed any more');
    expect(world.record).toMatchObject({
      answers: [{ kind: 'retire', delivered: false }],
      question: { taskToken: TOKEN },
      due: { wake: { tries: 1 } },
    });
    expect((await world.get()).body).not.toMatch(/value="(retire|keep)"/);
    world.stepFunctions = 'taken';

    const again = await world.post(RETIRE);

    expect(again.statusCode).toBe(200);
    expect(again.body).toContain('Already recorded');
    expect(world.woken).toEqual([{ taskToken: TOKEN, outcome: 'retire' }]);
    expect(world.record?.answers).toMatchObject([{ kind: 'retire', delivered: true }]);
  });

  it('that fails leaves a page that says what is recorded, and not that an answer is waited for', async () => {
    const world = new World(aRecord('stakeholder'));
    world.stepFunctions = Object.assign(new Error('no'), { name: 'ServiceUnavailable' });
    await world.post(RETIRE);

    const { body } = await world.get();

    expect(body).toContain('An answer is recorded');
    expect(body).not.toMatch(/Waiting for an answer|without an answer nothing will be/);
  });
});
