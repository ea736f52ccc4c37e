import { whatFollows } from '../domain/asking/after-observation.ts';
import { isPasswordDiscarded } from '../domain/assess/use.ts';
import {
  type CaseRecord,
  newPasswordWaits,
  passwordCaseOf,
  passwordSecretName,
} from '../domain/case/case-record.ts';
import { leftOffOf } from '../domain/case/outcome.ts';
import { kindOf } from '../domain/credential/kinds.ts';
import { isMailed } from '../domain/message/mailed.ts';
import type { Question } from '../domain/question/question.ts';
import { hasActed, offByUs, thatAre, whatIsSo } from '../domain/standing/standing.ts';
import { maySayForEnded, wayBackUntil } from '../domain/way-back/ended-case.ts';
import type { MailFacts, MailTexts } from '../texts/mail-texts.ts';
import { oneLine } from '../texts/visible.ts';
import { credentialLine, credentialsOfQuestion } from './credentials-of-question.ts';
import { evidenceIn } from './evidence.ts';
import { otherLines, showAccount, standingLines } from './lines.ts';
import { endOf, type MailOrder, type NoticeOrder, type QuestionOrder } from './order.ts';
import { answeredLine, whyOf } from './who.ts';

/** Gathers the facts of a mail; every text of others is made safe to show. */
export function mailFacts(order: MailOrder, texts: MailTexts): MailFacts {
  const { case: case_, recipient, settings, answer } = order;
  const { timeZone } = settings;
  const time = (iso: string | undefined) => (iso === undefined ? '' : texts.times.time(iso, timeZone));
  return {
    user: oneLine(case_.userName, 64),
    account: showAccount(case_.account, settings),
    team: oneLine(settings.teamName),
    contact: oneLine(settings.contact),
    caseId: case_.caseId,
    why: whyOf(order, texts),
    isSecurityContact: recipient.role === 'security-contact',
    answered: answer === undefined ? '' : answeredLine(answer, texts, timeZone),
    ...ownersOf(case_),
    quarantine:
      case_.quarantine === undefined ? '' : texts.quarantined(oneLine(case_.quarantine.policy, 128)),
    isUsedSince: case_.quarantine?.isUsed === true,
    wholeUser: case_.plan?.scope === 'user',
    ending: whatFollows(case_, settings),
    isPasswordDiscarded: isPasswordDiscarded(case_),
    secretName: newPasswordWaits(case_) ? passwordSecretName(passwordCaseOf(case_)) : undefined,
    evidence: evidenceIn(order),
    remarks: texts.remarks(case_.remarks.map((remark) => oneLine(remark, 300))),
    standing: standingOf(order, texts, time),
    notBack: standingLines(case_, texts, isNotBack),
    whyNothingBack: whyNothingBack(case_),
    named: namedIn(case_, texts),
    touched: touchedBy(case_),
    exemption:
      answer?.kind === 'exempt'
        ? { until: time(answer.until), reason: oneLine(answer.reason ?? '', 300) }
        : undefined,
    wayBack: wayBackIn(order),
    wayBackUntil: 'at' in order ? time(wayBackUntil({ closedAt: case_.closedAt ?? order.at }, settings)) : '',
    ...('question' in order ? questionFacts(order, texts, time) : noticeFacts(order, time)),
  };
}

function isNotBack(id: string, { outcomes }: CaseRecord): boolean {
  return outcomes.some(
    ({ credentialId, result }) => credentialId === id && (result === 'failed' || result === 'dropped'),
  );
}

function whyNothingBack(case_: CaseRecord): MailFacts['whyNothingBack'] {
  const { disabled, outcomes } = case_;
  if (outcomes.some(({ result }) => result === 'failed')) return 'failed';
  const on = thatAre(whatIsSo(case_), 'on');
  const areOn = disabled.length > 0 && disabled.every(({ credentialId }) => on.includes(credentialId));
  return areOn ? 'on' : 'nothing-left';
}

type Time = (iso: string | undefined) => string;

/**
 * How each credential stands by the last read, where the case has set out to change any (design D17). Whose wish is
 * refused owns the user no more: how that stands is the owner's to know.
 */
function standingOf(order: MailOrder, texts: MailTexts, time: Time): MailFacts['standing'] {
  const { case: case_ } = order;
  const isRefused = 'notice' in order && order.notice === 'wish-refused';
  const isSaid = hasActed(case_) && !case_.userGone && !isRefused;
  return { asOf: time(case_.user?.readAt), lines: isSaid ? standingLines(case_, texts) : [] };
}

/** The names of those that stand or ended in one way. */
function namedIn(case_: CaseRecord, texts: MailTexts): MailFacts['named'] {
  const { mustUse, outcomes } = case_;
  const statement = whatIsSo(case_);
  const names = (ids: readonly string[]) => ids.map(texts.credentialName);
  const ended = (wanted: string) =>
    outcomes.flatMap(({ credentialId, result }) => (result === wanted ? [credentialId] : []));
  return {
    off: names(thatAre(statement, 'off-by-us')),
    deleted: names(thatAre(statement, 'deleted-by-us')),
    toBeUsed: names(mustUse?.credentialIds ?? []),
    used: names(ended('used')),
    notUsed: names(ended('not-used')),
  };
}

/**
 * How the recipient can have back what an ended case leaves off by us: by the link that went to them, through the team
 * where none did, as an analyst, or not at all. Of a quarantined user an owner's link only asks the security contacts.
 */
function wayBackIn({ case: case_, recipient: { address, role }, settings }: MailOrder): MailFacts['wayBack'] {
  const isListed = leftOffOf(case_).some(({ caseId }) => caseId === case_.caseId);
  if (!isListed && offByUs(case_).length === 0) return 'none';
  const isContact = role === 'security-contact';
  const isTheirs = maySayForEnded(case_, case_, { role, address, settings });
  const mayHave = isTheirs && (isContact || case_.quarantine === undefined);
  if (mayHave && isMailed(case_, [address])) return 'link';
  if (isContact) return 'stop-or-restore';
  return mayHave ? 'ask' : 'none';
}

/** Whether the case has turned anything off; what it has set out to do counts as unknown while IAM is not read. */
function touchedBy(case_: CaseRecord): MailFacts['touched'] {
  if (!hasActed(case_)) return 'no';
  return case_.user === undefined && !case_.userGone ? 'unknown' : 'yes';
}

type Special =
  | 'since'
  | 'until'
  | 'step'
  | 'credentials'
  | 'others'
  | 'kept'
  | 'earliest'
  | 'howToUse'
  | 'kinds'
  | 'failure';

function questionFacts(
  { question, case: case_, settings: { timeZone } }: QuestionOrder,
  texts: MailTexts,
  time: Time,
): Pick<MailFacts, Special> {
  const ids = credentialsOfQuestion(question, case_);
  const { mustUse } = case_;
  const isPart = question.message !== 'still-unused';
  const alsoKept = isPart ? (mustUse?.credentialIds.filter((id) => !ids.includes(id)) ?? []) : [];
  return {
    since: time(question.since),
    until: time(endOf({ question, case: case_ })),
    step: question.message,
    credentials: ids.map((id) => credentialLine(id, question, case_, texts, timeZone)),
    others: otherLines(case_, ids, texts, timeZone),
    kept:
      alsoKept.length === 0
        ? undefined
        : { names: alsoKept.map(texts.credentialName), until: time(mustUse?.until) },
    earliest: earliestOf(question, time),
    howToUse: ids.map(texts.howToUse),
    kinds: new Set(ids.map(kindOf)),
    failure: '',
  };
}

function noticeFacts(order: NoticeOrder, time: Time): Pick<MailFacts, Special> {
  const { case: case_, at, step, failure } = order;
  const ids = case_.outcomes.map(({ credentialId }) => credentialId);
  return {
    since: time(at),
    until: time((step === 'disabled' ? undefined : case_.mustUse?.until) ?? case_.question?.until ?? at),
    step: step ?? '',
    credentials: [],
    others: [],
    kept: undefined,
    earliest: undefined,
    howToUse: [],
    kinds: new Set(ids.map(kindOf)),
    failure: oneLine(failure ?? '', 300),
  };
}

/** The owners whom a mail has reached; all of them where it has reached none. */
function ownersOf(case_: CaseRecord): Pick<MailFacts, 'owners' | 'isOwnerReached'> {
  const all = case_.plan?.owner.addresses ?? [];
  const reached = all.filter((address) => isMailed(case_, [address]));
  const isOwnerReached = reached.length > 0;
  return { owners: oneLine((isOwnerReached ? reached : all).join(', ')), isOwnerReached };
}

function earliestOf({ window }: Question, time: Time): MailFacts['earliest'] {
  if (window === undefined) return undefined;
  const { opensAt, resumeAt } = window;
  const isDeletion = resumeAt === 'delete';
  return { time: time(opensAt), isDeletion };
}
