import {
  type AnswerKind,
  answersOffered,
  countsAtAnyTime,
  endsWait,
  isOfferedInQuarantine,
} from '../../functions/domain/question/answer.ts';
import type { Entry } from '../../functions/domain/question/answer-row.ts';
import { ANSWER_KINDS, ANSWERS } from '../../functions/domain/question/answers.ts';
import {
  type QuestionKind,
  questionKindSchema,
  type Role,
  roleSchema,
} from '../../functions/domain/question/question.ts';
import { nextStates } from './next-states.ts';

const ASKED: Record<QuestionKind, string> = {
  stakeholder: '*Is it needed?*',
  impact: '*Is anything broken?*',
  deletion: '*May it be deleted?*',
  use: '*Has it been used?*',
  paused: '*All is paused.*',
};

const ROLES: Record<Role, string> = {
  stakeholder: 'stakeholder',
  'security-contact': 'security contact',
  analyst: 'analyst',
};

const ENTRIES: Record<Entry, string> = {
  decisions: 'a decision for each credential, where there are several',
  userName: 'the user name',
  reason: 'a reason',
  until: 'the last day of the exemption',
  deadline: 'the new last day',
  person: 'a mail address of `allowedDomains`',
  every: 'how often it runs',
};

/** The table of all answers: who may give each to which question, what must be entered, and what comes next. */
export function answersText(asl: string): string {
  const atAnyTime = ANSWER_KINDS.filter((kind) => countsAtAnyTime({ kind })).map((kind) => `\`${kind}\``);
  const inQuarantine = ANSWER_KINDS.filter((kind) => isOfferedInQuarantine(kind)).map(
    (kind) => `\`${kind}\``,
  );
  return [
    '| answer | it says | to the question, from | must be entered | leads to |',
    '|---|---|---|---|---|',
    ...ANSWER_KINDS.map((kind) => rowOf(kind, asl)),
    '',
    `${atAnyTime.join(' and ')} also count between two questions, and the next step takes them: to stop, until something is`,
    'disabled; to restore, from then on until deletion begins, whatever is asked. Who says "it runs only now and then" enters',
    'how often: that is `keep`, and `extend` during the observation, where a stakeholder sets no day.',
    '',
    `About a user that AWS has quarantined only ${list(inQuarantine)} count, of security contacts and analysts; of a`,
    'stakeholder `restore` alone, which then has the security contacts asked. What was used since is not deleted.',
  ].join('\n');
}

function list(names: string[]): string {
  return new Intl.ListFormat('en').format(names);
}

function rowOf(kind: AnswerKind, asl: string): string {
  const { says, needs, offered } = ANSWERS[kind];
  const questions = questionKindSchema.options.filter((question) => offered[question] !== undefined);
  const cells = [
    `\`${kind}\``,
    says,
    questions.map((question) => `${ASKED[question]} ${rolesOf(kind, question)}`).join('<br>'),
    needs.map((entry) => ENTRIES[entry]).join('; '),
    leadsTo(kind, questions, asl),
  ];
  return `| ${cells.join(' | ')} |`;
}

function rolesOf(kind: AnswerKind, question: QuestionKind): string {
  const roles = roleSchema.options.filter((role) => answersOffered(question, role).includes(kind));
  return roles.map((role) => ROLES[role]).join(', ');
}

function leadsTo(kind: AnswerKind, questions: QuestionKind[], asl: string): string {
  const lines = questions.map((question) => [ASKED[question], nextOf(kind, question, asl)] as const);
  const states = new Set(lines.map(([, next]) => next));
  return states.size === 1 ? [...states].join() : lines.map((line) => line.join(' ')).join('<br>');
}

function nextOf(kind: AnswerKind, question: QuestionKind, asl: string): string {
  const roles = roleSchema.options.filter((role) => answersOffered(question, role).includes(kind));
  const ending = roles.filter((role) => endsWait({ kind, role }, { kind: question }));
  const next = `\`${nextStates(asl, question).get(kind) ?? ''}\``;
  if (ending.length === roles.length) return next;
  const later = ANSWERS[kind].pickedUpBy.map((one) => ASKED[one]);
  const waiting = `waits for ${later.join(', ')}`;
  return ending.length === 0
    ? waiting
    : `${next} from ${ending.map((role) => ROLES[role]).join(', ')}, else ${waiting}`;
}
