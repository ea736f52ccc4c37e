import { expect, it } from 'vitest';
import type { Violation } from '../../../local/model/violation.ts';
import { type Journey, journeyOf } from '../../../local/sweep/journeys/journey.ts';
import { smallestOf } from '../../../local/sweep/smallest.ts';

const violation: Violation = {
  at: 0,
  about: 'alice-1',
  rule: 11,
  by: 'wish',
  state: 'CaseClosed',
  claim: 'lost',
};
const document = journeyOf('retired', { settings: { timeZone: 'UTC' } }, [
  { at: 'PT0S', do: 'kill', after: 3 },
  { at: 'PT0S', do: 'click' },
  { at: 'P2D', do: 'answer', answer: 'retire' },
  { at: 'P4D', do: 'answer', answer: 'restore' },
]);
const finding = { journey: 'retire', fault: 'crash', api: 'iam:GetUser', violation, document };

/** The model objects wherever somebody wants something back after a crash. */
const judgeWhole = async ({ then }: Journey): Promise<Violation[]> =>
  ['kill', 'restore'].every((word) => JSON.stringify(then).includes(word)) ? [{ ...violation, at: 5 }] : [];

it('leaves out what the violation does not need', async () => {
  const smallest = (await smallestOf(finding, { judgeWhole })) as Journey;

  expect(smallest.then.map((step) => step.do)).toEqual(['kill', 'answer']);
  expect(smallest).not.toHaveProperty('settings');
});

it('keeps the scenario where only a comparison shows what is wrong', async () => {
  const compared = { ...finding, violation: { ...violation, by: 'end' } };

  expect(await smallestOf(compared, { judgeWhole })).toBe(document);
});
