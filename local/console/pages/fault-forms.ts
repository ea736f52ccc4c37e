import { type Html, html } from '../../../functions/texts/html.ts';
import { badMailboxes, type FaultNow, faultsNow, pauseNow } from '../now/faults.ts';
import type { Scene } from '../scene.ts';
import { choice, emailInput, stepForm, textInput } from './step-form.ts';
import { timeText } from './times.ts';

const CALLS = [
  ['ses:*', 'Amazon SES (mail)'],
  ['iam:*', 'IAM'],
  ['securityhub:*', 'Security Hub'],
  ['dynamodb:*', 'DynamoDB (the table of cases)'],
  ['states:*', 'Step Functions'],
  ['sts:*', 'STS (the roles in the accounts)'],
  ['secretsmanager:*', 'Secrets Manager'],
  ['sns:*', 'SNS (the operators’ topic)'],
  ['iam:UpdateAccessKey', 'IAM: turn a key on or off'],
  ['iam:DeleteAccessKey', 'IAM: delete a key'],
] as const;

const ERRORS = [
  ['ThrottlingException', 'throttles'],
  ['AccessDeniedException', 'denies access'],
  ['InternalFailure', 'is down (answers 500)'],
  ['no-reply', 'does not answer'],
] as const;

const MAILBOXES = [
  ['bounces', 'bounces'],
  ['full', 'the mailbox is full'],
  ['complains', 'is reported as spam'],
] as const;

/** Forms that break an API or a mailbox and mend it, and the operator's pause. */
export function faultForms(scene: Scene, back: string): Html {
  const broken = faultsNow(scene);
  return html`<h3>Break an API</h3>
${stepForm(back, { do: 'fail' }, { button: 'Break it', isDanger: true, more: html`${choice('call', 'API', CALLS)}${choice('error', 'How it fails', ERRORS)}` })}
${
  broken.length === 0
    ? html`<p class="hint">Every API works.</p>`
    : html`<ul>${broken.map((fault) => html`<li>${faultItem(fault, back)}</li>`)}</ul>`
}
<h3>Mail to somebody</h3>
${stepForm(back, { do: 'changeMailbox' }, { button: 'Change', more: html`${emailInput('address', 'Address')}${choice('to', 'What happens to mail', MAILBOXES)}` })}
<ul>${badMailboxes(scene).map(
    ({ address, to }) =>
      html`<li>Mail to <b>${address}</b>: ${nameOf(MAILBOXES, to)}. ${stepForm(back, { do: 'changeMailbox', address, to: 'works' }, { button: `Let mail to ${address} come again` })}</li>
`,
  )}</ul>
<h3>Operators</h3>
${failuresText(scene)}
${pauseText(scene)}
${stepForm(back, { do: 'pause' }, { button: 'Pause all cases', more: textInput('reason', 'Reason', { value: 'a release freeze' }) })}
${stepForm(back, { do: 'resume' }, { button: 'Resume all cases' })}`;
}

/** What the console calls an API; the call itself where it offers no such one. */
export const apiName = (call: string): string => nameOf(CALLS, call);

function faultItem({ call, error, isNarrow }: FaultNow, back: string): Html {
  if (call === undefined) return html`A function is to be killed in the middle of a call.`;
  const name = call === '*' ? 'Every API' : apiName(call);
  const how = nameOf(ERRORS, error);
  return html`<b>${name}</b> ${how === error ? `fails: ${error}` : how}${isNarrow && ' (some calls only)'}. ${stepForm(back, { do: 'heal', call }, { button: `Mend ${name}` })}
`;
}

function pauseText(scene: Scene): Html {
  const pause = pauseNow(scene);
  if (pause === undefined) return html`<p class="hint">Nothing is paused.</p>`;
  return html`<p><b>Paused</b> since ${timeText(scene, pause.since)} (${pause.reason}): nothing is disabled or deleted.</p>`;
}

/** Clicks and other events that were given up: nothing else in the console would tell of a lost click. */
function failuresText({ desk }: Scene): Html {
  const { length } = desk.session.play.simulation.failures;
  if (length === 0) return html`<p class="hint">Nothing was given up.</p>`;
  return html`<p><b>${length === 1 ? '1 event was' : `${String(length)} events were`} given up</b>, after several tries, and lie${length === 1 && 's'} in the failures queue. A lost click leaves no note; the alarm <code>failures-queue</code> tells operators (<code>docs/runbook.md</code>).</p>`;
}

const nameOf = (names: readonly (readonly [string, string])[], value: string): string =>
  names.find(([each]) => each === value)?.[1] ?? value;
