import { type Html, html } from '../../../functions/texts/html.ts';
import type { Scene } from '../scene.ts';
import { timeText } from './times.ts';

/** What was changed in IAM of a user, by whom and when, the newest first. */
export function iamLog(scene: Scene, { user, account }: { user: string; account: string }): Html {
  const entries = scene.desk.session.play.simulation.world.iamLog.filter(
    (entry) => entry.user === user && entry.account === account,
  );
  if (entries.length === 0) return html`<p>Nothing.</p>`;
  return html`<ol class="history">${[...entries].reverse().map(
    ({ at, by, action, detail }) =>
      html`<li><b>${timeText(scene, at)}</b> ${action}${detailText(detail)} <span class="hint">by ${whoText(by)}</span></li>
`,
  )}</ol>`;
}

function detailText(detail: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(detail).map(([name, value]) => `${name} ${shown(value)}`);
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A role by its name; people as they are called. */
function whoText(by: string): string {
  return /assumed-role\/([^/]+)/.exec(by)?.[1] ?? by;
}
