import { type Html, html } from '../../../functions/texts/html.ts';
import { faultsNow } from '../now/faults.ts';
import type { Scene } from '../scene.ts';
import { choice, stepForm, textInput } from './step-form.ts';

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
  ['full', 'is full'],
  ['complains', 'is reported as spam'],
  ['works', 'comes again'],
] as const;

/** Forms that break an API or a mailbox and mend it, and the operator's pause. */
export function faultForms(scene: Scene, back: string): Html {
  const broken = faultsNow(scene);
  return html`<h3>Break an API</h3>
${stepForm(back, { do: 'fail' }, { button: 'Break it', isDanger: true, more: html`${choice('call', 'API', CALLS)}${choice('error', 'How it fails', ERRORS)}` })}
${
  broken.length === 0
    ? html`<p class="hint">Everything works.</p>`
    : html`<ul>${broken.map(
        ({ call, error }) =>
          html`<li><b>${nameOf(CALLS, call)}</b> ${nameOf(ERRORS, error)}. ${stepForm(back, { do: 'heal', call }, { button: `Mend ${nameOf(CALLS, call)}` })}</li>
`,
      )}</ul>`
}
<h3>Mail to somebody</h3>
${stepForm(back, { do: 'changeMailbox' }, { button: 'Change', more: html`${textInput('address', 'Address')}${choice('to', 'What happens to mail', MAILBOXES)}` })}
<h3>Operators</h3>
${stepForm(back, { do: 'pause' }, { button: 'Pause all cases', more: textInput('reason', 'Reason', 'a release freeze') })}
${stepForm(back, { do: 'resume' }, { button: 'Let them go on' })}`;
}

const nameOf = (names: readonly (readonly [string, string])[], value: string): string =>
  names.find(([each]) => each === value)?.[1] ?? value;
