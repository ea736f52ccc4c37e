import { stillOff } from '../case/case-record.ts';
import { showEvidence } from '../plan/evidence.ts';
import type { Draft, Drafts, NoteContext } from './draft.ts';
import {
  changesSoFar,
  isProvenClean,
  isUndone,
  listOutcomes,
  othersOf,
  passesBy,
  planOf,
  resolvedIfClean,
  resultsOf,
  saidBy,
  stateOf,
  timeOf,
} from './words.ts';

/** The steps that end a case. */
export const ENDING_DRAFTS = {
  gone: (context) => ({
    status: isProvenClean(context) ? 'RESOLVED' : 'NEW',
    text: `Nothing is left to retire: ${stateOf(context)}. ${changesSoFar(context)}`,
  }),
  recreated: ({ case: { remarks } }) => ({
    status: 'NEW',
    text: `Nothing more is done. ${remarks.join(' ')} Select the finding again once Security Hub has evaluated the new user.`,
  }),
  'in-use': inUseDraft,
  protected: (context) => ({
    status: 'NEW',
    text: `${context.case.remarks.join(' ')} ${unchangedBut(context)} To go on, change the protection or the settings, then select the finding again.`,
  }),
  unknown: ({ case: { remarks } }) => ({
    status: 'NEW',
    text: `Nothing was changed, because not everything could be read. ${remarks.join(' ')}`,
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
    status: isProvenClean(context) ? 'NOTIFIED' : 'NEW',
    text: `Answered "not needed"${saidBy(context)}; but by then everything had changed, so nothing was disabled: ${listOutcomes(context.case.outcomes)}.`,
  }),
  stop: (context) => ({ status: 'NEW', text: `Stopped${saidBy(context)}. ${unchangedBut(context)}` }),
  exempt: (context) => ({
    status: 'SUPPRESSED',
    text: `Exempt until ${timeOf(context, context.answer?.until)}${saidBy(context)}. Opens again by itself then. ${changesSoFar(context)} Reason: "${context.answer?.reason ?? ''}".`,
    deadline: context.answer?.until,
  }),
  used: usedDraft,
  'not-used': (context) => ({
    status: 'NEW',
    text: `Not used by ${timeOf(context, context.case.mustUse?.until)}, as far as IAM reports: ${listOutcomes(context.case.outcomes)}. Select the finding again to retire what is unused.`,
  }),
  drift: (context) => ({
    status: 'NEW',
    text: `Changed by someone during the observation, so the case ended: ${context.case.remarks.join(' ')} ${changesSoFar(context)} Now: ${stateOf(context)}. What is off can be given back in IAM.`,
  }),
  'left-disabled': leftDisabledDraft,
  deleted: (context) => ({
    status: resolvedIfClean(context),
    text: `Deleted ${resultsOf(context, 'deleted')}, proven by re-read at ${timeOf(context, context.at)}. Agreed${saidBy(context)}. Now: ${stateOf(context)}. ${context.case.remarks.join(' ')}${othersOf(context)}`,
  }),
  'user-deleted': (context) => ({
    status: isProvenClean(context) ? 'RESOLVED' : 'NEW',
    text: `Deleted the whole user, proven by re-read at ${timeOf(context, context.at)}. Agreed${saidBy(context)}. The restore kit is kept in the case's item. Security Hub archives the finding in a few days.`,
  }),
  'nothing-to-restore': (context) => ({
    status: 'NEW',
    text: `Asked to restore, but nothing could be given back: ${listOutcomes(context.case.outcomes)}. Now: ${stateOf(context)}.`,
  }),
  failed: failedDraft,
} satisfies Drafts;

function inUseDraft(context: NoteContext): Draft {
  const { plan } = context.case;
  const items = plan?.items.filter(({ verdict }) => verdict.is === 'in-use' || verdict.is === 'new') ?? [];
  const evidence = items.map((item) => showEvidence(item, context.settings.timeZone)).join('; ');
  return {
    status: 'NOTIFIED',
    text: `Nothing unused was found: ${evidence}. Nothing was changed; the control should pass by ${passesBy(context)}.`,
  };
}

function leftDisabledDraft(context: NoteContext): Draft {
  const left = resultsOf(context, 'left-disabled');
  const what = left === '' ? 'Nothing that this case disabled exists any more' : `Left disabled: ${left}`;
  return {
    status: resolvedIfClean(context),
    text: `${what}, proven by re-read at ${timeOf(context, context.at)}. Now: ${stateOf(context)}. ${context.case.remarks.join(' ')}${othersOf(context)}`,
  };
}

function failedDraft(context: NoteContext): Draft {
  const { case: case_, failure = 'unknown error', leftBehind = [] } = context;
  // A new case restores nothing that an earlier one has disabled.
  const back = stillOff(case_).length === 0 ? '' : ' Whatever is needed back must be given back in IAM.';
  const next = `Mend the cause, then select the finding again.${back}`;
  const changes = [changesSoFar(context), ...leftBehind].filter((one) => one !== '').join(' ');
  return { status: 'NEW', text: `The case failed: ${failure}. ${truthOf(context)} ${changes} ${next}` };
}

function usedDraft(context: NoteContext): Draft {
  const clean = isProvenClean(context) && !isUndone(context);
  const next = clean
    ? `The control should pass by ${passesBy(context)}.`
    : `Still open: ${stateOf(context)}.`;
  return {
    status: clean ? 'NOTIFIED' : 'NEW',
    text: `Done: ${listOutcomes(context.case.outcomes)}. ${next}`,
  };
}

function unchangedBut(context: NoteContext): string {
  return changesSoFar(context) || 'Nothing was changed.';
}

function truthOf(context: NoteContext): string {
  const { user, userGone, remarks } = context.case;
  if (user !== undefined || userGone) return `True now: ${stateOf(context)}.`;
  return remarks.join(' ') || 'The user could not be read, so its state is not known.';
}
