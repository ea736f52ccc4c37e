import { describe, expect, it } from 'vitest';
import { headlessText } from '../../../../local/run/report/headless.ts';
import type { Report } from '../../../../local/run/report/report.ts';
import { countsText, summaryText } from '../../../../local/run/report/summary.ts';

type Finding = Report['findings'][number];

/** A report of which nothing happened but that the product wrote these steps on findings, case by case. */
function reportOf(
  cases: { user: string; steps?: string[]; status?: string; account?: string; note?: string }[],
): Report {
  const findings = cases.map(({ user, steps = [], account = '111122223333', note = '' }, index): Finding => {
    const texts = note === '' ? [] : [{ note, fields: {} }];
    const written = steps.map((step) => ({
      note: `It is ${step}.`,
      fields: { UnusedCredentialsCase: `case-${index}`, UnusedCredentialsStep: step },
    }));
    const history = [...texts, ...written].map((change, minute) => ({
      at: `2026-11-02T09:${String(minute).padStart(2, '0')}:00.000Z`,
      by: 'BatchUpdateFindings',
      status: 'NOTIFIED',
      compliance: 'FAILED',
      recordState: 'ACTIVE',
      ...change,
    }));
    return { id: `finding-${index}`, account, names: [user], history } as Finding;
  });
  const executions = cases.flatMap(
    ({ user, account = '111122223333', steps, status = 'SUCCEEDED' }, index) =>
      steps === undefined ? [] : [{ name: `case-${index}`, user, account, status, states: [] }],
  );
  const none = { stepResults: [], iam: [], messages: [], endedAt: '2026-11-19T13:00:00.000Z' };
  return { ...none, findings, executions } as unknown as Report;
}

describe('the summary', () => {
  it.each([
    [['opened', 'asked', 'disabled', 'confirm-deletion', 'deleted'], 'SUCCEEDED', 'deleted'],
    [['asked', 'kept', 'used'], 'SUCCEEDED', 'kept and used'],
    [['asked', 'disabled', 'restored', 'used'], 'SUCCEEDED', 'given back and used'],
    [['asked', 'kept', 'not-used'], 'SUCCEEDED', 'kept, but not used in time'],
    [['asked', 'disabled', 'used'], 'SUCCEEDED', 'turned off in part, the rest used'],
    [['asked', 'protected'], 'SUCCEEDED', 'the user is protected'],
    [['asked', 'failed'], 'FAILED', 'something failed; the security team looks at it'],
    [['asked'], 'RUNNING', 'still open: asked whether it is needed'],
    [['asked'], 'ABORTED', 'asked whether it is needed; its execution was stopped'],
    [[], 'TIMED_OUT', 'its execution timed out'],
  ])('says of %j, %s: %s', (steps, status, words) => {
    expect(summaryText(reportOf([{ user: 'bob', steps, status }]), 80)).toBe(`bob: ${words}`);
  });

  it('says of a user without a case what the note of the finding says', () => {
    const report = reportOf([{ user: 'bob', note: 'Nothing was done. It is archived.' }, { user: 'carol' }]);

    expect(summaryText(report, 80)).toBe('bob: no case: Nothing was done. It is archived.\ncarol: no case');
  });

  it('tells all cases of a user in one line', () => {
    const report = reportOf([
      { user: 'bob', steps: ['unanswered'] },
      { user: 'bob', steps: ['asked', 'deleted'] },
    ]);

    expect(summaryText(report, 80)).toBe('bob: nobody answered; nothing was changed, then deleted');
  });

  it('names the accounts where two have a user of one name, and wraps', () => {
    const report = reportOf([
      { user: 'bob', steps: ['deleted'] },
      { user: 'bob', steps: ['unanswered'], account: '444455556666' },
    ]);

    expect(summaryText(report, 42).split('\n')).toEqual([
      'bob in 111122223333: deleted',
      'bob in 444455556666: nobody answered;',
      '                     nothing was changed',
    ]);
  });

  it('counts in one line', () => {
    const ends = [['kept', 'used'], ['deleted'], ['deleted']].map((steps) => ({ user: 'bob', steps }));

    expect(countsText(reportOf(ends))).toBe('3 cases: 1 kept and used, 2 deleted');
    expect(countsText(reportOf(ends.slice(1, 2)))).toBe('1 case: deleted');
    expect(countsText(reportOf([]))).toBe('no case');
  });
});

describe('the text for a terminal', () => {
  const options = { color: false, width: 80, hidden: new Set<string>() };

  it('begins and ends with the summary, and says in between how each case ended', () => {
    const text = headlessText(
      reportOf([
        { user: 'alice', steps: ['deleted'] },
        { user: 'bob', steps: ['kept', 'used'] },
      ]),
      options,
    );
    const summary = 'alice: deleted\nbob: kept and used';

    expect(text.startsWith(`${summary}\n\nalice · case case-0: deleted\n`)).toBe(true);
    expect(text).toContain('\nbob · case case-1: kept and used\n');
    expect(text.endsWith(`\n\n${summary}`)).toBe(true);
    expect(text).not.toContain('SUCCEEDED');
  });

  it('tells of a note in which one word is new that word only', () => {
    const report = reportOf([{ user: 'bob' }]);
    const at = '2026-11-02T09:00:00.000Z';
    const notes = [
      'Asking bob@example.com. Case c-1.',
      'Asked bob@example.com. Case c-1.',
      'Stopped. Case c-1.',
    ];
    report.findings[0]?.history.push(
      ...notes.map((note) => ({ at, by: 'BatchUpdateFindings', status: 'NOTIFIED', note }) as never),
    );

    expect(headlessText(report, options)).toContain(
      [
        '  2026-11-02 09:00  finding  NOTIFIED Asking bob@example.com.',
        '                    finding  NOTIFIED the same note, now with "Asked"',
        '                    finding  NOTIFIED Stopped.',
      ].join('\n'),
    );
  });

  it('says what a yes or no in IAM is about', () => {
    const report = reportOf([{ user: 'bob' }]);
    report.iam.push({
      at: '2026-11-02T09:00:00.000Z',
      action: 'CreateLoginProfile',
      account: '111122223333',
      user: 'bob',
      detail: { resetRequired: true },
      by: 'arn:aws:sts::111122223333:assumed-role/UnusedCredentialsChange/x',
    });

    expect(headlessText(report, options)).toContain('IAM      CreateLoginProfile reset required: yes\n');
  });
});
