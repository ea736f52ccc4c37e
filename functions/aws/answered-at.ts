import type { IAMClient } from '@aws-sdk/client-iam';
import * as z from 'zod';
import { later } from '../../domain/time/time.ts';

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
export function sayingWhen(client: IAMClient): IAMClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answeredAt = dateOf(result.response);
      if (answeredAt !== undefined && result.output !== undefined)
        Object.assign(result.output.$metadata, { answeredAt });
      return result;
    },
    { step: 'deserialize', name: 'sayingWhen', priority: 'high' },
  );
  return client;
}

const responseSchema = z.object({ headers: z.object({ date: z.string() }) });

function dateOf(response: unknown): string | undefined {
  const time = Date.parse(responseSchema.safeParse(response).data?.headers.date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
