import { stillOff } from '../case/case-record.ts';
import type { Draft, Drafts, NoteContext } from './draft.ts';
import { changesSoFar, listOutcomes, namesOf, othersOf, peopleOf, planOf, saidBy, timeOf } from './words.ts';

/** The steps after which a case goes on. All of them mean that somebody has been told. */
export const OPEN_DRAFTS = {
  asked: (context) => questionDraft(context, 'Asked'),
  reminded: (context) => questionDraft(context, 'Reminded'),
  escalated: (context) => questionDraft(context, 'No answer from the owner; asked'),
  kept: keptDraft,
  disabled: disabledDraft,
  'confirm-deletion': deletionDraft,
  restored: restoredDraft,
  paused: pausedDraft,
} satisfies Drafts;

function questionDraft(context: NoteContext, verb: string): Draft {
  const { question, remarks } = context.case;
  const until = timeOf(context, question?.until);
  return {
    status: 'NOTIFIED',
    text: `${verb} ${peopleOf(context)} until ${until} whether these are needed: ${planOf(context)} Nothing is changed without an answer. ${remarks.join(' ')}`,
    deadline: question?.until,
  };
}

function keptDraft(context: NoteContext): Draft {
  const { mustUse } = context.case;
  const names = namesOf(mustUse?.credentialIds ?? []);
  return {
    status: 'NOTIFIED',
    text: `Needed${saidBy(context)}: ${names}. Must be used by ${timeOf(context, mustUse?.until)}; the control passes after that.${othersOf(context, 'kept')} ${changesSoFar(context)}`,
    deadline: mustUse?.until,
  };
}

function disabledDraft(context: NoteContext): Draft {
  const { observeUntil, remarks } = context.case;
  const names = namesOf(stillOff(context.case).map(({ credentialId }) => credentialId));
  return {
    status: 'NOTIFIED',
    text: `Disabled ${names}, proven by re-read. Not needed${saidBy(context)}. Watching until ${timeOf(context, observeUntil)}; the owner can have them back at any time. Sessions started before may live for up to 36 h.${othersOf(context)} ${remarks.join(' ')}`,
    deadline: observeUntil,
  };
}

function deletionDraft(context: NoteContext): Draft {
  const { question, remarks } = context.case;
  return {
    status: 'NOTIFIED',
    text: `Still disabled and not used since. ${deletionWords(context)} ${remarks.join(' ')}`,
    deadline: question?.until,
  };
}

// An answer that was given during the observation is taken at once, and nobody is asked.
function deletionWords(context: NoteContext): string {
  const { question, plan } = context.case;
  const names = namesOf(stillOff(context.case).map(({ credentialId }) => credentialId));
  const what = plan?.scope === 'user' ? `the whole user with ${names}` : names;
  switch (context.answer?.kind) {
    case 'leave-disabled':
      return `To be left disabled${saidBy(context)}: ${names}.`;
    case 'confirm':
      return `Deletion was confirmed${saidBy(context)}; deleting ${what}.`;
    default:
      return `Asked ${peopleOf(context)} until ${timeOf(context, question?.until)} to confirm deletion of ${what}; without a word they stay disabled.`;
  }
}

function restoredDraft(context: NoteContext): Draft {
  const { mustUse, passwordSecret, outcomes, remarks } = context.case;
  const secret = passwordSecret
    ? ' The new password is in Secrets Manager under the name of the case; hand it over.'
    : '';
  return {
    status: 'NOTIFIED',
    text: `Given back${saidBy(context) || ' because of a use'}: ${listOutcomes(outcomes)}. Must be used by ${timeOf(context, mustUse?.until)}, or the control fails again.${secret} ${remarks.join(' ')}`,
    deadline: mustUse?.until,
  };
}

function pausedDraft(context: NoteContext): Draft {
  const { question } = context.case;
  const pause = question?.pause;
  const who = pause && ` since ${timeOf(context, pause.since)} by ${pause.by}: "${pause.reason}"`;
  const back = stillOff(context.case).length === 0 ? '' : ' It can be had back at any time.';
  return {
    status: 'NOTIFIED',
    text: `Paused${who ?? ''}. ${changesSoFar(context)}${back} Nothing more is disabled or deleted until somebody resumes; the case then goes on by itself.`,
  };
}
