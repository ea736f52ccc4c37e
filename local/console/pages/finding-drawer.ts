import { type Html, html } from '../../../functions/texts/html.ts';
import type { FindingNow } from '../now/findings.ts';
import type { Scene } from '../scene.ts';
import { caseHref, userHref } from './places.ts';
import { timeText } from './times.ts';

/** One finding, beside the list: its note, fields and history, and where to go from it. */
export function drawer(scene: Scene, finding: FindingNow, url: URL): Html {
  const { user, control, account, region, title, guide } = finding;
  return html`<aside class="drawer" aria-labelledby="drawer-heading">
<div class="drawer-head"><h2 id="drawer-heading">${control} of ${user}</h2><a href="${without(url)}" class="close">Close<span class="away"> the finding of ${user}</span></a></div>
<p class="hint">${title}, in account <code>${account}</code>, ${region}.</p>
${guide !== undefined && html`<p class="guide"><b>What it shows:</b> ${guide}</p>`}
<div id="finding" data-live>${now(scene, finding)}</div>
${edit(finding, url)}
</aside>`;
}

function now(scene: Scene, finding: FindingNow): Html {
  const { status, note, caseId, account, user, fields, history, id } = finding;
  return html`<p><span class="status ${status.toLowerCase()}">${status}</span> ${finding.deadline !== undefined && html`<span class="hint">deadline ${timeText(scene, finding.deadline)}</span>`}</p>
<h3>Note</h3>
<p class="note">${note ?? 'No note yet.'}</p>
<p>${caseId !== undefined && html`<a href="${caseHref(caseId)}">The case</a> · `}<a href="${userHref(account, user)}">The user in IAM</a></p>
<h3>User-defined fields</h3>
${
  Object.keys(fields).length === 0
    ? html`<p>None.</p>`
    : html`<dl>${Object.entries(fields).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
<h3>History</h3>
<ol class="history" reversed>${[...history].reverse().map(
    ({ at, by, status: then, note: said, compliance }) =>
      html`<li><b>${timeText(scene, at)}</b> ${then ?? 'no status'}, ${compliance ?? 'no compliance status'} <span class="hint">(${by === 'SecurityHub' ? 'Security Hub' : by})</span>${said !== undefined && html`<br>${said}`}</li>
`,
  )}</ol>
<details id="finding-id"><summary>Id</summary><p><code>${id}</code></p></details>`;
}

function edit({ id, user }: FindingNow, url: URL): Html {
  return html`<details id="edit"><summary>Change it as an analyst</summary>
<form method="post" action="/findings/edit" class="stacked">
<input type="hidden" name="back" value="${url.pathname}${url.search}"><input type="hidden" name="finding" value="${id}">
<label>Workflow status of the finding of ${user} <select name="status"><option value="">as it is</option><option>NEW</option><option>NOTIFIED</option><option>RESOLVED</option><option>SUPPRESSED</option></select></label>
<label>Note <textarea name="note" rows="2" maxlength="512"></textarea></label>
<button>Change</button></form></details>`;
}

function without(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('finding');
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
