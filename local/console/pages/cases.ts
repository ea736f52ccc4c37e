import { type Html, html } from '../../../functions/texts/html.ts';
import { type CaseNow, casesNow } from '../now/cases.ts';
import type { Scene } from '../scene.ts';
import type { Page } from './layout.ts';
import { caseHref } from './places.ts';
import { timeText } from './times.ts';

/** Every case: of whom, where it stands, and until when. */
export function casesPage(scene: Scene): Page {
  return {
    title: 'Cases',
    tab: '/cases',
    body: html`<p class="lead">A case is one run of the workflow, for one IAM user. Open one to see which way it has gone.</p>
<div id="cases" class="scroll" role="region" aria-label="Cases" tabindex="0" data-live>${list(scene, casesNow(scene))}</div>`,
  };
}

function list(scene: Scene, cases: readonly CaseNow[]): Html {
  if (cases.length === 0) return html`<p>No case yet. Start one on the page <a href="/">Findings</a>.</p>`;
  return html`<table class="list"><thead><tr><th scope="col">Case</th><th scope="col">User</th><th scope="col">Account</th><th scope="col">State</th><th scope="col">Step</th><th scope="col">Deadline</th><th scope="col">Started</th><th scope="col">Ended</th></tr></thead>
<tbody>${cases.map((one) => row(scene, one))}</tbody></table>`;
}

function row(scene: Scene, one: CaseNow): Html {
  const { name, user, account, states, findings, startedAt, stoppedAt, isRunning } = one;
  const [finding] = findings;
  return html`<tr><td><a href="${caseHref(name)}">${name}</a></td><td><b>${user ?? '–'}</b></td><td><code>${account ?? '–'}</code></td>
<td><span class="tag${isRunning && ' waiting'}">${states.at(-1)?.name ?? '–'}</span></td><td>${finding?.step ?? '–'}</td>
<td>${finding?.deadline === undefined || !isRunning ? '–' : timeText(scene, finding.deadline)}</td><td>${timeText(scene, startedAt)}</td><td>${stoppedAt === undefined ? '–' : timeText(scene, stoppedAt)}</td></tr>
`;
}
