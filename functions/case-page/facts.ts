import { type CaseRecord, canRestore } from '../domain/case/case-record.ts';
import type { Link } from '../domain/case/link.ts';
import { triedUntil } from '../domain/incident/held-up.ts';
import { proposed } from '../domain/plan/plan.ts';
import { restoreThatCounts } from '../domain/question/quarantine.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { seconds } from '../domain/time/duration.ts';
import { showDay, showTime } from '../domain/time/time.ts';
import { showAccount } from '../mail/lines.ts';
import type { PageFacts, PageRecord, PageTexts, Stage } from '../texts/page-texts.ts';
import { choicesOf } from './choices.ts';
import { answersShown } from './offers.ts';

/** Gathers what the views need from the record, for the person behind the link. */
export function pageFacts(
  record: PageRecord,
  { link, settings, texts, at }: { link: Link; settings: Settings; texts: PageTexts; at: string },
): PageFacts {
  const { timeZone, afterObservation, deletionNeedsConfirmation } = settings;
  const time = (iso: string) => showTime(iso, timeZone);
  const stage = stageOf(record);
  return {
    record,
    link,
    settings,
    texts,
    at,
    stage,
    heldUp: heldUpOf(record, time),
    shown: choicesOf(answersShown(record, link.role, settings), link.role),
    account: showAccount(record.account, settings),
    team: settings.teamName,
    until: time(record.question?.until ?? record.deadline ?? at),
    // About a quarantined user nothing can be kept, so there is nothing to choose for each.
    isSeveral: record.quarantine === undefined && (record.plan ? proposed(record.plan) : []).length > 1,
    wholeUser: record.plan?.scope === 'user',
    ending:
      afterObservation === 'keep-disabled'
        ? 'stay-disabled'
        : deletionNeedsConfirmation
          ? 'asked'
          : 'deleted',
    observationDays: days(settings.observation),
    useWithinDays: days(settings.useWithin),
    time,
    day: (iso) => showDay(iso, timeZone),
  };
}

/** Where the case stands. */
export function stageOf(record: CaseRecord): Stage {
  const { status, question, restoreKit } = record;
  if (status === 'closed') return 'closed';
  if (record.heldUp !== undefined && question?.kind === 'paused') return 'held-up';
  if (question?.kind !== 'use') {
    if (canRestore(record) && restoreThatCounts(record) !== undefined) return 'restoring';
    if (restoreKit !== undefined) return 'deleting';
  }
  if (question === undefined) return 'starting';
  return question.answerId !== undefined && question.taskToken === undefined ? 'taken' : question.kind;
}

function heldUpOf({ heldUp }: CaseRecord, time: (iso: string) => string): PageFacts['heldUp'] {
  return heldUp && { since: time(heldUp.since), until: time(triedUntil(heldUp)) };
}

/** Why this person has the page: how the owner of the user is known, or the role. */
export function whyYou({ record, link, texts }: Pick<PageFacts, 'record' | 'link' | 'texts'>): string {
  const owner = record.plan?.owner;
  return owner?.addresses.includes(link.address)
    ? texts.whyOwner[owner.source](owner.tag ?? '')
    : texts.whyRole[link.role];
}

function days(duration: string): number {
  return Math.round(seconds(duration) / 8640) / 10;
}
