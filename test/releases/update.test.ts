import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseRecordSchema } from '../../functions/domain/case/case-record.ts';
import { createLocalRun, type LocalRun } from '../../local/run/local-run.ts';
import type { Session } from '../../local/run/session.ts';
import { continueCase, workflowOf } from '../support/release/continue-case.ts';
import { recordedReleases } from '../support/release/recorded-release.ts';
import { recordedKey } from '../support/release/without-secrets.ts';

/** Whoever got the latest recorded link answers with it: it was mailed by the release before. */
async function answerByOldLink(session: Session, item: unknown, form: Record<string, string>): Promise<void> {
  const { links, caseId } = caseRecordSchema.parse(item);
  const index = links.findLastIndex(({ role }) => role === 'stakeholder');
  const query = { key: recordedKey(index) };
  await session.perform({ do: 'http', method: 'POST', path: `/cases/${caseId}`, query, form });
}

describe.each(recordedReleases())('a case that release $version has left waiting', (release) => {
  let run: LocalRun;
  beforeAll(async () => {
    run = await createLocalRun(undefined, { workflow: workflowOf(release) });
  });
  afterAll(() => run.close());

  /** How the case continued and ended: the steps on its finding, and the calls that changed IAM. */
  const endOf = (session: Session) => {
    const { executions, findings, iam, stepResults, refusals } = session.report();
    const steps = (findings[0]?.history ?? []).map(({ fields }) => fields?.['UnusedCredentialsStep']);
    return {
      status: executions[0]?.status,
      steps: steps.filter((step, index) => step !== steps[index - 1]),
      acts: iam.filter(({ by }) => by.includes('UnusedCredentials')).map(({ action }) => action),
      answers: stepResults.flatMap(({ status }) => status ?? []),
      refusals,
    };
  };
  const itemAt = (wait: string) => release.waiting[wait]?.item;

  it('for an answer is answered by the link mailed then, disabled, and goes on', async () => {
    const session = await continueCase(run, release, 'AwaitStakeholder');
    const { userName, plan } = caseRecordSchema.parse(itemAt('AwaitStakeholder'));
    const decisions = plan?.items.map(({ credential: { id } }) => [`credential.${id}`, 'retire']) ?? [];
    const form = { answer: 'retire', userName, ...Object.fromEntries(decisions) };
    await answerByOldLink(session, itemAt('AwaitStakeholder'), form);

    expect(endOf(session)).toMatchObject({ status: 'RUNNING', answers: [200], refusals: [] });
    expect(endOf(session).steps.at(-1)).toBe('disabled');
    await session.advance('P14DT1H');
    await session.perform({ do: 'answer', answer: 'confirm' });
    expect(endOf(session)).toMatchObject({ status: 'SUCCEEDED', refusals: [] });
    expect(endOf(session).steps.at(-1)).toMatch(/deleted/);
  });

  it('while it is watched is watched to the end, asked about and deleted', async () => {
    const session = await continueCase(run, release, 'AwaitImpactReport');
    await session.advance('P15D');
    await session.perform({ do: 'answer', answer: 'confirm' });

    const end = endOf(session);
    expect(end).toMatchObject({ status: 'SUCCEEDED', refusals: [] });
    expect(end.steps.slice(-2)).toEqual(['confirm-deletion', expect.stringMatching(/deleted/)]);
  });

  it('while it is watched restores what is wanted back by the old link', async () => {
    const session = await continueCase(run, release, 'AwaitImpactReport');
    await answerByOldLink(session, itemAt('AwaitImpactReport'), { answer: 'restore' });

    expect(endOf(session)).toMatchObject({ status: 'RUNNING', answers: [200], refusals: [] });
    expect(endOf(session).steps.at(-1)).toBe('restored');
  });

  it('for the word about deletion is deleted with it', async () => {
    const session = await continueCase(run, release, 'AwaitDeletionConfirmation');
    const { userName } = caseRecordSchema.parse(itemAt('AwaitDeletionConfirmation'));
    await answerByOldLink(session, itemAt('AwaitDeletionConfirmation'), { answer: 'confirm', userName });

    expect(endOf(session)).toMatchObject({ status: 'SUCCEEDED', answers: [200], refusals: [] });
    expect(endOf(session).steps.at(-1)).toMatch(/deleted/);
    expect(endOf(session).acts).toContain('DeleteAccessKey');
  });

  it('for a use ends when it is used', async () => {
    const session = await continueCase(run, release, 'AwaitUse');
    await session.perform({ do: 'useKey' });
    await session.advance('P3D');

    expect(endOf(session)).toMatchObject({ status: 'SUCCEEDED', acts: [], refusals: [] });
    expect(endOf(session).steps.at(-1)).toBe('used');
  });

  it.each([
    ['disable', 'disabled'],
    ['delete', expect.stringMatching(/deleted/)],
  ])('for the end of a pause comes back to its act (%s)', async (act, step) => {
    const session = await continueCase(run, release, `AwaitResume (${act})`);
    await session.advance('PT7H');

    expect(endOf(session).refusals).toEqual([]);
    expect(endOf(session).steps.at(-1)).toEqual(step);
  });
});
