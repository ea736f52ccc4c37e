import type * as z from 'zod';
import type { scenarioSchema } from '../../local/run/scenario/schema.ts';

/** A world and what happens in it: the document of a scenario, as `npm run case` takes it from a file. */
export type Story = z.input<typeof scenarioSchema>;
export type StoryStep = Story['then'][number];
type Kind = StoryStep['do'];
type StepOf<Of extends Kind, Step = StoryStep> = Step extends { do: infer Does }
  ? Of extends Does
    ? Step
    : never
  : never;
type Account = Story['accounts'][number];
type User = NonNullable<Account['users']>[number];

/** What differs from the default world: alice with a password and a key, both unused for months, in one account. */
export type Scene = Partial<Omit<Story, 'then' | 'accounts'>> & { then?: never } & (
    | { users?: User[]; accounts?: never }
    | { users?: never; accounts: Account[] }
  );

/** The account of the default world, and the key of its user. */
export const ACCOUNT = '111122223333';
export const KEY = 'AKIAEXAMPLEALICE0001';

/** A user with an unused key, whose owner is `<name>@example.com`; what differs is given, and `undefined` takes something away. */
export function user(userName: string, differs: Partial<User> = {}): User {
  const tags = { Owner: `${userName}@example.com` };
  return { userName, tags, accessKeys: [{ lastUsed: 'P120D' }], ...differs };
}

/** The user of the default world, with what differs. */
export function alice(differs: Partial<User> = {}): User {
  return user('alice', {
    userId: 'AIDAEXAMPLEALICE00001',
    password: { lastUsed: 'P200D' },
    accessKeys: [{ id: KEY, lastUsed: 'P120D' }],
    ...differs,
  });
}

/** What differs where alice has no password. */
export const withKeyOnly = { password: undefined } satisfies Partial<User>;

/** What the first arguments of a step mean; all else follows in an object. */
const FIRST = {
  answer: ['answer'],
  answerSeveral: ['answer', 'users'],
  setKeyStatus: ['status'],
  tagUser: ['tags'],
  untagUser: ['keys'],
  renameUser: ['to'],
  addToGroup: ['group'],
  attachPolicy: ['policyArn'],
  detachPolicy: ['policyArn'],
  fail: ['call', 'error'],
  kill: ['call'],
  misdeliver: ['of', 'how'],
  failFinding: ['finding', 'code'],
  addFinding: ['finding'],
  setFinding: ['finding'],
  pause: ['reason'],
  stopAll: ['off'],
  changeMailbox: ['address', 'to'],
  release: ['settings'],
  invoke: ['function'],
  duplicate: ['function'],
  deliver: ['event'],
  sendTaskSuccess: ['output'],
  deployMemberStack: ['account'],
  deleteMemberStack: ['account'],
} as const satisfies { [Of in Kind]?: readonly (keyof StepOf<Of>)[] };

type First<Of extends Kind> = Of extends keyof typeof FIRST ? (typeof FIRST)[Of] : readonly [];
type Value<Of extends Kind, Name> = Name extends keyof StepOf<Of> ? NonNullable<StepOf<Of>[Name]> : never;
type More<Of extends Kind> = Omit<StepOf<Of>, 'do' | 'at' | First<Of>[number]>;
type Rest<Of extends Kind> = Record<never, never> extends More<Of> ? [more?: More<Of>] : [more: More<Of>];

type Values<Of extends Kind> =
  First<Of> extends readonly [infer One]
    ? undefined extends StepOf<Of>[One & keyof StepOf<Of>]
      ? [value?: Value<Of, One>, ...Rest<Of>]
      : [value: Value<Of, One>, ...Rest<Of>]
    : First<Of> extends readonly [infer One, infer Other]
      ? [Value<Of, One>, Value<Of, Other>, ...Rest<Of>]
      : Rest<Of>;

/** What can happen at a moment: each step of a scenario by its name. */
export type Moment = { [Of in Kind]: (...values: Values<Of>) => StoryStep };

/** What happens so long (ISO 8601) after the start: `after('P2D').answer('retire')`. */
export function after(at: string): Moment {
  const stepOf =
    (kind: Kind) =>
    (...values: unknown[]) => {
      const names: readonly string[] = kind in FIRST ? FIRST[kind as keyof typeof FIRST] : [];
      const first = names.map((name, index) => [name, values[index]]);
      return { at, do: kind, ...Object.fromEntries(first), ...(values[names.length] as object | undefined) };
    };
  return new Proxy({} as Moment, { get: (_none, kind) => stepOf(kind as Kind) });
}

/** The click at the start. */
export const click: Moment['click'] = (more) => after('PT0S').click(more);

/** What a security contact enters to exempt a user until a day (YYYY-MM-DD). */
export const exemptUntil = (until: string) =>
  ({ as: 'security-contact', reason: 'Needed for the audit in December', until }) as const;

/** What is told: the world, where it is not the default one; then what happens in it, in order. Or a story that is told. */
export type Telling = [Story] | [...([] | [Scene]), ...StoryStep[]];

const isStory = (told: Telling[0]): told is Story => told !== undefined && 'then' in told;
const isStep = (told: Telling[0]): told is StoryStep => told !== undefined && 'do' in told;

/** The document of a story. */
export function story(...told: Telling): Story {
  const [first] = told;
  if (isStory(first)) return first;
  const scene: Scene = first === undefined || isStep(first) ? {} : first;
  const { users = [alice()], accounts = [{ id: ACCOUNT, users }], ...differs } = scene;
  // No mail waits for another, unless the story is about that.
  const settings = { gatherWithin: 'PT0S', ...differs.settings };
  return { ...differs, settings, accounts, then: told.filter(isStep) };
}
