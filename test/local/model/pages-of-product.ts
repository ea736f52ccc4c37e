import { vi } from 'vitest';
import { pageFacts } from '../../../functions/case-page/facts.ts';
import { notTakenView, recordedView } from '../../../functions/case-page/view-case.ts';
import { document } from '../../../functions/case-page/view-layout.ts';
import { answerKindSchema } from '../../../functions/domain/question/answer.ts';
import type { Language } from '../../../functions/domain/settings/language.ts';
import { type Settings, settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { TEXTS } from '../../../functions/languages.ts';
import { html } from '../../../functions/texts/html.ts';
import type { Choice, PageFacts, PageRecord } from '../../../functions/texts/page-texts.ts';
import {
  aRecord,
  disabledOf,
  NOW,
  OWNER_KEY,
  SECURITY_KEY,
  SES_KEY,
  World,
} from '../../functions/case-page/world.ts';
import { STEP_NAMES } from '../../functions/domain/note/notes.ts';
import { AT, anAnswer, aPlan, aUser, SETTINGS, UNTIL } from '../../functions/mail/orders.ts';
import { listsOfProduct } from './lists-of-product.ts';

const KINDS = ['stakeholder', 'impact', 'deletion', 'use', 'paused'] as const;
const CHOICES: Choice[] = [...answerKindSchema.options, 'rarely'];
const POLICIES = [{}, { afterObservation: 'keep-disabled' }, { deletionNeedsConfirmation: false }];

/** Every page of a language, each once: shown in every state, and as it comes back after every answer and every mistake. */
export async function pagesOfProduct(language: Language): Promise<string[]> {
  // Of fifty pages that are made, one differs from all before it.
  const pages = new Set<string>();
  const add = (more: readonly string[]): void => {
    for (const one of more) pages.add(one);
  };
  const policies = POLICIES.map((policy) => settingsSchema.parse({ ...SETTINGS, ...policy, language }));
  for (const kind of KINDS)
    for (const record of recordsOf(kind)) {
      for (const settings of policies) add(await shown(record, settings));
      add(answered(record, language));
    }
  for (const kind of KINDS) add(listsOfProduct(recordsOf(kind), language));
  for (const [title, detail] of Object.values(TEXTS[language].page.plain))
    add([page(language, [title, detail])]);
  add([page(language, problemsOf(language))]);
  return [...pages];
}

function recordsOf(kind: (typeof KINDS)[number]): PageRecord[] {
  const user = aUser({
    credentials: [
      ...aUser().credentials,
      { id: 'AKIAEXAMPLEUNKNOWN01', kind: 'access-key', status: 'Active', problem: 'IAM is silent' },
      { id: 'AKIAEXAMPLEOFFOFF002', kind: 'access-key', status: 'Inactive' },
      { id: 'AKIAEXAMPLENEWNEW003', kind: 'access-key', status: 'Active', createdAt: AT },
    ],
  });
  const plans = [aPlan(user), aPlan(aUser(), 'user'), aPlan(user, 'credentials', [user.account])];
  const answers = [anAnswer({ decisions: { password: 'keep', [SES_KEY]: 'retire' }, reason: 'because' })];
  const steps = STEP_NAMES.map((step) => ({ step, at: NOW }));
  const restoreKit = { writtenAt: AT, scope: 'user', user, inlinePolicyDocuments: {} } as const;
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 1 };
  const mustUse = { credentialIds: ['password', SES_KEY], from: AT, until: UNTIL };
  const { question: _none, ...unasked } = aRecord(kind, { plan: aPlan(user), user, mustUse });
  return plans.flatMap((plan): PageRecord[] => {
    const disabled = disabledOf(plan);
    const withUse = (more: Partial<PageRecord>) => aRecord(kind, { mustUse, ...more });
    return [
      withUse({ plan, user, answers, steps }),
      withUse({ plan, user, disabled }),
      withUse({ plan, disabled, restoreKit }),
      withUse({ plan, user, quarantine }),
      withUse({ plan, user, disabled, quarantine: { ...quarantine, isUsed: true } }),
      withUse({ plan, disabled, answers: [anAnswer({ kind: 'restore' })] }),
      withUse({ plan, disabled, restoredAt: AT, status: 'closed', closedAt: NOW }),
      unasked,
    ];
  });
}

async function shown(record: PageRecord, settings: Settings): Promise<string[]> {
  const pages: string[] = [];
  const console_ = vi.spyOn(console, 'log').mockImplementation(() => {});
  for (const key of [OWNER_KEY, SECURITY_KEY]) {
    const world = new World(record);
    world.settings = settings;
    world.pause = { since: AT, by: 'olivia', reason: 'a wrong rule' };
    pages.push((await world.get(key)).body);
    world.pause = undefined;
    pages.push((await world.get(key)).body, (await world.post({ answer: 'retire' }, key)).body);
  }
  console_.mockRestore();
  return pages;
}

/** What comes back after each answer, and each reason why one was not taken. */
function answered(record: PageRecord, language: Language): string[] {
  const texts = TEXTS[language].page;
  const settings = settingsSchema.parse({ ...SETTINGS, language });
  const { planId } = aPlan();
  const links = [
    { role: 'stakeholder' as const, address: 'alice@example.com', questionNumber: 1, planId },
    { role: 'security-contact' as const, address: 'security@example.com', questionNumber: 1, planId },
  ];
  return links.flatMap((link) => {
    const context = { link, settings, texts, at: UNTIL };
    return [true, false].flatMap((isPaused) =>
      answersTo(pageFacts(record, { ...context, isPaused }), language),
    );
  });
}

function answersTo(facts: PageFacts, language: Language): string[] {
  const { texts } = facts;
  return [
    ...CHOICES.flatMap((kind) => [recordedView(facts, kind, false), recordedView(facts, kind, true)]),
    ...CHOICES.map((kind) => page(language, Object.values(texts.answers[kind].option(facts)))),
    ...Object.values(texts.refusals).map((reason) => notTakenView(facts, { reason })),
    notTakenView(facts, { answer: anAnswer({ kind: 'restore' }) }),
  ];
}

function problemsOf(language: Language): string[] {
  const { problems } = TEXTS[language].page;
  return [
    ...Object.values(problems).filter((one) => typeof one === 'string'),
    ...['password', SES_KEY].map(problems.decision),
    ...[true, false].map(problems.userName),
  ];
}

/** A page of paragraphs. */
function page(language: Language, paragraphs: string[]): string {
  const texts = TEXTS[language].page;
  const content = html`${paragraphs.map((one) => html`<p>${one}</p>`)}`;
  return document({ title: '', team: 'Cloud Security', contact: 'iam-help@example.com', texts, content });
}
