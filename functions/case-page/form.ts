import type { CaseRecord } from '../domain/case/case-record.ts';
import { proposed } from '../domain/plan/plan.ts';
import { type AnswerKind, needs, needsTypedName, type Rhythm } from '../domain/question/answer.ts';
import { ANSWERS } from '../domain/question/answers.ts';
import { visible } from '../texts/visible.ts';
import { answerForChoice, entriesOf, nameFieldOf } from './choices.ts';
import { domainsOf, type FormContext, formDetails, type Problem } from './form-details.ts';
import { type Form, formSchema } from './schema.ts';

/** What a form says, ready to be recorded. */
export interface FormAnswer {
  kind: AnswerKind;
  /** Undefined where the answer does not depend on a plan. */
  planId: string | undefined;
  seenQuestion: number;
  decisions: Record<string, 'retire' | 'keep'>;
  reason?: string;
  until?: string;
  every?: Rhythm;
  person?: string;
}

/** Reads a form against the case; every problem at once, in words for the page. */
export function readForm(fields: Record<string, string>, context: FormContext): FormAnswer | Problem[] {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) return shapeProblems(fields, parsed.error.issues, context);
  const form = parsed.data;
  const isEach = entriesOf(form.answer).includes('decisions');
  const decisions = isEach ? readDecisions(fields, context.record) : decisionsForAll(form, context.record);
  const kind = allKeep(decisions) ? 'keep' : answerForChoice(form.answer, context.record.question?.kind);
  const details = formDetails(form, context);
  const problems = [
    ...(isEach ? decisionProblems(fields, context) : []),
    ...nameProblems(kind, form, context),
    ...details.problems,
  ];
  if (problems.length > 0) return problems;
  return {
    kind,
    planId: ANSWERS[kind].namesPlan ? (form.plan ?? context.link.planId) : undefined,
    seenQuestion: form.question ?? context.link.questionNumber,
    decisions: needs(kind, 'decisions') ? (decisions as FormAnswer['decisions']) : {},
    ...(form.reason !== '' && { reason: visible(form.reason) }),
    ...details.said,
  };
}

function shapeProblems(
  fields: Record<string, string>,
  issues: readonly { path: readonly PropertyKey[] }[],
  { texts, settings }: FormContext,
): Problem[] {
  const { problems } = texts;
  const sentences: Record<string, string> = {
    answer: problems.answer,
    reason: problems.reasonTooLong,
    until: problems.untilNotADay,
    deadline: problems.untilNotADay,
    every: problems.every,
    person: problems.person(domainsOf(settings)),
    userName: problems.userName(fields['userName'] === ''),
    userNameForAll: problems.userName(fields['userNameForAll'] === ''),
  };
  const names = [...new Set(issues.map(({ path }) => String(path[0])))];
  return names.map((field) => {
    const message = sentences[field];
    return message === undefined ? { field: 'answer', message: problems.damaged } : { field, message };
  });
}

type Decisions = Record<string, string | undefined>;

/**
 * The decision for each proposed credential; a single one needs none: the answer is its decision. So it is where AWS
 * has quarantined the user: nothing of it can be kept.
 */
function readDecisions(fields: Record<string, string>, { plan, quarantine }: CaseRecord): Decisions {
  const ids =
    plan === undefined || quarantine !== undefined
      ? []
      : proposed(plan).map(({ credential }) => credential.id);
  const only = ids.length === 1 ? 'retire' : undefined;
  return Object.fromEntries(ids.map((id) => [id, fields[`credential.${id}`] ?? only]));
}

/** "None is needed" is one word for each; what was chosen for some before does not count any more. */
function decisionsForAll({ answer }: Form, { plan }: CaseRecord): Decisions {
  if (answer !== 'none' || plan === undefined) return {};
  return Object.fromEntries(proposed(plan).map(({ credential }) => [credential.id, 'retire']));
}

function allKeep(decisions: Decisions): boolean {
  const all = Object.values(decisions);
  return all.length > 0 && all.every((decision) => decision === 'keep');
}

function decisionProblems(fields: Record<string, string>, { record, texts }: FormContext): Problem[] {
  const decisions = readDecisions(fields, record);
  const strangers = Object.keys(fields).filter(
    (name) => name.startsWith('credential.') && !Object.hasOwn(decisions, name.slice('credential.'.length)),
  );
  const open = Object.entries(decisions).filter(
    ([, decision]) => decision !== 'retire' && decision !== 'keep',
  );
  return [
    ...(strangers.length > 0 ? [{ field: 'answer', message: texts.problems.otherCredential }] : []),
    ...open.map(([id]) => ({ field: `credential.${id}`, message: texts.problems.decision(id) })),
  ];
}

function nameProblems(kind: AnswerKind, form: Form, { record, texts }: FormContext): Problem[] {
  const field = nameFieldOf(form.answer);
  const typed = form[field];
  if (!needsTypedName(kind) || typed === record.userName) return [];
  return [{ field, message: texts.problems.userName(typed === '') }];
}
