import { type AnswerKind, needsTypedName } from '../domain/answer.ts';
import type { CaseRecord, Link } from '../domain/case-record.ts';
import { visible } from '../domain/mail/visible.ts';
import { proposed } from '../domain/plan.ts';
import type { Settings } from '../domain/settings.ts';
import { exemptionDays, startOfDay } from './exemption.ts';
import { type Form, formSchema } from './schema.ts';
import type { PageTexts } from './texts-en.ts';

/** What is wrong with a form; `field` is the name of the input it belongs to. */
export interface Problem {
  field: string;
  message: string;
}

/** What a form says, ready to be recorded. */
export interface FormAnswer {
  kind: AnswerKind;
  /** Undefined where the answer does not depend on a plan. */
  planId: string | undefined;
  decisions: Record<string, 'retire' | 'keep'>;
  reason?: string;
  until?: string;
}

interface Context {
  record: CaseRecord;
  link: Pick<Link, 'planId'>;
  settings: Settings;
  texts: PageTexts;
  at: string;
}

/** Reads a form against the case; every problem at once, in words for the page. */
export function readForm(fields: Record<string, string>, context: Context): FormAnswer | Problem[] {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) return shapeProblems(fields, parsed.error.issues, context);
  const form = parsed.data;
  const decisions = form.answer === 'retire' ? readDecisions(fields, context.record) : {};
  const isKeep = form.answer === 'retire' && allKeep(decisions);
  const kind = isKeep ? 'keep' : form.answer;
  const problems = [
    ...(form.answer === 'retire' ? decisionProblems(fields, context) : []),
    ...nameProblems(kind, form, context),
    ...(kind === 'exempt' ? exemptionProblems(form, context) : []),
  ];
  if (problems.length > 0) return problems;
  return {
    kind,
    planId: dependsOnPlan(kind) ? (form.plan ?? context.link.planId) : undefined,
    decisions: kind === 'retire' ? (decisions as FormAnswer['decisions']) : {},
    ...(form.reason !== '' && { reason: visible(form.reason) }),
    ...(kind === 'exempt' && { until: startOfDay(form.until, context.settings.timeZone) }),
  };
}

/** Whether the answer says something about the proposed credentials, and so must name the plan it was given to. */
function dependsOnPlan(kind: AnswerKind): boolean {
  return kind === 'retire' || kind === 'keep' || kind === 'confirm';
}

function shapeProblems(
  fields: Record<string, string>,
  issues: readonly { path: readonly PropertyKey[] }[],
  { texts }: Context,
): Problem[] {
  const names = [...new Set(issues.map(({ path }) => String(path[0])))];
  return names.map((field) => {
    if (field === 'answer') return { field, message: texts.problems.answer };
    if (field === 'reason') return { field, message: texts.problems.reasonTooLong };
    if (field === 'until') return { field, message: texts.problems.untilNotADay };
    if (field === 'userName') return { field, message: texts.problems.userName(fields['userName'] === '') };
    return { field: 'answer', message: texts.problems.damaged };
  });
}

type Decisions = Record<string, string | undefined>;

/** The decision for each proposed credential; a single one needs none: the answer is its decision. */
function readDecisions(fields: Record<string, string>, { plan }: CaseRecord): Decisions {
  const ids = plan === undefined ? [] : proposed(plan).map(({ credential }) => credential.id);
  const only = ids.length === 1 ? 'retire' : undefined;
  return Object.fromEntries(ids.map((id) => [id, fields[`credential.${id}`] ?? only]));
}

function allKeep(decisions: Decisions): boolean {
  const all = Object.values(decisions);
  return all.length > 0 && all.every((decision) => decision === 'keep');
}

function decisionProblems(fields: Record<string, string>, { record, texts }: Context): Problem[] {
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

function nameProblems(kind: AnswerKind, { userName }: Form, { record, texts }: Context): Problem[] {
  if (!needsTypedName(kind) || userName === record.userName) return [];
  return [{ field: 'userName', message: texts.problems.userName(userName === '') }];
}

function exemptionProblems({ reason, until }: Form, { at, settings, texts }: Context): Problem[] {
  const { min, max } = exemptionDays(at, settings);
  const isOutside = until === '' || until < min || until > max;
  return [
    ...(reason === '' ? [{ field: 'reason', message: texts.problems.reasonMissing }] : []),
    ...(isOutside ? [{ field: 'until', message: texts.problems.until(min, max) }] : []),
  ];
}
