import { type Html, html } from '../../../functions/texts/html.ts';
import { type FindingNow, findingsNow } from '../now/findings.ts';
import type { Scene } from '../scene.ts';
import { drawer } from './finding-drawer.ts';
import type { Page } from './layout.ts';
import { openIn } from './places.ts';
import { timeText } from './times.ts';

/** The findings, as Security Hub CSPM lists them, those that pass the filters of the address. */
export function findingsPage(scene: Scene, url: URL): Page {
  const all = findingsNow(scene);
  const shown = all.filter((finding) => passes(finding, url.searchParams));
  const open = openIn(all, url, 'finding');
  return {
    title: 'Findings',
    tab: '/',
    body: html`<p class="lead">Select findings of IAM users, open <b>Actions</b>, and choose a custom action, as an analyst does.</p>
${filters(all, url.searchParams)}
<div class="${open === undefined ? 'plain' : 'with-drawer'}">
<form method="post" action="/findings/act" class="findings">
<input type="hidden" name="back" value="${url.pathname}${url.search}">
${actions()}
<div class="scroll" id="findings" data-live role="region" aria-label="Findings" tabindex="0">${table(scene, shown, url)}</div>
</form>
${open !== undefined && drawer(scene, open, url)}
</div>`,
  };
}

const COLUMNS = ['status', 'compliance', 'control', 'account', 'region'] as const;
const NAMES: Record<(typeof COLUMNS)[number], string> = {
  status: 'Workflow status',
  compliance: 'Compliance',
  control: 'Control',
  account: 'Account',
  region: 'Region',
};

function passes(finding: FindingNow, wanted: URLSearchParams): boolean {
  const text = (wanted.get('text') ?? '').trim().toLowerCase();
  const said = `${finding.title} ${finding.user} ${finding.note ?? ''} ${finding.step ?? ''}`.toLowerCase();
  return said.includes(text) && COLUMNS.every((column) => isWanted(finding[column], wanted.get(column)));
}

const isWanted = (value: string, wanted: string | null): boolean => !wanted || value === wanted;

function filters(all: readonly FindingNow[], wanted: URLSearchParams): Html {
  return html`<form method="get" action="/" class="filters" role="search" aria-label="Filter findings" data-submit-on-change>
<label>Text <input type="search" name="text" value="${wanted.get('text') ?? ''}" placeholder="user, note, step"></label>
${COLUMNS.map((column) => select(column, [...new Set(all.map((finding) => finding[column]))].sort(), wanted.get(column)))}
<button>Filter</button> <a href="/">Show all</a>
</form>`;
}

function select(column: (typeof COLUMNS)[number], values: readonly string[], wanted: string | null): Html {
  return html`<label>${NAMES[column]} <select name="${column}"><option value="">any</option>${values.map(
    (value) => html`<option${value === wanted && html` selected`}>${value}</option>`,
  )}</select></label>
`;
}

const ACTIONS = [
  ['retire', 'Retire credentials', 'opens a case: asks the owner, disables, watches, deletes'],
  ['preview', 'Preview retirement', 'writes the plan into the note; asks nobody, changes nothing'],
  ['stop', 'Stop or restore', 'stops the case, or gives back what it has disabled'],
] as const;

function actions(): Html {
  return html`<div class="toolbar"><details class="menu" id="actions"><summary>Actions</summary>
<div class="menu-items">${ACTIONS.map(
    ([value, name, does]) =>
      html`<button name="action" value="${value}">${name} <span class="hint">${does}</span></button>`,
  )}</div></details>
<label class="all" hidden><input type="checkbox" data-select-all> Select all shown</label>
<span class="hint" data-selected></span></div>`;
}

function table(scene: Scene, shown: readonly FindingNow[], url: URL): Html {
  if (shown.length === 0) return html`<p>No finding passes these filters. <a href="/">Show all</a>.</p>`;
  return html`<table class="list">
<thead><tr><th scope="col"><span class="away">Selected</span></th><th scope="col">Finding</th><th scope="col">User</th><th scope="col">Workflow status</th><th scope="col">Step</th><th scope="col">Compliance</th><th scope="col">Severity</th><th scope="col">Account</th><th scope="col">Region</th><th scope="col">Updated</th></tr></thead>
<tbody>
${shown.map((finding) => row(scene, finding, url))}</tbody></table>`;
}

function row(scene: Scene, finding: FindingNow, url: URL): Html {
  const { index, id, title, user, status, step, compliance, recordState, severity, account, region } =
    finding;
  const isOpen = url.searchParams.get('finding') === String(index);
  const archived = recordState === 'ARCHIVED' && html` <span class="tag">archived</span>`;
  return html`<tr${isOpen && html` class="open"`}><td><input type="checkbox" name="finding" value="${id}" aria-label="Select ${finding.control} of ${user} in ${account}"></td>
<td><a href="${withFinding(url, index)}">${finding.control}: ${title}</a>${archived}</td><td><b>${user}</b></td>
<td><span class="status ${status.toLowerCase()}">${status}</span></td><td>${step ?? '–'}</td>
<td><span class="compliance ${compliance.toLowerCase()}">${compliance}</span></td><td>${severity}</td><td><code>${account}</code></td><td>${region}</td><td>${timeText(scene, finding.changedAt)}</td></tr>
`;
}

function withFinding(url: URL, index: number): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('finding', String(index));
  return `/?${query}`;
}
