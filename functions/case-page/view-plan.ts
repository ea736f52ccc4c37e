import { otherLiveCredentials, type UserFacts } from '../domain/credential/user.ts';
import type { PlanItem } from '../domain/plan/plan.ts';
import { restoreThatCounts, stillDecides } from '../domain/question/quarantine.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { type Html, html } from './html.ts';

/** The plan as a table: each credential, its evidence, and what happens to it. */
export function planSection(facts: PageFacts): Html {
  const { texts, record, time } = facts;
  const { columns } = texts;
  const readAt = userOf(facts)?.readAt;
  // The roles keep it a table for screen readers where the stylesheet stacks its cells.
  return html`<section aria-labelledby="plan"><h2 id="plan">${texts.plan}</h2>
<table role="table"><thead role="rowgroup"><tr role="row">${Object.values(columns).map(
    (name) => html`<th role="columnheader" scope="col">${name}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${(record.plan?.items ?? []).map((item) => row(item, facts))}</tbody></table>
<p class="soft">${readAt === undefined ? texts.asOfPlan : texts.asOf(time(readAt))}</p></section>
`;
}

function row(item: PlanItem, facts: PageFacts): Html {
  const { texts, day } = facts;
  const { credential, verdict } = item;
  const { columns } = texts;
  const name = texts.credentialName(credential.id);
  const used = credential.lastUsedAt === undefined ? texts.never : day(credential.lastUsedAt);
  const cell = (label: string, text: string) => html`<td role="cell" data-label="${label}">${text}</td>`;
  return html`<tr role="row"><th role="rowheader" scope="row">${name}</th>
${cell(columns.lastUsed, used)}${cell(columns.where, place(item, facts))}
${cell(columns.age, texts.age(verdict))}${cell(columns.fate, fateOf(item, facts))}</tr>
`;
}

function place({ credential }: PlanItem, { texts }: PageFacts): string {
  const service = credential.lastUsedService === 'ses' ? texts.ses : credential.lastUsedService;
  const known = [service, credential.lastUsedRegion].filter(
    (text) => text !== undefined && text !== '' && text !== 'N/A',
  );
  return known.length === 0 ? texts.noPlace : known.join(', ');
}

/** What happened, or would happen, to a credential. */
function fateOf({ credential, proposal, verdict, stays }: PlanItem, facts: PageFacts): string {
  const { fates } = facts.texts;
  const { answers, disabled } = facts.record;
  const off = disabled.find(({ credentialId }) => credentialId === credential.id);
  if (off !== undefined) return fateOfDisabled(off.disabledAt, facts);
  if (isDropped(credential.id, facts)) return fates.changed;
  if (stays !== undefined && verdict.is === 'unused') return fates.stays[stays];
  if (proposal === 'leave') return fates.leave(verdict);
  const decision = answers
    .filter((one) => stillDecides(facts.record, one))
    .map(({ decisions }) => decisions[credential.id])
    .findLast(Boolean);
  if (decision === 'keep') return fates.kept;
  if (facts.stage === 'starting' || facts.stage === 'stakeholder') return fates.offered(facts);
  return (facts.stage === 'taken' || facts.stage === 'paused') && decision === 'retire'
    ? fates.answered
    : fates.untouched;
}

/** Whether it was to be turned off and had changed by then. */
function isDropped(id: string, { record }: PageFacts): boolean {
  const isRead = record.user?.credentials.some((one) => one.id === id) === true;
  return (
    isRead && record.outcomes.some(({ credentialId, result }) => credentialId === id && result === 'dropped')
  );
}

function fateOfDisabled(disabledAt: string, { texts: { fates }, record, stage, time }: PageFacts): string {
  const isAnswered = restoreThatCounts(record) !== undefined;
  const isOver = stage === 'use' || stage === 'closed';
  if (record.restoredAt !== undefined || (isAnswered && isOver)) return fates.restored;
  return record.restoreKit === undefined ? fates.disabled(time(disabledAt)) : fates.deleting;
}

/** What else the user has: other credentials that are alive, groups, policies. */
export function othersSection(facts: PageFacts): Html {
  const { texts } = facts;
  const user = userOf(facts);
  const content = user === undefined ? html`<p class="soft">${texts.notRead}</p>` : membership(user, facts);
  return html`<section aria-labelledby="others"><h2 id="others">${texts.others}</h2>${content}</section>
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
