import * as z from 'zod';
import { later } from '../domain/time/time.ts';

/** When AWS answered (ISO, whole seconds), in the `$metadata` of an answer; absent where the answer does not say so. */
export const answeredSchema = z.object({ answeredAt: z.iso.datetime().optional() });

/** When something was read (ISO): when AWS has answered, and never before the state was entered that has asked. */
export function readTime({ answeredAt }: z.infer<typeof answeredSchema>, enteredAt: string): string {
  return answeredAt === undefined ? enteredAt : later(answeredAt, enteredAt);
}

/**
 * Keeps the time of AWS's own clock with each answer of this client: its HTTP header `Date`, by which the SDK corrects its
 * clock too. A state knows only when it was entered, and a read may be minutes later, in a further try.
 */
export function sayingWhen<Client extends { middlewareStack: object }>(client: Client): Client {
  const saysWhen: Says = (next) => async (args) => {
    const result = await next(args);
    const answeredAt = dateOf(result.response);
    if (answeredAt !== undefined && result.output !== undefined)
      Object.assign(result.output.$metadata, { answeredAt });
    return result;
  };
  (client.middlewareStack as MiddlewareStack).add(saysWhen, {
    ...{ step: 'deserialize', name: 'sayingWhen', priority: 'high' },
    // One client may serve several adapters.
    override: true,
  });
  return client;
}

type Answered = { response: unknown; output?: { $metadata: object } };
type Says = <Asked>(next: (args: Asked) => Promise<Answered>) => (args: Asked) => Promise<Answered>;
/** What of it is used here; each client of the SDK types it by its own operations. */
interface MiddlewareStack {
  add(says: Says, options: { step: string; name: string; priority: string; override: true }): void;
}

const responseSchema = z.object({ headers: z.object({ date: z.string() }) });

function dateOf(response: unknown): string | undefined {
  const time = Date.parse(responseSchema.safeParse(response).data?.headers.date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
