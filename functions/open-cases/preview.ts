import { whatFollows } from '../domain/asking/after-observation.ts';
import { assessForRetirement } from '../domain/assess/retirement.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import { newCase } from '../domain/case/new-case.ts';
import { shortened } from '../domain/finding/other-note.ts';
import { PLAN_FIELD } from '../domain/note/fields.ts';
import { fitNote } from '../domain/note/note.ts';
import { namesOf } from '../domain/note/words.ts';
import { showEvidence } from '../domain/plan/evidence.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { isExempt } from '../domain/telling/exempt.ts';
import { showTime } from '../domain/time/time.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { sayExempt } from './exempt.ts';
import type { Clicked } from './users.ts';

/**
 * Reads the user and writes the plan into note and fields: no lock, no question, no change of status. Writes
 * nothing while a case is running, whose note says more, nor before its end is on the findings: Security Hub takes all
 * fields at once, so those of the case would be written back as they were. Of an exempt user it says just that.
 */
export async function preview(clicked: Clicked, at: string, dependencies: Dependencies): Promise<void> {
  const { table, reader, findings: store, settings } = dependencies;
  const { account, partition, user } = clicked;
  const record = await table.get(user.userId);
  if (record?.status === 'open' || record?.due?.finding !== undefined)
    return log('info', 'no preview: a case is running', { caseId: record.caseId });
  if (record !== undefined && isExempt(record, at)) return sayExempt(record, clicked.findings, dependencies);
  const read = await reader.read(
    { account, partition, userName: user.userName, userArn: user.arn },
    at,
    user.userId,
  );
  const text = read.exists
    ? previewText(assessForRetirement(newCase(clicked, at, record), read.user, { at, settings }), settings)
    : `Nothing is left to retire: ${read.reason}`;
  await store.update(clicked.findings, {
    note: fitNote(
      `Preview, ${showTime(at, settings.timeZone)}: nothing was changed and nobody was asked. ${text}`,
    ),
    fields: { [PLAN_FIELD]: shortened(text, 1024) },
  });
}

function previewText(
  { outcome, case: case_ }: { outcome: string; case: CaseRecord },
  settings: Settings,
): string {
  const { plan, question, remarks, quarantine, disabled } = case_;
  const items = (proposal: 'retire' | 'leave') =>
    (plan?.items ?? [])
      .filter((item) => item.proposal === proposal)
      .map((item) => showEvidence(item, settings.timeZone))
      .join('; ');
  const incident =
    quarantine === undefined ? [] : [`Quarantined by AWS (${quarantine.policy}): an incident.`];
  if (question === undefined) {
    const why = [items('leave') || items('retire'), ...incident, ...remarks].filter((one) => one !== '');
    return `A case would end at once (${outcome})${why.length === 0 ? '.' : `: ${why.join('. ')}`}`;
  }
  const left = items('leave');
  const asked = question?.recipients.map(({ address }) => address).join(', ') ?? '';
  const about =
    outcome === 'confirm'
      ? `whether this may be deleted, which earlier cases have turned off: ${namesOf(disabled.map(({ credentialId }) => credentialId))}`
      : `about: ${items('retire')}`;
  return [
    ...incident,
    `Would ask ${asked} ${about}.`,
    ...(left === '' ? [] : [`Would leave: ${left}.`]),
    ...wholeUserLater(case_, settings),
    ...remarks,
  ].join(' ');
}

/** What would become of the whole user, where the plan proposes it and not everything stays disabled. */
function wholeUserLater(case_: CaseRecord, settings: Settings): string[] {
  const follows = whatFollows(case_, settings);
  if (case_.plan?.scope !== 'user' || follows === 'stay-disabled') return [];
  return follows === 'asked'
    ? ['After the observation people would be asked whether the whole user may be deleted.']
    : ['After the observation the whole user would be deleted.'];
}
