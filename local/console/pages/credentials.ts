import { type Html, html } from '../../../functions/texts/html.ts';
import type { UserSnapshot } from '../../twin/world/snapshot.ts';
import type { Scene } from '../scene.ts';
import { timeText } from './times.ts';

/** A credential of a user, or the user, in words. */
interface Row {
  name: string;
  state: string;
}

/** The credentials of a user as they were when the scenario began, and as they are now. */
export function credentialsTable(scene: Scene, { user, account }: { user: string; account: string }): Html {
  const now = scene.desk.session.play.simulation.world.snapshot()[account]?.[user];
  const before = scene.before[account]?.[user];
  const [rowsBefore, rowsNow] = [rowsOf(scene, before), rowsOf(scene, now)];
  const names = [...new Set([...rowsBefore, ...rowsNow].map(({ name }) => name))];
  const stateIn = (rows: readonly Row[], name: string): string =>
    rows.find((row) => row.name === name)?.state ?? 'none';
  if (names.length === 0) return html`<p>There was no such user.</p>`;
  return html`<table class="list"><thead><tr><th scope="col">Credential</th><th scope="col">At the start</th><th scope="col">Now</th></tr></thead>
<tbody>${names.map((name) => {
    const [then, today] = [stateIn(rowsBefore, name), stateIn(rowsNow, name)];
    return html`<tr><th scope="row">${name}</th><td>${then}</td><td>${then === today ? today : html`<b class="changed">${today}</b>`}</td></tr>
`;
  })}</tbody></table>`;
}

function rowsOf(scene: Scene, user: UserSnapshot | undefined): Row[] {
  if (user === undefined) return [];
  const used = (at: string | undefined): string =>
    at === undefined ? 'never used' : `last used ${timeText(scene, at)}`;
  const password =
    user.password === null
      ? 'none'
      : `on, set ${timeText(scene, user.password.createdAt)}, ${used(user.passwordLastUsed ?? undefined)}`;
  return [
    { name: 'IAM user', state: 'is there' },
    { name: 'Console password', state: password },
    ...user.accessKeys.map(({ id, status, lastUsed }) => ({
      name: `Access key ${id}`,
      state: `${status}, ${used(lastUsed?.at)}${lastUsed === null ? '' : ` (${lastUsed.service})`}`,
    })),
    ...user.sshPublicKeys.map(({ id, status }) => ({ name: `SSH key ${id}`, state: status })),
    ...user.signingCertificates.map(({ id, status }) => ({
      name: `Signing certificate ${id}`,
      state: status,
    })),
    ...user.serviceSpecificCredentials.map(({ id, status, service }) => ({
      name: `Credential ${id} for ${service}`,
      state: status,
    })),
    ...user.mfaDevices.map(({ serial }) => ({ name: `MFA device ${serial}`, state: 'is there' })),
  ];
}
