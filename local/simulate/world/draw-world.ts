import { durationSeconds } from '../../../functions/domain/time/duration.ts';
import type { Draw } from '../draw/draw.ts';
import type { Cast, Player, Story, StoryFinding, StorySettings, StoryUser } from './cast.ts';
import { drawFindings } from './draw-findings.ts';
import { drawSettings, SECURITY } from './draw-settings.ts';
import { drawSystems } from './draw-systems.ts';
import { drawUser } from './draw-user.ts';

/** A scenario before anything happens, and who is in it. */
export interface World {
  story: Omit<Story, 'then'>;
  cast: Cast;
}

const NAMES = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'];
const ACCOUNTS = ['111122223333', '444455556666', '777788889999'];
const OWNERS = ['ann@example.com', 'ben@example.com', 'cat@example.com', 'dan@example.com'];

/** A Monday morning, at which scenarios begin that say nothing else. */
export const DEFAULT_START = '2026-11-02T09:00:00Z';
/** Besides, a Friday evening, the night before a change of the clocks, a day before Christmas. */
const STARTS = [DEFAULT_START, '2026-11-06T18:30:00Z', '2026-10-24T23:10:00Z', '2026-12-21T07:00:00Z'];

/** Draws one to six users of one to four owners in one to three accounts, their findings, settings, and how AWS behaves. */
export function drawWorld(draw: Draw): World {
  const ids = ACCOUNTS.slice(0, drawCount(draw, 3));
  const owners = drawOwners(draw);
  const settings = drawSettings(draw, ids);
  const users = withNamesake(
    draw,
    NAMES.slice(0, drawCount(draw, 6)).map((userName) => {
      const user = drawUser(draw, { userName, owners });
      return { account: draw.one(ids), user };
    }),
  );
  const accounts = ids.map((id) => ({
    id,
    users: users.filter(({ account }) => account === id).map(({ user }) => user),
    ...(draw.percent(6) && { passwordPolicy: { minimumPasswordLength: 20, requireSymbols: true } }),
    ...(draw.percent(3) && { roles: [{ name: draw.one(ROLES), exists: false }] }),
  }));
  const players = users.map(({ account, user }) => playerOf(account, user));
  const findings = drawFindings(draw, players);
  const start = draw.percent(70) ? DEFAULT_START : draw.one(STARTS);
  const cast = castOf(users, { findings, owners, settings, start });
  const systems = drawSystems(draw, cast.mailboxes);
  return {
    story: { start, settings, ...systems, accounts, findings },
    cast: { ...cast, accounts: ids },
  };
}

type Placed = { account: string; user: StoryUser };

interface Around {
  findings: readonly StoryFinding[];
  owners: readonly string[];
  settings: StorySettings;
  start: string;
}

/** Who and what steps can be about, in a world of these users. */
export function castOf(users: readonly Placed[], { findings, owners, settings, start }: Around): Cast {
  const { securityContacts = [] } = settings;
  return {
    players: users.map(({ account, user }) => playerOf(account, user)),
    accounts: [...new Set(users.map(({ account }) => account))],
    findings: findings.flatMap(({ name }) => (name === undefined ? [] : [name])),
    securityContacts,
    mailboxes: [...owners, ...securityContacts],
    start: Date.parse(start),
    waits: waitsOf(settings),
  };
}

/** At times the second user has the name of the first, in another account. */
function withNamesake<Placed extends { account: string; user: StoryUser }>(
  draw: Draw,
  users: Placed[],
): Placed[] {
  const [first, second, ...rest] = users;
  const isOdd = draw.percent(30);
  if (first === undefined || second === undefined || first.account === second.account || !isOdd) return users;
  return [first, { ...second, user: { ...second.user, userName: first.user.userName } }, ...rest];
}

const ROLES = ['UnusedCredentialsRead', 'UnusedCredentialsAct', 'UnusedCredentialsRestore'];

/** Mostly one, at times more: a play costs by the user, and of one user comes to twice as much that is rare for the same calls. */
function drawCount(draw: Draw, most: number): number {
  return draw.weighted([
    [70, 1],
    [18, Math.min(2, most)],
    [7, Math.min(3, most)],
    [5, most],
  ]);
}

/** At times a security contact is an owner too. */
function drawOwners(draw: Draw): string[] {
  const owners = OWNERS.slice(0, draw.int(1, OWNERS.length));
  return draw.percent(6) ? [...owners, SECURITY[0]] : owners;
}

function playerOf(account: string, { userName, tags = {}, accessKeys = [] }: StoryUser): Player {
  const owners = Object.values(tags).flatMap((value) => value.toLowerCase().match(/\S+@example\.com/g) ?? []);
  return { userName, account, owners, keys: accessKeys.flatMap(({ id }) => (id === undefined ? [] : [id])) };
}

function waitsOf(settings: StorySettings): Cast['waits'] {
  const waitOf = (name: keyof StorySettings, usual: string): number =>
    durationSeconds(String(settings[name] ?? usual)) ?? 0;
  return {
    answer: waitOf('answerWithin', 'P14D'),
    escalate: waitOf('escalateFor', 'P7D'),
    observe: waitOf('observation', 'P14D'),
    confirm: waitOf('confirmDeletionWithin', 'P14D'),
    use: waitOf('useWithin', 'P14D'),
    wayBack: waitOf('wayBackWithin', 'P90D'),
  };
}
