import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../functions/case-page/choices.ts';
import { pageFacts } from '../../functions/case-page/facts.ts';
import { readForm } from '../../functions/case-page/form.ts';
import { answersShown } from '../../functions/case-page/offers.ts';
import { standingAnswer } from '../../functions/case-page/standing-answer.ts';
import { formSection } from '../../functions/case-page/view-form.ts';
import { giveAnswer } from '../../functions/cases/give-answer.ts';
import { acceptAnswer } from '../../functions/domain/answering/accept-answer.ts';
import { answerThatLedTo } from '../../functions/domain/answering/answer-that-led-to.ts';
import { untakenAnswers } from '../../functions/domain/answering/untaken-answers.ts';
import { pendingAnswer } from '../../functions/domain/asking/pending-answer.ts';
import type { CaseRecord } from '../../functions/domain/case/case-record.ts';
import { STEPS } from '../../functions/domain/note/note.ts';
import {
  type Answer,
  type AnswerKind,
  answerKindSchema,
  answersOffered,
  endsWait,
  isRequest,
  needsTypedName,
} from '../../functions/domain/question/answer.ts';
import type { QuestionKind, Role } from '../../functions/domain/question/question.ts';
import { TEXTS } from '../../functions/languages.ts';
import { render } from '../../functions/texts/html.ts';
import type { Choice } from '../../functions/texts/page-texts.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  OLD_KEY,
  OWNER,
  someSettings,
} from '../support/builders.ts';
import { disabled, proposal, TOKEN, waiting, worldWith } from './cases/answering.ts';

// Every list below is written out: what the table of answers says must come to this, in this order.

const KINDS: readonly AnswerKind[] = [
  'retire',
  'keep',
  'exempt',
  'stop',
  'restore',
  'confirm',
  'leave-disabled',
  'check',
  'name-other',
  'hand-over',
  'ask-again',
  'extend',
];
const CHOICES: readonly Choice[] = [...KINDS, 'rarely', 'none'];
const QUESTIONS = ['stakeholder', 'impact', 'deletion', 'use', 'paused'] as const;
const ROLES = ['stakeholder', 'security-contact', 'analyst'] as const;

const { planId } = aPlan();
const settings = someSettings();

function link(role: Role) {
  const address = role === 'stakeholder' ? OWNER : 'security@example.com';
  return { keyHash: '', role, address, questionNumber: 1, planId, createdAt: AT };
}

/** All kinds of which this is true. */
function kindsThat(isSo: (kind: AnswerKind) => boolean): AnswerKind[] {
  return KINDS.filter(isSo);
}

/** One answer of each kind. */
function answers(overrides: Partial<Answer>, kinds: readonly AnswerKind[] = KINDS): Answer[] {
  return kinds.map((kind) => anAnswer({ kind, ...overrides }));
}

/** The kinds in the order in which they are picked, each left out once it was. */
function inOrder(pick: (left: readonly AnswerKind[]) => Answer | undefined): AnswerKind[] {
  const picked: AnswerKind[] = [];
  for (;;) {
    const next = pick(KINDS.filter((kind) => !picked.includes(kind)));
    if (next === undefined) return picked;
    picked.push(next.kind);
  }
}

describe('the kinds of answers', () => {
  it('are these', () => {
    expect(answerKindSchema.options).toEqual(KINDS);
  });

  it('are each offered to somebody', () => {
    const offered = QUESTIONS.flatMap((question) => ROLES.flatMap((role) => answersOffered(question, role)));

    expect(new Set(offered)).toEqual(new Set(KINDS));
  });
});

describe('an answer is offered', () => {
  it.each<[QuestionKind, Role, AnswerKind[]]>([
    ['stakeholder', 'stakeholder', ['retire', 'keep', 'name-other', 'hand-over']],
    [
      'stakeholder',
      'security-contact',
      ['retire', 'keep', 'exempt', 'name-other', 'ask-again', 'extend', 'stop'],
    ],
    ['stakeholder', 'analyst', ['stop']],
    ['impact', 'stakeholder', ['restore', 'extend', 'confirm']],
    ['impact', 'security-contact', ['restore', 'confirm', 'leave-disabled', 'extend', 'ask-again']],
    ['impact', 'analyst', ['restore', 'leave-disabled']],
    ['deletion', 'stakeholder', ['restore', 'confirm', 'leave-disabled']],
    ['deletion', 'security-contact', ['restore', 'confirm', 'leave-disabled', 'extend', 'ask-again']],
    ['deletion', 'analyst', ['restore', 'leave-disabled']],
    ['use', 'stakeholder', ['check', 'retire']],
    ['use', 'security-contact', ['check', 'retire', 'exempt', 'extend', 'ask-again', 'stop']],
    ['use', 'analyst', ['stop']],
    ['paused', 'stakeholder', ['keep']],
    ['paused', 'security-contact', ['stop', 'keep']],
    ['paused', 'analyst', ['stop']],
  ])('to the question %s and the role %s in this order', (question, role, kinds) => {
    expect(answersOffered(question, role)).toEqual(kinds);
  });

  it.each<[Role, Choice[]]>([
    ['stakeholder', [...KINDS.slice(0, 2), 'rarely', ...KINDS.slice(2, -1), 'rarely']],
    ['security-contact', [...KINDS.slice(0, 2), 'rarely', ...KINDS.slice(2)]],
  ])('to the role %s as these choices', (role, choices) => {
    expect(choicesOf(KINDS, role)).toEqual(choices);
    expect(choicesOf(KINDS, role, true)).toEqual(['none', ...choices]);
  });

  // An answer of each kind was given to the question before.
  it.each<[QuestionKind, Choice[]]>([
    ['stakeholder', ['name-other', 'ask-again', 'extend']],
    ['impact', ['extend', 'ask-again']],
    ['deletion', ['extend', 'ask-again']],
    ['use', ['check', 'extend', 'ask-again']],
    ['paused', []],
  ])('to the question %s again', (question, kinds) => {
    const before = answers(
      { questionNumber: 1 },
      KINDS.filter((kind) => kind !== 'restore'),
    );
    const record = waiting(question, { answers: before });

    expect(answersShown(record, 'security-contact', settings).filter((kind) => kind !== 'restore')).toEqual(
      kinds,
    );
  });
});

describe('an answer that the page offers', () => {
  const PEOPLE = ['stakeholder', 'security-contact'] as const;
  const by = (role: Role) => link(role).address;
  const give = (record: CaseRecord, kind: AnswerKind, role: Role) =>
    acceptAnswer(record, anAnswer({ kind, role, by: by(role), answerId: `${kind} of ${role}` }), {
      planId,
      seenQuestion: record.question?.number,
    });

  it.each(QUESTIONS)('to the question %s is taken, whatever one person has said before', (question) => {
    const refused = PEOPLE.flatMap((first) =>
      answersShown(waiting(question), first, settings).flatMap((before) => {
        const record = give(waiting(question), before, first).changed ?? waiting(question);
        return PEOPLE.flatMap((role) =>
          answersShown(record, role, settings)
            .filter((kind) => give(record, kind, role).changed === undefined)
            .map((kind) => `${kind} of ${role}, after ${before} of ${first}`),
        );
      }),
    );

    expect(refused).toEqual([]);
  });
});

describe('an answer decides', () => {
  it('nothing about the credentials where it is a request', () => {
    expect(kindsThat(isRequest)).toEqual(['name-other', 'hand-over', 'ask-again', 'extend']);
  });

  it.each<[QuestionKind, AnswerKind[]]>([
    ['stakeholder', []],
    ['impact', ['confirm', 'leave-disabled']],
    ['deletion', []],
    ['use', []],
    ['paused', []],
  ])('the question %s at once, but for these of people', (question, waits) => {
    for (const role of ['stakeholder', 'security-contact'] as const)
      expect(kindsThat((kind) => !endsWait({ kind, role }, { kind: question }))).toEqual(waits);
  });

  it.each(QUESTIONS)('the question %s at once where an analyst gives it', (question) => {
    expect(kindsThat((kind) => !endsWait({ kind, role: 'analyst' }, { kind: question }))).toEqual([]);
  });

  it('nothing any more from an older form, once that question was decided', () => {
    const question = { ...aQuestion('stakeholder', { number: 3 }), planId, taskToken: TOKEN, sent: true };
    const late = (before: AnswerKind, kind: AnswerKind) =>
      acceptAnswer(
        aRecord({ question, answers: [anAnswer({ kind: before })] }),
        anAnswer({ kind, role: 'security-contact', answerId: 'late' }),
        { planId, seenQuestion: 1 },
      ).outcome;
    const isStale = (before: AnswerKind, kind: AnswerKind) => {
      const outcome = late(before, kind);
      return outcome.is === 'not-taken' && outcome.why === 'answered-since';
    };

    expect(kindsThat((kind) => isStale('retire', kind))).toEqual(['retire', 'keep', 'exempt', 'confirm']);
    expect(kindsThat((before) => isStale(before, 'retire'))).toEqual([
      'retire',
      'keep',
      'exempt',
      'stop',
      'restore',
    ]);
  });
});

describe('an answer that waits', () => {
  const picked = (question: QuestionKind, given: Partial<Answer>) =>
    inOrder((left) => {
      const record = aRecord({ disabled, answers: answers({ delivered: false, ...given }, left) });
      return pendingAnswer(record, question, planId);
    });

  it.each<[QuestionKind, AnswerKind[], AnswerKind[]]>([
    ['stakeholder', ['stop', 'exempt', 'keep', 'retire'], ['stop']],
    ['impact', ['restore'], ['restore']],
    ['deletion', ['restore', 'leave-disabled', 'confirm'], ['restore']],
    ['use', ['restore', 'stop', 'exempt'], ['restore', 'stop']],
    ['paused', ['restore', 'stop'], ['restore', 'stop']],
  ])('is picked up by the question %s in this order', (question, ofThisPlan, ofAnotherPlan) => {
    expect(picked(question, {})).toEqual(ofThisPlan);
    expect(picked(question, { planId: 'another' })).toEqual(ofAnotherPlan);
  });

  it.each<[QuestionKind, AnswerKind[]]>([
    ['stakeholder', ['retire', 'keep', 'exempt', 'name-other', 'ask-again', 'extend', 'stop']],
    ['impact', ['extend', 'ask-again', 'restore']],
    ['deletion', ['confirm', 'leave-disabled', 'extend', 'ask-again', 'restore']],
    ['use', ['check', 'retire', 'exempt', 'extend', 'ask-again', 'stop']],
    ['paused', ['stop']],
  ])('stays for the next step when the wait for %s is just over', async (question, kinds) => {
    for (const kind of kinds) {
      const world = worldWith(waiting(question));
      world.tokens.expire(TOKEN);

      const outcome = await giveAnswer(proposal({ kind, role: 'security-contact' }), world);

      expect(outcome, kind).toMatchObject({ is: 'taken', answer: { kind, delivered: false } });
      expect(
        untakenAnswers(outcome.record).map((one) => one.kind),
        kind,
      ).toEqual([kind]);
    }
  });
});

describe('an answer leads', () => {
  const LED_BY: Record<string, AnswerKind[]> = {
    kept: ['keep', 'retire'],
    disabled: ['retire'],
    changed: ['retire'],
    scheduled: ['confirm', 'retire'],
    'no-day-free': ['retire'],
    'confirm-deletion': ['leave-disabled', 'confirm'],
    deleted: ['confirm', 'retire'],
    'user-deleted': ['confirm', 'retire'],
    restored: ['restore'],
    'quarantined-off': ['restore'],
    stop: ['stop'],
    exempt: ['exempt'],
  };
  const ledTo = (step: string, given: Partial<Answer>) =>
    inOrder((left) => answerThatLedTo(step, aRecord({ answers: answers(given, left) })));

  it.each(Object.keys(STEPS))('to the step %s in this order', (step) => {
    const kinds = LED_BY[step] ?? [];
    const ofAnyPlan = kinds.filter((kind) => kind === 'stop' || kind === 'restore');

    expect(ledTo(step, {})).toEqual(kinds);
    expect(ledTo(step, { planId: 'another' })).toEqual(ofAnyPlan);
  });
});

describe('a form', () => {
  const texts = TEXTS.en.page;
  const stakeholderRecord = waiting('stakeholder');
  const context = { record: stakeholderRecord, link: link('security-contact'), settings, texts, at: AT };
  const FULL = {
    userName: 'alice',
    userNameForAll: 'alice',
    reason: 'because',
    until: '2026-04-01',
    deadline: '2026-04-01',
    every: 'month',
    person: 'bob@example.com',
    plan: planId,
    question: '2',
    'credential.password': 'retire',
    [`credential.${OLD_KEY}`]: 'retire',
  };

  it.each<[Choice, string[], string[]]>([
    [
      'retire',
      ['credential.password', `credential.${OLD_KEY}`, 'userName'],
      ['credential.password', `credential.${OLD_KEY}`, 'userName'],
    ],
    ['keep', [], []],
    ['exempt', ['reason', 'until'], ['until']],
    ['stop', [], []],
    ['restore', [], []],
    ['confirm', ['userName'], ['userName']],
    ['leave-disabled', [], []],
    ['check', [], []],
    ['name-other', ['person'], ['person']],
    ['hand-over', [], []],
    ['ask-again', [], []],
    ['extend', ['deadline'], ['deadline']],
    ['rarely', ['every'], ['every']],
    ['none', ['userNameForAll'], ['userNameForAll']],
  ])('for %s asks for what it needs', (choice, missing, inputs) => {
    const read = readForm({ answer: choice }, context);
    const facts = { ...pageFacts(stakeholderRecord, { ...context, isPaused: false }), shown: [choice] };
    const markup = render(formSection(facts, { fields: {}, problems: [] }));
    const names = [...markup.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name ?? '');

    expect(Array.isArray(read) ? read.map(({ field }) => field) : []).toEqual(missing);
    expect([...new Set(names)]).toEqual(['plan', 'question', 'answer', ...inputs, 'reason']);
  });

  it('says only what belongs to its answer', () => {
    const said = CHOICES.map((choice) => {
      const read = readForm({ ...FULL, answer: choice }, context);
      if (Array.isArray(read)) throw new Error(`${choice}: ${JSON.stringify(read)}`);
      const { kind: _, reason: __, seenQuestion: ___, planId: ____, decisions, ...details } = read;
      return [choice, [...(Object.keys(decisions).length > 0 ? ['decisions'] : []), ...Object.keys(details)]];
    });

    expect(said.filter(([, details]) => details?.length !== 0)).toEqual([
      ['retire', ['decisions']],
      ['exempt', ['until']],
      ['name-other', ['person']],
      ['extend', ['until']],
      ['rarely', ['every', 'until']],
      ['none', ['decisions']],
    ]);
  });

  it('names the plan where the answer is about what it proposes', () => {
    const named = CHOICES.filter((choice) => {
      const read = readForm({ ...FULL, answer: choice }, context);
      return !Array.isArray(read) && read.planId !== undefined;
    });

    expect(named).toEqual(['retire', 'keep', 'confirm', 'rarely', 'none']);
  });

  it('asks for the typed name where something is turned off or deleted', () => {
    expect(kindsThat(needsTypedName)).toEqual(['retire', 'confirm']);
  });
});

describe('the sender of a form is told', () => {
  const answered = (kinds: readonly AnswerKind[], overrides: Partial<CaseRecord> = {}) =>
    waiting('stakeholder', {
      answers: kinds.map((kind) => anAnswer({ kind, questionNumber: 2 })),
      ...overrides,
    });
  // What the stakeholder can say to a question to which the answer was said.
  const beside: Partial<Record<AnswerKind, AnswerKind>> = {
    restore: 'extend',
    confirm: 'restore',
    'leave-disabled': 'restore',
    extend: 'restore',
    check: 'retire',
  };

  it('which answer is in the way, but for those after which the question is put again', () => {
    const inTheWay = KINDS.filter((kind) => {
      const role = ['exempt', 'stop', 'ask-again'].includes(kind) ? 'security-contact' : 'stakeholder';
      const record = answered([kind], { answers: [anAnswer({ kind, role, questionNumber: 2 })] });
      const sent = { kind: beside[kind] ?? (kind === 'keep' ? 'retire' : 'keep'), seenQuestion: 2 };
      return standingAnswer(record, link('stakeholder'), sent) !== undefined;
    });

    expect(inTheWay).toEqual([
      'retire',
      'keep',
      'exempt',
      'stop',
      'restore',
      'confirm',
      'leave-disabled',
      'name-other',
      'hand-over',
    ]);
  });

  it('no more than who passed the question on, who does not speak for the user any more', () => {
    const stranger = { ...link('stakeholder'), address: 'carol@example.com' };
    const lastTold = (kind: AnswerKind) =>
      standingAnswer(answered([kind, 'keep']), stranger, { kind: 'retire', seenQuestion: 2 })?.kind;

    expect(kindsThat((kind) => kind !== 'keep' && lastTold(kind) !== 'keep')).toEqual([
      'name-other',
      'hand-over',
    ]);
  });
});
