import type { Draw, Weighted } from '../draw/draw.ts';
import type { StoryUser } from './cast.ts';
import { drawKeys, drawPassword } from './draw-credentials.ts';

/** The policy by which AWS quarantines a user whose key it has found in public. */
export const QUARANTINE = 'arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3';
export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
/** A tag that protects, by the default of the settings. */
export const PROTECTION = { 'break-glass': 'yes' };

/** One user. `owners`: people among whom its owner is. */
export function drawUser(
  draw: Draw,
  { userName, owners }: { userName: string; owners: readonly string[] },
): StoryUser {
  const stem = `AKIAEXAMPLE${userName.toUpperCase().replace(/\W/g, '')}`;
  const ids = [`${stem}000001`, `${stem}000002`];
  return {
    userName,
    tags: { ...drawOwnerTags(draw, owners), ...(draw.percent(3) && PROTECTION) },
    ...drawPassword(draw),
    accessKeys: drawKeys(draw, ids),
    ...(draw.percent(10) && { path: draw.one(['/service/', '/break-glass/']) }),
    ...(draw.percent(8) && { createdAt: draw.one(['P60D', 'P100D', 'P900D']) }),
    ...drawBelongings(draw),
  };
}

/** Who the owner is, as tags say it: somebody, two people, nobody, somebody to whom no mail may go. */
function drawOwnerTags(draw: Draw, owners: readonly string[]): Record<string, string> {
  const owner = draw.one(owners);
  return draw.weighted<Record<string, string>>([
    [20, { Owner: owner }],
    [2, { owner: `${owner} ${draw.one(owners)}` }],
    [1, { Owner: 'the web team', Contact: owner }],
    [1, { OwnerEmail: owner.toUpperCase() }],
    [1, { Owner: 'somebody@elsewhere.example' }],
    [2, {}],
  ]);
}

const BELONGINGS: readonly Weighted<Partial<StoryUser>>[] = [
  [30, {}],
  [3, { mfaDevices: [{}] }],
  [2, { mfaDevices: [{ kind: 'hardware', name: 'GAHT12345678' }] }],
  [3, { groups: ['developers'] }],
  [2, { groups: ['/team/ops'], groupPolicies: { ops: [ADMINISTRATOR] } }],
  [3, { attachedPolicies: [ADMINISTRATOR] }],
  [3, { attachedPolicies: [QUARANTINE] }],
  [2, { inlinePolicies: [{ name: 'mail', document: { Version: '2012-10-17', Statement: [] } }] }],
  [2, { sshPublicKeys: [{}] }],
  [1, { signingCertificates: [{}] }],
  [1, { serviceSpecificCredentials: [{}] }],
  [1, { serviceUses: [{ service: 's3', at: 'P30D' }] }],
  [1, { permissionsBoundary: ADMINISTRATOR }],
  [1, { mayChangePassword: false }],
];

function drawBelongings(draw: Draw): Partial<StoryUser> {
  return { ...draw.weighted(BELONGINGS), ...(draw.percent(15) && draw.weighted(BELONGINGS)) };
}
