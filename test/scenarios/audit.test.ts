import { describe, expect, it } from 'vitest';
import { type Journey, play } from '../support/journey.ts';
import { after, alice, click, exemptUntil, withKeyOnly } from '../support/story.ts';

const DELETED = [click(), after('P2D').answer('retire'), after('P20D').answer('confirm')];

interface Line {
  Step: string;
  at: string;
  caseId: string;
  userName: string;
  by?: string;
  credentials?: { result: string }[];
}

/** The audit log after a scenario, as `function: line`. */
function auditOf({ report }: Journey): { writer: string; line: Line }[] {
  return report.logs
    .filter(({ line }) => line.startsWith('{"audit":1,'))
    .map(({ function: writer, line }) => ({ writer, line: JSON.parse(line) }));
}

/** The steps that were written on a finding. */
function stepsOn(journey: Journey, finding: string): string[] {
  return journey
    .course(finding)
    .filter((entry) => !entry.startsWith('SecurityHub'))
    .map((entry) => entry.split(' ')[1] ?? '');
}

describe('the audit log of a case', () => {
  it('has each step that stands on the finding, once and in order', async () => {
    const journey = await play(...DELETED);

    const audit = auditOf(journey);
    expect(audit.map(({ line }) => line.Step)).toEqual(stepsOn(journey, 'alice'));
    expect(audit.map(({ line }) => line.Step)).toEqual(
      expect.arrayContaining(['opened', 'asked', 'disabled', 'confirm-deletion', 'deleted']),
    );
  });

  it('names the user, and whose link led to what', async () => {
    const audit = auditOf(await play(...DELETED));

    for (const { line } of audit)
      expect(line).toMatchObject({ userName: 'alice', caseId: expect.stringMatching(/^alice-/) });
    const led = audit.filter(({ line }) => line.by !== undefined).map(({ line }) => [line.Step, line.by]);
    expect(led).toEqual([
      ['disabled', 'alice@example.com'],
      ['deleted', 'alice@example.com'],
    ]);
    expect(audit.at(-1)?.line.credentials?.map(({ result }) => result)).toEqual(['deleted', 'deleted']);
  });

  it('has the end of an exemption, which no execution writes', async () => {
    const audit = auditOf(
      await play(
        { users: [alice(withKeyOnly)], until: 'P50D' },
        click(),
        after('P15D').answer('exempt', exemptUntil('2026-12-20')),
      ),
    );

    expect(audit.map(({ writer, line }) => `${writer}: ${line.Step}`)).toContain(
      'unused-credentials-sweep-cases: exemption-ended',
    );
  });
});
