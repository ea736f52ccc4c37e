import { credentialsOff, leftOffOf } from '../domain/case/outcome.ts';
import { otherLiveCredentials, type UserFacts } from '../domain/credential/user.ts';
import { type PlanItem, proposed } from '../domain/plan/plan.ts';
import { stillDecides } from '../domain/question/quarantine.ts';
import { announcementOf } from '../domain/standing/announced.ts';
import { type Standing, whatIsSo } from '../domain/standing/standing.ts';
import { type Html, html } from '../texts/html.ts';
import type { PageFacts } from '../texts/page-texts.ts';

/**
 * What the case is about, in a line for each credential: until something is turned off, its last use, and then how it
 * stands. What stays anyhow is in the table.
 */
export function aboutList(facts: PageFacts): Html | false {
  const { texts, stage } = facts;
  const isAsked = stage === 'stakeholder' || stage === 'starting';
  const items = itemsAbout(facts);
  const line = (item: PlanItem) => (isAsked ? texts.lastUse(...lastUse(item, facts)) : fateOf(item, facts));
  return (
    items.length > 0 &&
    html`<dl class="about">${items.map(
      (item) => html`<dt>${texts.credentialName(item.credential.id)}</dt><dd>${line(item)}</dd>`,
    )}</dl>`
  );
}

/** The plan as a table, folded: each credential, its evidence, and what happens to it. */
export function planSection(facts: PageFacts): Html {
  const { texts, record, time } = facts;
  const { columns } = texts;
  const readAt = record.user?.readAt;
  // The roles keep it a table for screen readers where the stylesheet stacks its cells.
  return html`<details><summary>${texts.plan}</summary>
<table role="table"><thead role="rowgroup"><tr role="row">${Object.values(columns).map(
    (name) => html`<th role="columnheader" scope="col">${name}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${allItems(facts).map((item) => row(item, facts))}</tbody></table>
<p class="soft">${readAt === undefined ? texts.asOfPlan : texts.asOf(time(readAt))}</p></details>
`;
}

/** What the case is about: what it proposes, what it has turned off, and what must be used. */
export function itemsAbout(facts: PageFacts): PlanItem[] {
  const { plan, disabled, mustUse } = facts.record;
  const about = new Set([
    ...(plan === undefined ? [] : proposed(plan)).map(({ credential }) => credential.id),
    ...disabled.map(({ credentialId }) => credentialId),
    ...(mustUse?.credentialIds ?? []),
  ]);
  return allItems(facts).filter(({ credential }) => about.has(credential.id));
}

function allItems({ record }: PageFacts): PlanItem[] {
  return [...(record.plan?.items ?? []), ...unlisted(record)];
}

/** What is off and was not there any more when the plan was made: a password that an earlier case has turned off. */
function unlisted({ plan, disabled }: PageFacts['record']): PlanItem[] {
  const isListed = (id: string) => plan?.items.some(({ credential }) => credential.id === id) === true;
  return disabled
    .filter(({ credentialId }) => !isListed(credentialId))
    .map(({ credentialId: id, kind, lastUsedAt }) => {
      const credential = { id, kind, status: 'Inactive', ...(lastUsedAt !== undefined && { lastUsedAt }) };
      const verdict = { is: 'off' } as const;
      return { credential, verdict, proposal: 'leave' };
    });
}

function row(item: PlanItem, facts: PageFacts): Html {
  const { texts } = facts;
  const { credential, verdict } = item;
  const { columns } = texts;
  const name = texts.credentialName(credential.id);
  const [used, places] = lastUse(item, facts);
  const cell = (label: string, text: string) => html`<td role="cell" data-label="${label}">${text}</td>`;
  return html`<tr role="row"><th role="rowheader" scope="row">${name}</th>
${cell(columns.lastUsed, used ?? texts.never)}${cell(columns.where, places.join(', ') || texts.noPlace)}
${cell(columns.age, texts.age(verdict))}${cell(columns.fate, fateOf(item, facts))}</tr>
`;
}

/** The day of the last use, if there is one, and the service and Region that IAM names. */
function lastUse(
  { credential }: PlanItem,
  { texts, day }: PageFacts,
): [day: string | undefined, places: string[]] {
  const { lastUsedAt } = credential;
  const service = credential.lastUsedService === 'ses' ? texts.ses : credential.lastUsedService;
  const known = [service, credential.lastUsedRegion].filter(
    (text): text is string => text !== undefined && text !== '' && text !== 'N/A',
  );
  return [lastUsedAt === undefined ? undefined : day(lastUsedAt), known];
}

/** What happened, or would happen, to a credential; how it stands is what the last read shows (design D17). */
export function fateOf(item: PlanItem, facts: PageFacts): string {
  const { record } = facts;
  const { id } = item.credential;
  const standing = whatIsSo(record).credentials.find(({ credentialId }) => credentialId === id);
  const off = announcementOf(record, id);
  if (standing !== undefined && off !== undefined) return fateOfDisabled(standing, off.disabledAt, facts);
  const before = credentialsOff(leftOffOf(record)).find(({ credentialId }) => credentialId === id);
  // A read that may be late leaves it on the list, and this one shows it as on.
  if (before !== undefined && standing?.is !== 'on')
    return facts.texts.fates.disabled(facts.time(before.disabledAt));
  const isOnInPlan = item.verdict.is !== 'off' && item.verdict.is !== 'unknown';
  const isRead = record.user !== undefined || record.userGone;
  const is = isRead && isOnInPlan ? standing?.is : undefined;
  if (is !== undefined && is !== 'on' && is !== 'off-by-us') return facts.texts.fates.stands[is];
  return fateOfUntouched(item, facts);
}

function fateOfUntouched({ credential, proposal, verdict, stays }: PlanItem, facts: PageFacts): string {
  const { fates } = facts.texts;
  if (isDropped(credential.id, facts)) return fates.changed;
  if (stays !== undefined && verdict.is === 'unused') return fates.stays[stays];
  if (proposal === 'leave') return fates.leave(verdict);
  const decision = facts.record.answers
    .filter((one) => stillDecides(facts.record, one))
    .map(({ decisions }) => decisions[credential.id])
    .findLast(Boolean);
  if (decision === 'keep') return fates.kept(mustUseUntil(credential.id, facts));
  if (facts.stage === 'starting' || facts.stage === 'stakeholder') return fates.offered(facts);
  return (facts.stage === 'taken' || facts.stage === 'paused') && decision === 'retire'
    ? fates.answered
    : fates.untouched;
}

function mustUseUntil(id: string, { record, stage, day }: PageFacts): string | undefined {
  const { mustUse } = record;
  return stage !== 'closed' && mustUse?.credentialIds.includes(id) ? day(mustUse.until) : undefined;
}

/** Whether it was to be turned off and had changed by then. */
function isDropped(id: string, { record }: PageFacts): boolean {
  const isRead = record.user?.credentials.some((one) => one.id === id) === true;
  return (
    isRead && record.outcomes.some(({ credentialId, result }) => credentialId === id && result === 'dropped')
  );
}

function fateOfDisabled(
  { is, isGivenBack, isUnderWay }: Standing,
  disabledAt: string,
  { texts: { fates }, record, time }: PageFacts,
): string {
  if (isUnderWay) return fates.underWay[is === 'on' ? 'off' : 'back'];
  if (is === 'off-by-us')
    return record.restoreKit === undefined ? fates.disabled(time(disabledAt)) : fates.deleting;
  return is === 'on' && isGivenBack ? fates.restored : fates.stands[is];
}

/** What else the user has: other credentials that are alive, groups, policies. */
export function othersSection(facts: PageFacts): Html {
  const { texts } = facts;
  const user = userOf(facts);
  const content = user === undefined ? html`<p class="soft">${texts.notRead}</p>` : membership(user, facts);
  return html`<details><summary>${texts.others}</summary>${content}</details>
`;
}

function membership(user: UserFacts, { texts }: PageFacts): Html {
  const policies = [
    ...user.attachedPolicies.map((arn) => arn.split('/').slice(1).join('/') || arn),
    ...user.inlinePolicies,
  ];
  const rows: [string, string[]][] = [
    [texts.otherLive, otherLiveCredentials(user)],
    [texts.groups, user.groups],
    [texts.policies, policies],
    ...(user.permissionsBoundary === undefined
      ? []
      : [[texts.boundary, [user.permissionsBoundary]] satisfies [string, string[]]]),
  ];
  return html`<dl>${rows.map(
    ([name, values]) =>
      html`<dt>${name}</dt><dd>${values.length === 0 ? texts.none : values.join(', ')}</dd>`,
  )}</dl>`;
}

function userOf({ record }: PageFacts): UserFacts | undefined {
  return record.user ?? record.restoreKit?.user;
}
