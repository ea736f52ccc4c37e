import { type Html, html } from '../../../functions/texts/html.ts';
import { endOfCase } from '../../run/report/case-end.ts';
import { type CaseNow, casesNow } from '../now/cases.ts';
import type { Scene } from '../scene.ts';
import { pictureOf } from '../workflow/picture.ts';
import { credentialsTable } from './credentials.ts';
import { iamLog } from './iam-log.ts';
import type { Page } from './layout.ts';
import { timeText } from './times.ts';

/** One case: the way that it has gone through the workflow, and the credentials before and now. Undefined where there is none. */
export function casePage(scene: Scene, caseId: string): Page | undefined {
  const found = casesNow(scene).find(({ name }) => name === caseId);
  if (found === undefined) return undefined;
  const { user = 'unknown', account = '' } = found;
  return {
    title: `Case of ${user}`,
    tab: '/cases',
    body: html`<div id="case" data-live>${summary(scene, found)}</div>
<section aria-labelledby="way"><h2 id="way">The way through the workflow</h2>
<p class="hint">Drawn from the deployed workflow. Arrows within a part are always drawn; those to another part are drawn when the case has taken them.</p>
<div class="scroll" id="picture" role="region" aria-label="Picture of the workflow" tabindex="0" data-live>${pictureOf(scene.layout, scene.workflow, { ...found, states: found.states.map(({ name }) => name) })}</div>
<details id="states"><summary>The states in order</summary><div id="states-list" data-live>${states(scene, found)}</div></details></section>
<section aria-labelledby="credentials"><h2 id="credentials">The credentials</h2>
<div id="credentials-now" class="scroll" role="region" aria-label="The credentials before and now" tabindex="0" data-live>${credentialsTable(scene, { user, account })}</div></section>
<section aria-labelledby="changes"><h2 id="changes">What has changed in IAM</h2>
<div id="iam-log" data-live>${iamLog(scene, { user, account })}</div></section>`,
  };
}

function summary(scene: Scene, found: CaseNow): Html {
  const { name, account, findings, states, isRunning } = found;
  const last = states.at(-1)?.name ?? '';
  return html`<p class="lead">Case <code>${name}</code>, account <code>${account ?? 'unknown'}</code>. ${
    isRunning
      ? html`It is in <b>${last}</b>: ${scene.workflow.states.get(last)?.Comment ?? ''}`
      : html`It has ended in <b>${last}</b>: ${endOfCase(scene.desk.session.report(), found)}.`
  }</p>
${findings.map(
  ({ index, control, region, status: workflowStatus, note }) =>
    html`<p class="note"><span class="status ${workflowStatus.toLowerCase()}">${workflowStatus}</span> <a href="/?finding=${index}">${control}, ${region}</a>: ${note ?? 'no note'}</p>
`,
)}
${findings.length === 0 && html`<p class="hint">The findings of this user tell of a newer case.</p>`}`;
}

function states(scene: Scene, { states: entered }: CaseNow): Html {
  return html`<ol>${entered.map(
    ({ name, enteredAt }) =>
      html`<li><b>${name}</b> <span class="hint">${timeText(scene, enteredAt)}</span> ${scene.workflow.states.get(name)?.Comment ?? ''}</li>
`,
  )}</ol>`;
}
