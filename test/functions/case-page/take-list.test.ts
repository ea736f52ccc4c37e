import { expect, it } from 'vitest';
import { pageFacts } from '../../../functions/case-page/facts.ts';
import type { Listed } from '../../../functions/case-page/list-cases.ts';
import { type Result, takeList } from '../../../functions/case-page/take-list.ts';
import type { CaseRecord } from '../../../functions/domain/case/case-record.ts';
import { pageTextsEn as texts } from '../../../functions/texts/en/page.ts';
import type { PageFacts } from '../../../functions/texts/page-texts.ts';
import {
  AT,
  anAnswer,
  aQuestion,
  aRecord,
  aUser,
  CASE_ID,
  OWNER,
  someSettings,
  USER_ID,
} from '../../support/builders.ts';
import { aWorld } from '../../support/fakes/world.ts';

const settings = someSettings();
const asked = {
  ...aQuestion('stakeholder', { number: 4 }),
  planId: aRecord().plan?.planId ?? '',
  taskToken: 'token',
};
const record = (differs: Partial<CaseRecord> = {}) =>
  aRecord({ user: aUser(), question: asked, step: 'asked', ...differs });
const factsOf = (item: CaseRecord, address = OWNER): PageFacts => {
  const { planId = '' } = item.question ?? {};
  const link = { role: 'stakeholder', address, planId, questionNumber: 4 } as never;
  return pageFacts(item as never, { link, ended: undefined, settings, texts, at: AT, isPaused: false });
};
const shown = (item = record()): Listed => ({ is: 'shown', caseId: CASE_ID, facts: factsOf(item) });
const pick = { caseId: CASE_ID, group: 'needed' as const, choice: 'keep' as const, problems: [] };

/** What becomes of the answer for the one user that is listed so. */
async function take(
  one: Listed,
  { differs = {}, elapsed = [0], item = record() as CaseRecord | undefined } = {},
) {
  const world = aWorld({ records: item === undefined ? [] : [item] });
  const times = [...elapsed];
  const taking = {
    table: world.table,
    tokens: world.tokens,
    elapsed: () => times.shift() ?? elapsed.at(-1) ?? 0,
  };
  const { results, now } = await takeList([{ ...pick, ...differs }], [one], {}, taking);
  return { result: results[0] as Result, now: now[0], world };
}

it('an answer is recorded, wakes its case, and is shown as it stands then', async () => {
  const { result, now, world } = await take(shown());

  expect(result).toMatchObject({ is: 'taken', taken: { is: 'recorded', isRepeated: false } });
  expect(world.tokens.answered.get('token')).toBe('keep');
  expect(now?.is === 'shown' && now.facts.record.answers).toHaveLength(1);
});

it.each<[Result['is'], string, Listed]>([
  ['hidden', 'what is not listed', { ...shown(), caseId: 'another' }],
  ['hidden', 'what is over', { is: 'hidden', caseId: CASE_ID, why: 'over' }],
  [
    'hidden',
    'what was passed on, by nobody’s word',
    { is: 'hidden', caseId: CASE_ID, why: 'passed-on', facts: factsOf(record()) },
  ],
  ['unread', 'what could not be read', { is: 'unreadable', caseId: CASE_ID }],
])('is %s: %s, and nothing is recorded', async (is, _, one) => {
  const { result, now, world } = await take(one);

  expect(result.is).toBe(is);
  expect(now).toEqual(one);
  expect(world.calls.made).toEqual([]);
});

it('whose user was passed on by an answer is told that', async () => {
  const passing = anAnswer({ kind: 'hand-over', questionNumber: 4 });
  const facts = factsOf(
    record({
      answers: [passing],
      namedOwner: { addresses: ['bob@example.com'], source: 'named', problems: [] },
    }),
  );
  const { result } = await take({ is: 'hidden', caseId: CASE_ID, why: 'passed-on', facts });

  expect(result).toMatchObject({
    is: 'taken',
    taken: { is: 'not-taken', why: { answer: { kind: 'hand-over' } } },
  });
});

it('with problems in its part is recorded for nobody', async () => {
  const problems = [{ field: 'choice.needed', message: 'what?' }];
  const { result, world } = await take(shown(), { differs: { problems } });

  expect(result).toMatchObject({ is: 'taken', taken: { is: 'incomplete', problems } });
  expect(world.calls.made).toEqual([]);
});

it.each([
  ['recorded and woken', [8000, 10_000], 'taken', 'keep'],
  ['recorded, and woken later', [8000, 10_001], 'taken', undefined],
  ['not recorded', [8001], 'failed', undefined],
] as const)('is %s where so much time has passed', async (_, elapsed, is, woken) => {
  const { result, world } = await take(shown(), { elapsed: [...elapsed] });

  expect(result.is).toBe(is);
  expect(world.tokens.answered.get('token')).toBe(woken);
});

it('whose case gave way to another between two reads opens nothing', async () => {
  const next = record({ caseId: `alice-${USER_ID}-2` });

  expect((await take(shown(), { item: next })).result.is).toBe('hidden');
});
