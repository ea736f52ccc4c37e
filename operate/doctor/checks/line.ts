import type { Settings } from '../../../functions/domain/settings/settings.ts';
import type { Read, Unread } from '../read/read.ts';
import type { Seen } from '../read/seen.ts';

/** How it stands with one thing. What could not be read is never fine. */
export type State = 'ok' | 'wrong' | 'cannot tell';

/** One line of the table: what was seen, and the sentence that mends it where it is not ok. */
export interface Line {
  subject: string;
  state: State;
  says: string;
  mend?: string;
}

/** What a check judges by. */
export interface Looked {
  settings: Settings;
  seen: Seen;
}

/** Judges one thing by what was read, and by nothing else. No line: these settings do not need it. */
export type Check = (looked: Looked) => Line[];

/** A line about something that is as it must be. */
export function ok(subject: string, says: string): Line {
  return { subject, state: 'ok', says };
}

/** A line about something that keeps the product from working. */
export function wrong(subject: string, says: string, mend: string): Line {
  return { subject, state: 'wrong', says, mend };
}

/** A line about something that these reads do not tell. */
export function cannotTell(subject: string, says: string, mend: string): Line {
  return { subject, state: 'cannot tell', says, mend };
}

/** The lines about a value that was read; of one that was not, that it is not known, and why. */
export function about<Value>(
  subject: string,
  read: Read<Value>,
  judge: (value: Value) => Line | Line[],
): Line[] {
  return read.is === 'unread' ? [unknown(subject, read)] : [judge(read.value)].flat();
}

/** What the hub's stack makes and names in an output, and what was found of it. */
interface OfHubStack<Value> {
  hubStack: Seen['hubStack'];
  output: string;
  /** Undefined where the stack has no such output yet. */
  found: Read<Value> | undefined;
  /** What to do once it is deployed. */
  then?: string;
}

/** The lines about such a thing, by its name and by what was found; before it is deployed, that nothing is known. */
export function aboutOutput<Value>(
  subject: string,
  { hubStack, output, found, then = 'then run the doctor again' }: OfHubStack<Value>,
  judge: (name: string, value: Value) => Line,
): Line[] {
  if (hubStack.is === 'unread') return [unknown(subject, hubStack)];
  if (found !== undefined)
    return about(subject, found, (value) => judge(hubStack.value?.outputs[output] ?? '', value));
  const says = `It comes with the hub stack, whose output ${output} names it.`;
  return [cannotTell(subject, says, `Deploy, ${then}.`)];
}

/** Where to find the policy. */
export const SEE_POLICY = 'npm run doctor -- --policy prints the policy that these credentials need';

/** The line about a read that told nothing. */
export function unknown(subject: string, { action, isDenied, message }: Unread): Line {
  if (isDenied)
    return cannotTell(
      subject,
      `${action} is denied. AWS says: ${message}`,
      `${SEE_POLICY}; if they have it, something else denies it, such as a service control policy.`,
    );
  return cannotTell(
    subject,
    `${action} failed. AWS says: ${message}`,
    'Mend what AWS names, or run the doctor again later.',
  );
}

/** A stack that has been announced, or whose creation was undone: nothing of it is there (user guide, "Stack status codes"). */
const EMPTY = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'];
/** A stack of which a part is there. */
const IN_PART = /^(CREATE|ROLLBACK|DELETE)_(IN_PROGRESS|FAILED)$/;

/** Whether what the hub's stack brings has to be there; undefined where that is not known, as while it comes or goes. */
export function isDeployed({ hubStack }: Seen): boolean | undefined {
  if (hubStack.is === 'unread') return undefined;
  const { value: stack } = hubStack;
  if (stack === undefined || EMPTY.includes(stack.status)) return false;
  return IN_PART.test(stack.status) ? undefined : true;
}

/** A few of many, and how many more there are. */
export function some(names: readonly string[], most = 3): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
