import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { askInputSchema } from '../../../functions/ask/schema.ts';
import { assessUserInputSchema } from '../../../functions/assess-user/schema.ts';
import { leaseSchema } from '../../../functions/aws/deliver-lease.ts';
import { restoresSchema } from '../../../functions/aws/pause-control.ts';
import { httpEventSchema } from '../../../functions/case-page/schema.ts';
import { deliverEventSchema } from '../../../functions/deliver/schema.ts';
import { caseRecordSchema } from '../../../functions/domain/case/case-record.ts';
import { messageSchema } from '../../../functions/domain/message/message.ts';
import { dayOfActsSchema } from '../../../functions/domain/window/day-of-acts.ts';
import { revertCredentialsInputSchema } from '../../../functions/revert-credentials/schema.ts';
import { batchSchema } from '../../../functions/runtime/queue-batch.ts';
import { stateInputSchema } from '../../../functions/runtime/state-handler.ts';
import { sweepEventSchema } from '../../../functions/sweep-cases/schema.ts';
import { updateFindingInputSchema } from '../../../functions/update-finding/schema.ts';
import { functionFolders } from '../../../infra/names.ts';
import { RELEASED, VERSIONS, workflowOf } from './released.ts';

/** What each function takes. */
const PAYLOADS: Record<string, z.ZodType> = {
  'open-cases': batchSchema,
  'assess-user': assessUserInputSchema,
  ask: askInputSchema,
  deliver: z.union([deliverEventSchema, batchSchema]),
  'case-page': httpEventSchema,
  'disable-credentials': stateInputSchema,
  'delete-credentials': stateInputSchema,
  'revert-credentials': revertCredentialsInputSchema,
  'update-finding': updateFindingInputSchema,
  'sweep-cases': sweepEventSchema,
};

/** What the table holds, by how the key of an item begins. */
const ITEMS: Record<string, z.ZodType> = {
  'user#': caseRecordSchema,
  'message#': messageSchema,
  'acts#': dayOfActsSchema,
  'control#restores': restoresSchema,
  'control#deliver': leaseSchema,
};

describe.each(VERSIONS)('the payloads of release %s', (version) => {
  const payloads = RELEASED.filter((one) => one.version === version).flatMap(({ recorded }) =>
    recorded.invocations.map(({ folder, event }) => ({ folder, event })),
  );

  it('are those of every function', () => {
    expect(new Set(payloads.map(({ folder }) => folder))).toEqual(new Set(functionFolders));
  });

  it.each(Object.keys(PAYLOADS))('are taken by %s', (folder) => {
    const problems = payloads
      .filter((payload) => payload.folder === folder)
      .flatMap(({ event }) => PAYLOADS[folder]?.safeParse(event).error ?? []);

    expect(problems).toEqual([]);
  });

  it('come from a workflow that calls functions which are there', () => {
    const called = [...workflowOf(version).matchAll(/function:unused-credentials-([\w-]+)/g)].map(
      ([, folder]) => folder,
    );

    expect(called.length).toBeGreaterThan(10);
    expect(functionFolders).toEqual(expect.arrayContaining([...new Set(called)]));
  });
});

describe.each(VERSIONS)('the items of release %s', (version) => {
  const items = RELEASED.filter((one) => one.version === version).flatMap(({ recorded }) => [
    ...recorded.items,
    ...recorded.invocations.flatMap(({ calls }) => calls.flatMap(({ item }) => (item ? [item] : []))),
  ]);
  const keyOf = (item: Record<string, unknown>): string =>
    Object.keys(ITEMS).find((key) => String(item['pk']).startsWith(key)) ?? `unknown: ${item['pk']}`;

  it('are of cases, messages, days of acts, restores and the deliverer', () => {
    expect(new Set(items.map(keyOf))).toEqual(new Set(Object.keys(ITEMS)));
  });

  it.each(Object.keys(ITEMS))('can be read: %s', (key) => {
    const problems = items
      .filter((item) => keyOf(item) === key)
      .flatMap((item) => ITEMS[key]?.safeParse(item).error ?? []);

    expect(problems).toEqual([]);
  });
});
