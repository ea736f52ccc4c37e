import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../functions/domain/evidence/evidence.ts';
import { withQuotes } from '../../../../functions/domain/finding/other-note.ts';
import { composeUpdate } from '../../../../functions/domain/note/note.ts';
import { AT, aCase, aPlan, aQuestion, aUser, OLD_KEY, someSettings } from '../../../support/builders.ts';
import { someEvidence } from '../../../support/evidence.ts';

const EVIDENCE = someEvidence({ descriptions: { [OLD_KEY]: 'backup' } });
const noteOf = (
  evidence: Evidence | undefined,
  remarks: string[] = [],
  step: 'asked' | 'disabled' = 'asked',
) =>
  composeUpdate(step, {
    case: aCase({
      ...(evidence && { evidence }),
      plan: aPlan(aUser()),
      question: aQuestion('stakeholder'),
      remarks,
    }),
    at: AT,
    settings: someSettings(),
  }).note;

describe('the evidence in a note', () => {
  it('is one sentence before the case, where somebody is asked', () => {
    expect(noteOf(EVIDENCE)).toMatch(
      / Known besides: has AdministratorAccess by group admins; managed by code \(tag terraform\); AKIA…MPLE is "backup"; with any credential last tried Amazon S3 on 2025-12-01\. Case [\w-]+\.$/,
    );
    expect(noteOf(EVIDENCE, [], 'disabled')).not.toContain('Known besides');
    expect(noteOf(undefined)).not.toContain('Known besides');
  });

  it('gives way to everything else, part by part', () => {
    const bare = noteOf(undefined);
    const filler = (left: number) => ['x'.repeat(512 - bare.length - left - 1)];

    for (const left of [0, 20, 60, 100]) {
      const remarks = filler(left);
      const note = noteOf(EVIDENCE, remarks);
      expect(note.length).toBeLessThanOrEqual(512);
      expect(note.replace(/ Known besides: .*\.(?= Case)/, '')).toBe(noteOf(undefined, remarks));
    }
    expect(noteOf(EVIDENCE, filler(60))).toContain(
      'Known besides: has AdministratorAccess by group admins. Case',
    );
    expect(noteOf(EVIDENCE, filler(20))).not.toContain('Known besides');
  });

  it('gives way to the note of somebody else', () => {
    const others = [{ text: 'I look after this', by: 'bob', at: AT }];

    expect(withQuotes(noteOf(EVIDENCE), others)).toBe(withQuotes(noteOf(undefined), others));
    expect(withQuotes(noteOf(EVIDENCE), [])).toBe(noteOf(EVIDENCE));
  });

  it('says what is not known and what to deploy', () => {
    const denied = { is: 'unknown', isDenied: true } as const;
    const note = noteOf({
      services: denied,
      admin: { policies: [], isCut: false, isWhole: false, isDenied: true },
      descriptions: {},
    });

    expect(note).toContain(
      'policies of its groups not known (deploy the member stack again); services used not known (deploy the member stack again).',
    );
  });

  it('keeps texts of others short, on one line and without what hides', () => {
    const note = noteOf({ ...EVIDENCE, descriptions: { [OLD_KEY]: `a\nb\u202e${'c'.repeat(300)}` } });

    expect(note).toMatch(/is "a b c{70,76}…"/);
    expect(note).not.toMatch(/[\n\u202e]/);
  });
});
