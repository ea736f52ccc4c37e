import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { play } from '../support/journey.ts';
import { roleRefused } from '../support/outage.ts';
import { after, click } from '../support/story.ts';

const ASKED = ['NOTIFIED opened', 'NOTIFIED asked'];

/** Disabled, failed with its execution, and given back by another one. */
const GIVEN_BACK = [
  ...[...ASKED, 'NOTIFIED disabled', 'SecurityHub RESOLVED PASSED', 'NEW failed', 'NOTIFIED restored'],
  ...['SecurityHub NEW FAILED', 'SecurityHub RESOLVED PASSED', 'RESOLVED used'],
];
const RETIRED = [click(), after('P2D').answer('retire')];

describe('an execution that someone stops', () => {
  it('while the owner is asked: the sweep closes the case, and a late answer changes nothing', async () => {
    const journey = await play(
      click(),
      after('P1D').stopExecution(),
      after('P2D').answer('retire', { force: true }),
    );

    expect(journey.course('alice')).toEqual([...ASKED, 'NEW failed']);
    expect(journey.end('alice').at).toBe('2026-11-03T09:00:00.000Z');
    expect(failureOf(journey)).toMatch(/ended as ABORTED\. As read .*: password: on; AKIA…0001: on/);
    expect(journey.report.stepResults.at(-1)).toMatchObject({ do: 'answer', status: 409 });
    expect(journey.acts('alice')).toEqual([]);
  });

  it('after disabling: the sweep says what is off, and its link still gives it back', async () => {
    const journey = await play(
      ...RETIRED,
      after('P5D').stopExecution(),
      after('P6D').answer('restore'),
      after('P7D').useKey(),
      after('P7D').signIn(),
    );

    expect(journey.course('alice')).toEqual(GIVEN_BACK);
    expect(failureOf(journey)).toMatch(
      /ended as ABORTED.*password: disabled by this case; AKIA…0001: disabled by this case\..*given back with "Stop or restore"/,
    );
    expect(journey.report.executions.map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED']);
  });

  it('after a use that IAM has shown since: the sweep opens the finding, and gives nothing back', async () => {
    const used = after('P1DT23H').useKey();
    const stopped = after('P2DT12H').stopExecution();
    const journey = await play(
      { iam: { lastUseLag: 'PT10H' } },
      click(),
      used,
      RETIRED[1] ?? click(),
      stopped,
    );

    expect(journey.course('alice')).toContain('NEW failed');
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Inactive' }] });
  });

  it('after somebody has asked for it back: another execution gives it back', async () => {
    const journey = await play(
      ...RETIRED,
      after('P5D').fail('states:SendTaskSuccess', 'ThrottlingException'),
      after('P5DT1H').answer('restore'),
      after('P5DT2H').stopExecution(),
      after('P5DT3H').heal(),
      after('P6D').useKey(),
      after('P6D').signIn(),
    );

    expect(journey.course('alice')).toEqual(GIVEN_BACK);
    expect(journey.user('alice')).toMatchObject({ accessKeys: [{ status: 'Active' }] });
    expect(journey.report.executions.map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED']);
  });

  it('after that, where IAM refuses to give it back for good: it is tried once more, and not again and again', async () => {
    const journey = await play(
      ...RETIRED,
      after('P5D').fail('states:SendTaskSuccess', 'ThrottlingException'),
      after('P5D').fail('iam:UpdateAccessKey', 'AccessDenied'),
      after('P5D').fail('iam:CreateLoginProfile', 'AccessDenied'),
      after('P5DT1H').answer('restore'),
      after('P5DT2H').stopExecution(),
      after('P5DT3H').heal({ call: 'states:SendTaskSuccess' }),
      ...roleRefused('revert-credentials', ['P5DT3H', 'P6DT1H']),
    );

    expect(journey.report.executions.map(({ status }) => status)).toEqual(['ABORTED', 'FAILED']);
    expect(journey.end('alice').status).toBe('NEW');
    expect(journey.end('alice').note).toMatch(/RevertCredentials: PermanentServiceError/);
  });

  it('while a new password waits: the sweep says that it is still stored', async () => {
    const journey = await play(...RETIRED, after('P4D').answer('restore'), after('P5D').stopExecution());

    expect(journey.course('alice').at(-1)).toBe('NEW failed');
    expect(failureOf(journey)).toMatch(
      /As read .*: password: on \(given back\); AKIA…0001: on( \(given back\))?\. .*Its new password is deleted from Secrets Manager with the case/,
    );
    expect(journey.report.secrets).toEqual([]);
  });
});
