import { describe, expect, it } from 'vitest';
import { whatFollows } from '../../../../functions/domain/asking/after-observation.ts';
import { pendingAnswer } from '../../../../functions/domain/asking/pending-answer.ts';
import type { CaseRecord } from '../../../../functions/domain/case/case-record.ts';
import type { AnswerKind } from '../../../../functions/domain/question/answers.ts';
import { aKey, anAnswer, aPlan, daysAgo, OTHER_KEY, someSettings } from '../../../support/builders.ts';
import { assess, observed, offUser } from './observed.ts';

const plan = aPlan();
const { planId } = plan;
const user = offUser({
  credentials: [aKey({ status: 'Inactive' }), aKey({ id: OTHER_KEY, status: 'Inactive' })],
});
const earlier = { credentialId: OTHER_KEY, kind: 'access-key' as const, disabledAt: daysAgo(50) };
const off = [
  {
    ...{ caseId: 'alice-0', openedAt: daysAgo(60), closedAt: daysAgo(30) },
    disabled: [{ ...earlier, lastUsedAt: daysAgo(200) }],
  },
];
const early = (...kinds: AnswerKind[]) => [
  anAnswer({ planId }),
  ...kinds.map((kind) =>
    anAnswer({ kind, answerId: kind, planId, role: 'security-contact', questionNumber: 2, delivered: false }),
  ),
];
const USING = {
  usually: someSettings(),
  'where nobody is asked': someSettings({ deletionNeedsConfirmation: false }),
  'where all stays off': someSettings({ afterObservation: 'keep-disabled' }),
};

/** What comes of a case at the end of its observation. */
function comesOf(case_: CaseRecord, using: ReturnType<typeof someSettings>) {
  const { outcome, case: assessed } = assess(14, { case: case_, user, using });
  if (outcome === 'left-disabled') return 'stay-disabled';
  const word = pendingAnswer(assessed, 'deletion', planId)?.kind;
  if (word === 'leave-disabled') return 'stay-disabled';
  return outcome === 'delete' || word === 'confirm' ? 'deleted' : 'asked';
}

describe('what is said to follow the observation', () => {
  const cases = [undefined, off].flatMap((left) =>
    [early(), early('confirm'), early('leave-disabled'), early('confirm', 'leave-disabled')].map((answers) =>
      observed({ plan, user, answers, ...(left && { off: left }) }),
    ),
  );

  it.each<[keyof typeof USING, string[]]>([
    [
      'usually',
      [
        ...['asked', 'deleted', 'stay-disabled', 'stay-disabled'],
        ...['asked', 'deleted', 'stay-disabled', 'stay-disabled'],
      ],
    ],
    [
      'where nobody is asked',
      [
        ...['deleted', 'deleted', 'stay-disabled', 'stay-disabled'],
        ...['asked', 'deleted', 'stay-disabled', 'stay-disabled'],
      ],
    ],
    ['where all stays off', Array.from({ length: 8 }, () => 'stay-disabled')],
  ])('is what comes of it, %s', (when, follows) => {
    const using = USING[when];

    expect(cases.map((one) => whatFollows(one, using))).toEqual(follows);
    expect(cases.map((one) => comesOf(one, using))).toEqual(follows);
  });
});
