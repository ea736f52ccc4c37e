import { describe, expect, it } from 'vitest';
import { endsCase, type Step } from '../../../../functions/domain/note/note.ts';
import { withQuestionSent } from '../../../../functions/domain/telling/question-sent.ts';
import { AT, aCase, aQuestion, aRecord, aUser, OLD_KEY } from '../../../support/builders.ts';
import { compose, offUser, STEP_NAMES, settings } from './notes.ts';

describe('the status of a step', () => {
  it.each<[Step, string]>([
    ['asked', 'NOTIFIED'],
    ['reminded', 'NOTIFIED'],
    ['escalated', 'NOTIFIED'],
    ['kept', 'NOTIFIED'],
    ['disabled', 'NOTIFIED'],
    ['confirm-deletion', 'NOTIFIED'],
    ['restored', 'NOTIFIED'],
    ['in-use', 'NOTIFIED'],
    ['recreated', 'NEW'],
    ['protected', 'NEW'],
    ['unknown', 'NEW'],
    ['unanswered', 'NEW'],
    ['stop', 'NEW'],
    ['not-used', 'NEW'],
    ['drift', 'NEW'],
    ['nothing-to-restore', 'NEW'],
    ['failed', 'NEW'],
    ['exempt', 'SUPPRESSED'],
  ])('"%s" is %s whatever IAM shows', (step, status) => {
    expect(compose(step, { user: offUser }).status).toBe(status);
    expect(compose(step, { user: aUser() }).status).toBe(status);
  });

  it.each<Step>(['nothing-active', 'left-disabled', 'deleted'])(
    '"%s" is RESOLVED or NEW, as IAM shows',
    (step) => {
      expect(compose(step, { user: offUser }).status).toBe('RESOLVED');
      expect(compose(step, { user: aUser() }).status).toBe('NEW');
      expect(
        compose(step, { user: offUser, outcomes: [{ credentialId: OLD_KEY, result: 'not-used' }] }).status,
      ).toBe('NEW');
    },
  );

  it.each<Step>(['gone', 'user-deleted'])('"%s" is RESOLVED', (step) => {
    expect(compose(step, { user: undefined as never, userGone: true }).status).toBe('RESOLVED');
  });

  it.each<Step>(['used', 'changed'])(
    '"%s" is NOTIFIED where Security Hub will resolve it, else NEW',
    (step) => {
      expect(compose(step, { user: offUser }).status).toBe('NOTIFIED');
      expect(compose(step, { user: aUser() }).status).toBe('NEW');
    },
  );

  it('ends the case at every step but those that wait', () => {
    expect(STEP_NAMES.filter((step) => !endsCase(step)).sort()).toEqual(
      [
        ...[
          'asked',
          'confirm-deletion',
          'wish-refused',
          'disabled',
          'escalated',
          'held-up',
          'kept',
          'paused',
          'quarantined',
        ],
        ...['quarantined-off', 'reminded', 'restored', 'scheduled'],
      ].sort(),
    );
  });
});

describe('the note of a quarantined user', () => {
  const quarantine = { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 };

  it.each(STEP_NAMES)('says so first (%s)', (step) => {
    const { note } = compose(step, { quarantine });

    expect(note).toMatch(/^Quarantined by AWS \(AWSCompromisedKeyQuarantineV3\): an incident\. /);
    expect(note.length).toBeLessThanOrEqual(512);
  });

  it('says whether its security contacts were asked at all', () => {
    const question = aQuestion('stakeholder', { message: 'quarantined' });
    const noteOf = (sent: boolean) =>
      compose('quarantine-unanswered', { quarantine, question: { ...question, sent } }).note;

    expect(noteOf(true)).toContain('No security contact answered.');
    expect(noteOf(false)).toContain('No mail could be sent, so no security contact was asked.');
  });

  it.each(['quarantined', 'quarantined-off'] as const)(
    'says that they were asked once they were (%s)',
    (step) => {
      const case_ = aCase({ quarantine, question: aQuestion('deletion') });
      const { note, fields } = compose(step, case_);
      const sent = withQuestionSent({ ...aRecord(case_), update: { note, fields } }, { at: AT, settings });

      expect(note).toMatch(/ Asking /);
      expect(sent.update?.note).toBe(note.replace(' Asking ', ' Asked '));
    },
  );

  it('leaves the finding open where a control would pass by itself', () => {
    expect(compose('used', { user: offUser, quarantine }).status).toBe('NEW');
    expect(compose('deleted', { user: offUser, quarantine }).status).toBe('RESOLVED');
    expect(compose('disabled', { user: offUser, quarantine }).status).toBe('NOTIFIED');
  });
});
