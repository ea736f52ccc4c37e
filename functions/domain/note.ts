import type { Answer } from './answer.ts';
import type { Case, Outcome } from './case.ts';
import type { FindingUpdate } from './case-record.ts';
import { showCredential } from './credential.ts';
import { isClean, showEvidence, showState } from './evidence.ts';
import { proposed } from './plan.ts';
import type { Settings } from './settings.ts';
import { showTime } from './time.ts';

/** What a finding update of a case is made from. */
export interface NoteContext {
  case: Case;
  at: string;
  settings: Settings;
  /** The answer that led to this step, if one did. */
  answer?: Answer | undefined;
  /** What failed, in words that name the state and the error. */
  failure?: string | undefined;
}

type Status = NonNullable<FindingUpdate['status']>;
type Draft = { status: Status; text: string; deadline?: string | undefined };

/** Every step that a case writes on its findings, by the name that is also its field value. */
export const STEPS = {
  asked: (context) => questionDraft(context, 'Asked'),
  reminded: (context) => questionDraft(context, 'Reminded'),
  escalated: (context) => questionDraft(context, 'No answer from the owner; asked'),
  kept: keptDraft,
  disabled: disabledDraft,
  'confirm-deletion': deletionDraft,
  restored: restoredDraft,
  gone: ({ case: { remarks } }) => ({
    status: 'RESOLVED',
    text: `The user no longer exists. ${remarks.join(' ')}`,
  }),
  recreated: ({ case: { remarks } }) => ({
    status: 'NEW',
    text: `Nothing more is done: ${remarks.join(' ')} Select the finding again to open a case for the new user.`,
  }),
  'in-use': inUseDraft,
  protected: (context) => ({
    status: 'NEW',
    text: `${context.case.remarks.join(' ')} ${offNow(context) || 'Nothing was changed.'} To go on, change the protection or the settings, then select the finding again.`,
  }),
  unknown: (context) => ({
    status: 'NEW',
    text: `Nothing was changed, because not everything could be read. ${context.case.remarks.join(' ')}`,
  }),
  'nothing-active': (context) => ({
    status: resolvedIfClean(context),
    text: `No credential of this user is active: ${stateOf(context)}. The control should pass by ${passesBy(context)}.`,
  }),
  unanswered: (context) => ({
    status: 'NEW',
    text: `Nobody answered, so nothing was changed. ${planOf(context)} Select the finding again to ask anew.`,
  }),
  changed: (context) => ({
    status: isClean(context.case.user, context.case.userGone, context.case.thresholdDays, context.at)
      ? 'NOTIFIED'
      : 'NEW',
    text: `Not needed, ${saidBy(context)}, but by then everything had changed, so nothing was disabled: ${list(context.case.outcomes)}.`,
  }),
  stop: (context) => ({
    status: 'NEW',
    text: `Stopped ${saidBy(context)}. ${offNow(context) || 'Nothing was changed.'}`,
  }),
  exempt: (context) => ({
    status: 'SUPPRESSED',
    text: `Exempt until ${time(context, context.answer?.until)} ${saidBy(context)}: "${context.answer?.reason ?? ''}". Opens again by itself then.`,
    deadline: context.answer?.until,
  }),
  used: usedDraft,
  'not-used': (context) => ({
    status: 'NEW',
    text: `Not used by ${time(context, context.case.mustUse?.until)}, as far as IAM reports: ${list(context.case.outcomes)}. Select the finding again to retire what is unused.`,
  }),
  drift: (context) => ({
    status: 'NEW',
    text: `Changed by someone during the observation, so the case ended: ${context.case.remarks.join(' ')} Now: ${stateOf(context)}.`,
  }),
  'left-disabled': (context) => ({
    status: resolvedIfClean(context),
    text: `Left disabled, proven by re-read at ${time(context, context.at)}: ${stateOf(context)}. ${context.case.remarks.join(' ')}${othersOf(context)}`,
  }),
  deleted: (context) => ({
    status: resolvedIfClean(context),
    text: `Deleted ${resultsOf(context, 'deleted')}, proven by re-read at ${time(context, context.at)}. ${saidBy(context)}. Now: ${stateOf(context)}.${othersOf(context)}`,
  }),
  'user-deleted': (context) => ({
    status: 'RESOLVED',
    text: `Deleted the whole user, proven by re-read at ${time(context, context.at)}. ${saidBy(context)}. Its restore kit is kept in the case's item. Security Hub archives the finding in a few days.`,
  }),
  'nothing-to-restore': (context) => ({
    status: 'NEW',
    text: `Asked to restore, but nothing could be given back: ${list(context.case.outcomes)}. Now: ${stateOf(context)}.`,
  }),
  failed: (context) => ({
    status: 'NEW',
    text: `The case failed: ${context.failure ?? 'unknown error'}. ${truthOf(context)} Mend the cause, then select the finding again.`,
  }),
} satisfies Record<string, (context: NoteContext) => Draft>;
export type Step = keyof typeof STEPS;

/** Steps after which the case goes on; all others end it. */
const OPEN_STEPS: readonly Step[] = [
  'asked',
  'reminded',
  'escalated',
  'kept',
  'disabled',
  'confirm-deletion',
  'restored',
];

/** Whether the step is the last of its case. */
export function endsCase(step: Step): boolean {
  return !OPEN_STEPS.includes(step);
}

/** Status, note (at most 512 characters, always with the case id) and fields for one step of a case. */
export function composeUpdate(
  step: Step,
  context: NoteContext,
): FindingUpdate & { deadline?: string | undefined } {
  const { status, text, deadline } = (STEPS[step] as (context: NoteContext) => Draft)(context);
  return {
    status,
    note: fitNote(text, context.case.caseId),
    fields: caseFields(context.case.caseId, step, deadline),
    ...(deadline !== undefined && { deadline }),
  };
}

/** The user-defined fields by which analysts filter and build insights. */
export function caseFields(
  caseId: string,
  step: string,
  deadline: string | undefined,
): Record<string, string> {
  return {
    UnusedCredentialsCase: caseId,
    UnusedCredentialsStep: step,
    UnusedCredentialsDeadline: deadline ?? 'none',
  };
}

const NOTE_LENGTH = 512;

/** A note of at most 512 characters (Security Hub, Note) that always ends with the case. */
export function fitNote(text: string, caseId?: string): string {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\.\.(\s|$)/g, '.$1')
    .trim();
  const suffix = caseId === undefined ? '' : ` Case ${caseId}.`;
  const room = NOTE_LENGTH - suffix.length;
  return `${clean.length <= room ? clean : `${clean.slice(0, room - 1)}…`}${suffix}`;
}

function questionDraft(context: NoteContext, verb: string): Draft {
  const { case: case_ } = context;
  const { question } = case_;
  const people = peopleOf(context);
  return {
    status: 'NOTIFIED',
    text: `${verb} ${people} until ${time(context, question?.until)} whether these are needed: ${planOf(context)} Nothing is changed without an answer. ${case_.remarks.join(' ')}`,
    deadline: question?.until,
  };
}

function keptDraft(context: NoteContext): Draft {
  const { mustUse } = context.case;
  const names = (mustUse?.credentialIds ?? []).map(showCredential).join(', ');
  return {
    status: 'NOTIFIED',
    text: `Needed, ${saidBy(context)}: ${names}. Must be used by ${time(context, mustUse?.until)}; the control passes after that.${othersOf(context)} ${offNow(context)}`,
    deadline: mustUse?.until,
  };
}

function disabledDraft(context: NoteContext): Draft {
  const { case: case_ } = context;
  const names = case_.disabled.map(({ credentialId }) => showCredential(credentialId)).join(', ');
  return {
    status: 'NOTIFIED',
    text: `Disabled ${names}, proven by re-read; not needed, ${saidBy(context)}. Watching until ${time(context, case_.observeUntil)}; the owner can have them back at any time. Sessions started before may live for up to 36 h.${othersOf(context)} ${case_.remarks.join(' ')}`,
    deadline: case_.observeUntil,
  };
}

function deletionDraft(context: NoteContext): Draft {
  const { case: case_, answer } = context;
  const names = case_.disabled.map(({ credentialId }) => showCredential(credentialId)).join(', ');
  const until = case_.question?.until;
  const asks =
    answer?.kind === 'confirm'
      ? `Deletion was confirmed ${saidBy(context)}; deleting ${names}.`
      : `Asked ${peopleOf(context)} until ${time(context, until)} to confirm deletion of ${names}; without a word they stay disabled.`;
  return {
    status: 'NOTIFIED',
    text: `Still disabled and not used since. ${asks} ${case_.remarks.join(' ')}`,
    deadline: until,
  };
}

function restoredDraft(context: NoteContext): Draft {
  const { mustUse, hasNewPassword, outcomes, remarks } = context.case;
  const secret = hasNewPassword
    ? ' The new password is in Secrets Manager under the name of the case; hand it over.'
    : '';
  return {
    status: 'NOTIFIED',
    text: `Given back ${saidBy(context) || 'because it was used'}: ${list(outcomes)}. Must be used by ${time(context, mustUse?.until)}, or the control fails again.${secret} ${remarks.join(' ')}`,
    deadline: mustUse?.until,
  };
}

function inUseDraft(context: NoteContext): Draft {
  const { plan } = context.case;
  const items = plan?.items.filter(({ verdict }) => verdict.is === 'in-use' || verdict.is === 'new') ?? [];
  const evidence = items.map((item) => showEvidence(item, context.settings.timeZone)).join('; ');
  return {
    status: 'NOTIFIED',
    text: `Nothing unused was found: ${evidence}. Nothing was changed; the control should pass by ${passesBy(context)}.`,
  };
}

function usedDraft(context: NoteContext): Draft {
  const clean = isClean(context.case.user, context.case.userGone, context.case.thresholdDays, context.at);
  return {
    status: clean ? 'NOTIFIED' : 'NEW',
    text: `Done: ${list(context.case.outcomes)}. ${clean ? `The control should pass by ${passesBy(context)}.` : `Still open: ${stateOf(context)}.`}`,
  };
}

/** RESOLVED only where the re-read proves it and nothing else of the case is left undone (design D5). */
function resolvedIfClean({ case: case_, at }: NoteContext): Status {
  const failed = case_.outcomes.some(({ result }) => result === 'failed' || result === 'not-used');
  return !failed && isClean(case_.user, case_.userGone, case_.thresholdDays, at) ? 'RESOLVED' : 'NEW';
}

function list(outcomes: Outcome[]): string {
  if (outcomes.length === 0) return 'nothing to report';
  return outcomes
    .map(({ credentialId, result, reason }) => {
      const words = result === 'dropped' ? 'left alone' : result.replaceAll('-', ' ');
      return `${showCredential(credentialId)} ${words}${reason === undefined ? '' : ` (${reason})`}`;
    })
    .join('; ');
}

function resultsOf({ case: { outcomes } }: NoteContext, result: Outcome['result']): string {
  return outcomes
    .filter((one) => one.result === result)
    .map(({ credentialId }) => showCredential(credentialId))
    .join(', ');
}

/** What happened to credentials besides the plain course of this step. */
function othersOf({ case: { outcomes } }: NoteContext): string {
  const others = outcomes.filter(({ result }) =>
    ['dropped', 'failed', 'kept', 'used', 'not-used'].includes(result),
  );
  return others.length === 0 ? '' : ` Also: ${list(others)}.`;
}

function offNow({ case: { outcomes, disabled } }: NoteContext): string {
  const off = [
    ...disabled.map(({ credentialId }) => `${showCredential(credentialId)} is disabled`),
    ...outcomes
      .filter(({ result }) => result === 'deleted')
      .map(({ credentialId }) => `${showCredential(credentialId)} is deleted`),
  ];
  return off.length === 0 ? '' : `${off.join(', ')}.`;
}

function planOf({ case: { plan }, settings }: NoteContext): string {
  if (plan === undefined) return '';
  return `${proposed(plan)
    .map((item) => showEvidence(item, settings.timeZone))
    .join('; ')}.`;
}

function stateOf({ case: { user, userGone } }: NoteContext): string {
  if (userGone) return 'the user no longer exists';
  return user === undefined ? 'not read' : showState(user);
}

function truthOf(context: NoteContext): string {
  const { user, userGone } = context.case;
  if (user === undefined && !userGone) return 'The user could not be read, so its state is not known.';
  return `True now: ${stateOf(context)}.`;
}

// A link proves possession of a mailbox, no more (design D6).
function saidBy({ answer, settings }: NoteContext): string {
  if (answer === undefined) return '';
  const when = showTime(answer.at, settings.timeZone);
  return answer.role === 'analyst'
    ? `said by an analyst with the custom action, ${when}`
    : `said with the link sent to ${answer.by}, ${when}`;
}

function peopleOf({ case: { question } }: NoteContext): string {
  const addresses = question?.recipients.map(({ address }) => address) ?? [];
  const [first = 'nobody', ...rest] = addresses;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}

function time({ settings }: NoteContext, iso: string | undefined): string {
  return iso === undefined ? 'an unknown time' : showTime(iso, settings.timeZone);
}

// The control is evaluated again within 24 h, with a credential report up to 4 h old (facts, section B).
function passesBy(context: NoteContext): string {
  return time(context, new Date(Date.parse(context.at) + 28 * 3_600_000).toISOString());
}
