import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { StoredItem } from '../../twin/dynamodb/stored.ts';
import { decisive, withoutFailures } from './lasting.ts';

/** An item of the table as it decides how a play goes on. */
export interface SeenItem {
  /** Without what is made up at random. */
  text: string;
  /** What is made up and named elsewhere: ids of messages, here and at SES. */
  names: readonly string[];
}

/** The item of functions/aws/deliver-lease.ts. */
const LEASE = 'control#deliver';

/** Items are never changed where they are stored: another one takes their place. */
const seen = new WeakMap<StoredItem, Seen>();

/** What of an item is otherwise at another time, though it stands there as before. */
interface Seen extends SeenItem {
  /** Until when the deliverer's lease is held (ISO). */
  heldUntil: string | undefined;
  token: string | undefined;
}

/**
 * Every item, in an order that is the same in every play; of the deliverer's lease, whether it is held at this time (epoch
 * ms), and of a question, whether an execution still waits for its answer.
 */
export function seeItems(
  stored: readonly StoredItem[],
  { at, isWaiting }: { at: number; isWaiting(token: string): boolean },
): SeenItem[] {
  const now = new Date(at).toISOString();
  return stored
    .map((item) => {
      const known = seen.get(item) ?? see(item);
      seen.set(item, known);
      const { heldUntil, token, text, names } = known;
      if (heldUntil !== undefined) return { names, text: `lease held: ${heldUntil > now}` };
      return token === undefined ? known : { names, text: `${text} waiting: ${isWaiting(token)}` };
    })
    .sort((one, other) => (one.text < other.text ? -1 : Number(one.text > other.text)));
}

function see(item: StoredItem): Seen {
  const values = unmarshall(item as Parameters<typeof unmarshall>[0]);
  const { attempts, ...others } = values;
  // How often a mail that went out was tried decides nothing any more.
  const deciding = 'sent' in values ? others : { ...others, attempts };
  return {
    text: withoutFailures(JSON.stringify(deciding, decisive)),
    names: [values['messageId'], values['sesMessageId']].map((name) => String(name ?? '')),
    token: (values['question'] as { taskToken?: string } | undefined)?.taskToken,
    heldUntil: values['pk'] === LEASE ? String(values['until']) : undefined,
  };
}
