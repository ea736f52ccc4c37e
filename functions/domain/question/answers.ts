import type { AnswerRow } from './answer-row.ts';

/** What an answer is where its row says nothing else. */
const USUAL = { inQuarantine: false, needs: [], namesPlan: false, pickedUpBy: [], leadsTo: [] } as const;

const ROWS = {
  retire: {
    says: 'Not needed: turn it off',
    effect: 'decides',
    offered: {
      stakeholder: { stakeholder: 1, 'security-contact': 1 },
      use: { stakeholder: 2, 'security-contact': 2 },
    },
    inQuarantine: true,
    needs: ['decisions', 'userName'],
    namesPlan: true,
    rank: 7,
    pickedUpBy: ['stakeholder'],
    leadsTo: ['scheduled', 'no-day-free', 'disabled', 'changed', 'kept', 'deleted', 'user-deleted'],
  },
  keep: {
    says: 'Needed: leave it as it is',
    effect: 'decides',
    offered: {
      stakeholder: { stakeholder: 2, 'security-contact': 2 },
      paused: { stakeholder: 1, 'security-contact': 2 },
    },
    namesPlan: true,
    rank: 4,
    pickedUpBy: ['stakeholder', 'paused'],
    leadsTo: ['kept'],
  },
  exempt: {
    says: 'Exempt until a day',
    effect: 'decides',
    offered: { stakeholder: { 'security-contact': 3 }, use: { 'security-contact': 3 } },
    inQuarantine: true,
    needs: ['reason', 'until'],
    rank: 3,
    pickedUpBy: ['stakeholder', 'use'],
    leadsTo: ['exempt'],
  },
  stop: {
    says: 'Stop the case',
    effect: 'overrides',
    offered: {
      stakeholder: { 'security-contact': 7, analyst: 1 },
      use: { 'security-contact': 6, analyst: 1 },
      paused: { 'security-contact': 1, analyst: 1 },
    },
    inQuarantine: true,
    rank: 2,
    pickedUpBy: ['stakeholder', 'use', 'paused'],
    leadsTo: ['stop'],
  },
  // Offered besides wherever something is disabled that can be restored (design D6).
  restore: {
    says: 'Give back what is disabled',
    effect: 'overrides',
    offered: {
      impact: { stakeholder: 1, 'security-contact': 1, analyst: 1 },
      deletion: { stakeholder: 1, 'security-contact': 1, analyst: 1 },
    },
    inQuarantine: true,
    rank: 1,
    pickedUpBy: ['impact', 'deletion', 'use', 'paused'],
    leadsTo: ['restored', 'quarantined-off'],
  },
  confirm: {
    says: 'Delete what is disabled',
    effect: 'decides-deletion',
    offered: {
      impact: { stakeholder: 3, 'security-contact': 2 },
      deletion: { stakeholder: 2, 'security-contact': 2 },
    },
    inQuarantine: true,
    needs: ['userName'],
    namesPlan: true,
    rank: 6,
    pickedUpBy: ['deletion'],
    leadsTo: ['confirm-deletion', 'scheduled', 'deleted', 'user-deleted'],
  },
  'leave-disabled': {
    says: 'Delete nothing, leave it disabled',
    effect: 'decides-deletion',
    offered: {
      impact: { 'security-contact': 3, analyst: 2 },
      deletion: { stakeholder: 3, 'security-contact': 3, analyst: 2 },
    },
    inQuarantine: true,
    rank: 5,
    pickedUpBy: ['deletion'],
    leadsTo: ['confirm-deletion'],
  },
  check: {
    says: 'It has been used: look now',
    effect: 'looks',
    offered: { use: { stakeholder: 1, 'security-contact': 1 } },
    inQuarantine: true,
    rank: 8,
  },
  'name-other': {
    says: 'Ask this person instead',
    effect: 'passes-on',
    offered: { stakeholder: { stakeholder: 3, 'security-contact': 4 } },
    needs: ['person'],
    rank: 9,
  },
  'hand-over': {
    says: 'Ask the security contact instead',
    effect: 'passes-on',
    offered: { stakeholder: { stakeholder: 4 } },
    rank: 10,
  },
  'ask-again': {
    says: 'Send the mail again',
    effect: 'puts-again',
    offered: {
      stakeholder: { 'security-contact': 5 },
      impact: { 'security-contact': 5 },
      deletion: { 'security-contact': 5 },
      use: { 'security-contact': 5 },
    },
    rank: 11,
  },
  extend: {
    says: 'Give more time',
    effect: 'puts-again',
    offered: {
      stakeholder: { 'security-contact': 6 },
      impact: { stakeholder: 2, 'security-contact': 4 },
      deletion: { 'security-contact': 4 },
      use: { 'security-contact': 4 },
    },
    needs: ['deadline'],
    rank: 12,
  },
} as const satisfies Record<string, Omit<AnswerRow, keyof typeof USUAL> & Partial<AnswerRow>>;

/** Every answer that a person can give; to add one, add its row, and `npm run types` lists what is missing. */
export type AnswerKind = keyof typeof ROWS;

/** All answers, in the order of the table. */
export const ANSWER_KINDS = Object.keys(ROWS) as AnswerKind[];

/** The one place that says what each answer is; every list of answers is read from it. */
export const ANSWERS = Object.fromEntries(
  ANSWER_KINDS.map((kind): [AnswerKind, AnswerRow] => [kind, { ...USUAL, ...ROWS[kind] }]),
) as Readonly<Record<AnswerKind, AnswerRow>>;

/** The answers of which something holds; where several count, the first one does. */
export function answersWhere(holds: (row: AnswerRow) => boolean): AnswerKind[] {
  return ANSWER_KINDS.filter((kind) => holds(ANSWERS[kind])).sort(
    (one, other) => ANSWERS[one].rank - ANSWERS[other].rank,
  );
}
