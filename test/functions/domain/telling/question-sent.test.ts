import { describe, expect, it } from 'vitest';
import { withQuestionSent } from '../../../../functions/domain/telling/question-sent.ts';
import { after } from '../../../../functions/domain/time/duration.ts';
import { AT, aQuestion, aRecord, someSettings } from '../../../support/builders.ts';

const settings = someSettings();
const until = after(AT, 'P14D');
const shown = (iso: string) => iso.slice(0, 10);

/** A case whose question has just been put and is told on its finding. */
const put = () =>
  aRecord({
    question: { ...aQuestion('stakeholder', { until }), counting: { from: AT } },
    step: 'asked',
    updateNumber: 3,
    update: {
      status: 'NOTIFIED',
      note: `Asking alice@example.com; answer by ${shown(until)} 09:00 UTC: are these still needed?`,
      fields: { UnusedCredentialsDeadline: until },
    },
  });

describe('a question whose mail has gone out', () => {
  it('is told as asked, and its time counts no more', () => {
    const sent = withQuestionSent(put(), { at: after(AT, 'PT1M'), settings });

    expect(sent).toMatchObject({ question: { sent: true, until }, updateNumber: 4 });
    expect(sent.question).not.toHaveProperty('counting');
    expect(sent.update?.note).toContain(`Asked alice@example.com; answer by ${shown(until)}`);
    expect(sent.due?.finding).toMatchObject({ number: 4 });
  });

  it('says the later end where it went out late, in the note and the field', () => {
    const sent = withQuestionSent(put(), { at: after(AT, 'P2D'), settings });
    const later = after(AT, 'P16D');

    expect(sent.question).toMatchObject({ until: later, sent: true });
    expect(sent.question).not.toHaveProperty('counting');
    expect(sent.update?.note).toContain(`answer by ${shown(later)} 09:00 UTC`);
    expect(sent.update?.fields['UnusedCredentialsDeadline']).toBe(later);
  });

  it('is told once', () => {
    const sent = withQuestionSent(put(), { at: after(AT, 'PT1M'), settings });

    expect(withQuestionSent(sent, { at: after(AT, 'P2D'), settings })).toBe(sent);
  });

  it('is told as reminded where it reminds', () => {
    const record = { ...put(), update: { note: 'Reminding alice@example.com.', fields: {} } };

    const sent = withQuestionSent(record, { at: AT, settings });

    expect(sent.update?.note).toBe('Reminded alice@example.com.');
  });

  it('changes nothing that the findings say where they do not speak of its mail', () => {
    const record = { ...put(), update: { note: 'Undefined. Nothing is asked.', fields: {} } };

    const sent = withQuestionSent(record, { at: AT, settings });

    expect(sent).toMatchObject({ question: { sent: true }, update: record.update, updateNumber: 3 });
    expect(sent).not.toHaveProperty('due');
  });

  it('is marked as sent where its findings say nothing yet', () => {
    const { update: _none, ...record } = put();

    expect(withQuestionSent(record, { at: AT, settings })).toMatchObject({ question: { sent: true } });
  });

  it('is not there any more where its case has gone on', () => {
    const record = aRecord();

    expect(withQuestionSent(record, { at: AT, settings })).toBe(record);
  });

  it('keeps case and step in the fields, where the end among them is a later one', () => {
    const sent = withQuestionSent(put(), { at: after(AT, 'P2D'), settings });

    expect(sent.update?.fields).toEqual({
      UnusedCredentialsCase: sent.caseId,
      UnusedCredentialsStep: 'asked',
      UnusedCredentialsDeadline: after(AT, 'P16D'),
    });
  });

  it('changes no deadline of before that was not its own', () => {
    const before = { update: { note: 'Looked at.', fields: {} }, step: 'assessed' };
    const heldUp = { state: 'AssessUserAgain', since: AT, before };

    const sent = withQuestionSent({ ...put(), heldUp }, { at: after(AT, 'P2D'), settings });

    expect(sent.heldUp?.before).toEqual(before);
  });

  it('changes what the findings say again once nothing holds the case up any more', () => {
    const { update, ...rest } = put();
    if (update === undefined) throw new Error('nothing was told');
    const heldUp = {
      state: 'AssessUserAgain',
      since: AT,
      before: { update, step: 'asked', deadline: until },
    };
    const record = {
      ...rest,
      heldUp,
      step: 'held-up',
      update: { note: 'Held up since a while.', fields: {} },
    };
    const later = after(AT, 'P16D');

    const sent = withQuestionSent(record, { at: after(AT, 'P2D'), settings });

    expect(sent.heldUp?.before?.deadline).toBe(later);
    expect(sent.heldUp?.before?.update.note).toContain(`Asked alice@example.com; answer by ${shown(later)}`);
    expect(sent.update?.note).toBe('Held up since a while.');
  });
});
