import { whatFollows } from '../domain/asking/after-observation.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { LeftOff } from '../domain/case/outcome.ts';
import { endsAt } from '../domain/case/time-to-answer.ts';
import { kindOf } from '../domain/credential/kinds.ts';
import { wishAfterEnd } from '../domain/due/due-at.ts';
import { triedUntil } from '../domain/incident/held-up.ts';
import type { Link } from '../domain/message/link.ts';
import { proposed } from '../domain/plan/plan.ts';
import { restoreThatCounts } from '../domain/question/quarantine.ts';
import { DAYS_FOR_PLACE } from '../domain/settings/longest-history.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { offByUs } from '../domain/standing/standing.ts';
import { seconds } from '../domain/time/duration.ts';
import { isRefusedInQuarantine } from '../domain/way-back/accept-wish.ts';
import { asEnded, wayBackUntil } from '../domain/way-back/ended-case.ts';
import { nextOpening } from '../domain/window/opening.ts';
import { canRestore } from '../domain/wish/have-back.ts';
import { showAccount } from '../mail/lines.ts';
import type { Choice, PageFacts, PageRecord, PageTexts, Stage, WayBack } from '../texts/page-texts.ts';
import { choicesOf } from './choices.ts';
import { answersShown } from './offers.ts';

/** About a quarantined user nothing can be kept, so there is nothing to choose for each. */
function isAboutSeveral({ plan, quarantine }: CaseRecord): boolean {
  return quarantine === undefined && plan !== undefined && proposed(plan).length > 1;
}

function choicesFor(record: PageRecord, { role }: Link, settings: Settings): Choice[] {
  return choicesOf(answersShown(record, role, settings), role, isAboutSeveral(record));
}

/** An ended case offers one thing to whom that is not refused, for as long as its links do and nobody has asked for it. */
function choicesBack({ isOver, isUpToContacts }: WayBack, stage: Stage): Choice[] {
  return stage === 'restoring' || isOver || isUpToContacts ? [] : ['restore'];
}

interface Behind {
  link: Link;
  /** The ended case whose link it is, where that has left something off. */
  ended?: LeftOff | undefined;
  settings: Settings;
  texts: PageTexts;
  at: string;
  isPaused: boolean;
  /** The message names several users. */
  isOfSeveral?: boolean;
}

/** Gathers what the views need from the item, for the person behind the link; of an ended case, of that one alone. */
export function pageFacts(
  item: PageRecord,
  { link, ended, settings, texts, at, isPaused, isOfSeveral = false }: Behind,
): PageFacts {
  const record = ended === undefined ? item : asEnded(item, ended);
  const { timeZone } = settings;
  const time = (iso: string) => texts.times.time(iso, timeZone);
  const stage = stageOf(record);
  const wayBack = ended && wayBackOf(ended, { item, link, settings, at });
  return {
    record,
    link,
    settings,
    texts,
    at,
    isPaused,
    isOfSeveral,
    earliest: earliestOf(record, { at, settings, time }),
    stage,
    heldUp: heldUpOf(record, time),
    ...(wayBack && { ended, wayBack }),
    shown: wayBack === undefined ? choicesFor(record, link, settings) : choicesBack(wayBack, stage),
    account: showAccount(record.account, settings),
    team: settings.teamName,
    until: time(endOf(record, at, settings)),
    isSeveral: isAboutSeveral(record),
    kinds: kindsOf(record),
    comesBack: comesBackOf(record, wayBack),
    wholeUser: record.plan?.scope === 'user',
    ending: whatFollows(record, settings),
    observationDays: days(settings.observation),
    useWithinDays: days(settings.useWithin),
    time,
    day: (iso) => texts.times.day(iso, timeZone),
  };
}

function kindsOf({ plan }: CaseRecord): PageFacts['kinds'] {
  return new Set((plan === undefined ? [] : proposed(plan)).map(({ credential }) => credential.kind));
}

/** What a wish would give back: what is off by us as far as IAM has shown; of what was not read, what was turned off. */
function comesBackOf(record: PageRecord, wayBack: WayBack | undefined): PageFacts['comesBack'] {
  const { disabled, user } = record;
  const read = user === undefined ? disabled.map(({ credentialId }) => credentialId) : offByUs(record);
  return new Set((wayBack?.credentialIds ?? read).map(kindOf));
}

/** When the next act can be done, where it has its day already, or can be done at the hour of the settings only. */
function earliestOf(
  { question, quarantine }: PageRecord,
  { at, settings, time }: { at: string; settings: Settings; time: (iso: string) => string },
): PageFacts['earliest'] {
  const opensAt = question?.window?.opensAt ?? nextOpening(at, DAYS_FOR_PLACE, settings);
  const isOpen = opensAt === undefined || Date.parse(opensAt) <= Date.parse(at);
  return isOpen || quarantine !== undefined ? undefined : time(opensAt);
}

/** What can be had back of an ended case, and until when by its links; of a quarantined user, by whom. */
function wayBackOf(
  ended: LeftOff,
  { item, link, settings, at }: { item: PageRecord; link: Link; settings: Settings; at: string },
): WayBack {
  const until = wayBackUntil(ended, settings);
  return {
    credentialIds: ended.disabled.map(({ credentialId }) => credentialId),
    ...(item.user !== undefined && { readAt: item.user.readAt }),
    until,
    isOver: Date.parse(at) > Date.parse(until),
    isUpToContacts: isRefusedInQuarantine(item, link),
  };
}

function stageAfterEnd(record: CaseRecord): Stage {
  return wishAfterEnd(record) === undefined ? 'closed' : 'restoring';
}

/** Where the case stands. */
export function stageOf(record: CaseRecord): Stage {
  const { status, question, restoreKit } = record;
  if (status === 'closed') return stageAfterEnd(record);
  if (record.heldUp !== undefined && question?.kind === 'paused') return 'held-up';
  if (question?.kind !== 'use') {
    if (canRestore(record) && restoreThatCounts(record) !== undefined) return 'restoring';
    if (restoreKit !== undefined) return 'deleting';
  }
  if (question === undefined) return 'starting';
  // Also where the workflow could not be woken yet: the answer is due until it is.
  return question.answerId !== undefined ? 'taken' : question.kind;
}

function heldUpOf({ heldUp }: CaseRecord, time: (iso: string) => string): PageFacts['heldUp'] {
  const isGivingBack = heldUp?.state === 'RevertCredentials';
  return heldUp && { since: time(heldUp.since), until: time(triedUntil(heldUp)), isGivingBack };
}

/** Why this person has the page: how the owner of the user is known, or the role. */
export function whyYou({ record, link, texts, account }: PageFacts): string {
  const owner = record.plan?.owner;
  return owner?.addresses.includes(link.address)
    ? texts.whyOwner[owner.source](owner.tag ?? '', account)
    : texts.whyRole[link.role];
}

/** Until when something can be said of a case (ISO); of one that has ended, when that was. */
export function endOf(record: PageRecord, at: string, settings: Settings): string {
  const { question, closedAt = at, deadline = closedAt } = record;
  return question === undefined ? deadline : endsAt({ ...record, question }, at, settings);
}

function days(duration: string): number {
  return Math.round(seconds(duration) / 8640) / 10;
}
