import { describe, expect, it } from 'vitest';
import { wake } from '../../../functions/cases/wake.ts';
import { dueAtOf } from '../../../functions/domain/due/due-at.ts';
import { TransientServiceError } from '../../../functions/domain/errors/errors.ts';
import { openCases } from '../../../functions/open-cases/open-cases.ts';
import {
  AT,
  anAnswer,
  aPlan,
  aQuestion,
  aRecord,
  aUser,
  OLD_KEY,
  OWNER,
  USER_ID,
} from '../../support/builders.ts';
import { aClick, aFinding } from '../../support/events.ts';
import { aStoredFinding } from '../../support/fakes/finding-store.ts';
import type { World } from '../../support/fakes/world.ts';
import { click, noteOf, someWorld } from './clicks.ts';

const TOKEN = 'token-1';
const of22 = aFinding({ Id: 'finding-22', control: 'IAM.22' });
const after = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
const clickAt = (world: World, minutes: number, finding: unknown = of22) =>
  openCases(aClick(world.actions.retire, [finding], { id: `at-${minutes}`, time: after(minutes) }), world);

/** A running IAM.8 case of alice, with what differs, and her findings of both controls. */
function running(differs: Parameters<typeof aRecord>[0] = {}): World {
  const record = aRecord({ openedAt: AT, ...differs });
  const world = someWorld({
    records: [record],
    findings: [aStoredFinding(), aStoredFinding({ findingId: 'finding-22', controlId: 'IAM.22' })],
  });
  return world;
}
const plan = aPlan();
const asking = (differs: object = {}) => ({
  plan,
  user: aUser(),
  question: {
    ...aQuestion('stakeholder'),
    planId: plan.planId,
    taskToken: TOKEN,
    put: { enteredAt: AT, retryCount: 0 },
    ...differs,
  },
});

describe('IAM.8 clicked while a case for IAM.22 runs', () => {
  it('joins it, whatever it has come to: its threshold is the lower one', async () => {
    const world = running({
      controls: ['IAM.22'],
      thresholdDays: 45,
      findings: [],
      ...asking({ sent: true }),
      plan: { ...plan, thresholdDays: 45 },
    });

    await clickAt(world, 60 * 24 * 3, aFinding());

    expect(world.table.at(USER_ID)).toMatchObject({
      controls: ['IAM.22', 'IAM.8'],
      thresholdDays: 45,
      findings: [{ findingId: 'finding-1', control: 'IAM.8' }],
    });
    expect(noteOf(world)).not.toMatch(/Nothing was done/);
    expect(world.tokens.answered.size).toBe(0);
  });
});

describe('IAM.22 clicked while a case for IAM.8 runs', () => {
  const WIDER = { controls: ['IAM.22', 'IAM.8'], thresholdDays: 45 };

  it('joins before anything is known of the user, and the finding says for what the case is', async () => {
    const world = someWorld({
      findings: [aStoredFinding(), aStoredFinding({ findingId: 'finding-22', controlId: 'IAM.22' })],
    });
    await click(world);

    await clickAt(world, 60);

    expect(world.table.at(USER_ID)).toMatchObject(WIDER);
    expect(noteOf(world, 'finding-22')).toMatch(/^Case opened .*IAM\.22 and IAM\.8, unused for 45 days/);
    expect(world.executions.all.size).toBe(1);
  });

  it.each([
    ['within five minutes of the first click, although the owner was asked', 5, { sent: true }],
    ['as long as nobody was asked', 60, {}],
  ])('%s wakes the question, whose token is spent then', async (_, minutes, question) => {
    const world = running(asking(question));

    await clickAt(world, minutes);

    expect(world.table.at(USER_ID)).toMatchObject(WIDER);
    expect(world.tokens.answered.get(TOKEN)).toBe('widened');
    expect(world.table.at(USER_ID).question).not.toHaveProperty('taskToken');
  });

  it('whose wake does not come through stays due, and is woken by the next try', async () => {
    const world = running(asking());
    world.calls.fail('tokens.succeed');

    await clickAt(world, 1);

    expect(world.tokens.answered.size).toBe(0);
    expect(dueAtOf(world.table.at(USER_ID))).toBe(after(2));
    await wake(world.table.at(USER_ID), after(2), world);
    expect(world.tokens.answered.get(TOKEN)).toBe('widened');
    expect(dueAtOf(world.table.at(USER_ID))).toBeUndefined();
  });

  it('after an answer has come for which the workflow was not woken: that answer counts', async () => {
    const answer = anAnswer({ delivered: false });
    const world = running({ ...asking({ answerId: answer.answerId }), answers: [answer], thresholdDays: 45 });

    await wake(world.table.at(USER_ID), AT, world);

    expect(world.tokens.answered.get(TOKEN)).toBe('retire');
  });

  it.each([
    ['the owner was asked', 6, asking({ sent: true })],
    ['one of those who are asked has got the mail', 6, { ...asking(), told: [`question 1:${OWNER}`] }],
    ['the owner was reminded', 6, asking({ message: 'reminded' })],
    ['the owner has answered', 2, { ...asking(), answers: [anAnswer()] }],
    [
      'something is disabled',
      2,
      {
        ...asking({ kind: 'impact' }),
        disabled: [{ credentialId: OLD_KEY, kind: 'access-key' as const, disabledAt: AT }],
      },
    ],
  ])('after %s is told to wait, status unchanged; the case never closes it', async (_, minutes, has) => {
    const world = running(has);

    await clickAt(world, minutes);

    expect(noteOf(world, 'finding-22')).toMatch(
      /^Nothing was done for IAM\.22: a case for IAM\.8 .* is running\./,
    );
    expect(world.findings.finding('finding-22').workflowStatus).toBe('NEW');
    expect(world.table.at(USER_ID)).toMatchObject({ controls: ['IAM.8'], thresholdDays: 90 });
    expect(world.tokens.answered.size).toBe(0);
  });

  it('when that is ending without a question comes again, and has a case of its own then', async () => {
    const world = running({ plan, user: aUser() });
    await expect(clickAt(world, 1)).rejects.toThrow(TransientServiceError);
    expect(world.findings.writes).toEqual([]);
    world.table.store({ ...world.table.at(USER_ID), status: 'closed', closedAt: after(2) });

    await clickAt(world, 1);

    expect(world.table.at(USER_ID)).toMatchObject({ sequence: 2, controls: ['IAM.22'], thresholdDays: 45 });
  });
});
