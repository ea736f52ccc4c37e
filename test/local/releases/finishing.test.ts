import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readAssembly } from '../../../local/assembly/assembly.ts';
import { ensureAssembly } from '../../../local/assembly/synth.ts';
import { endOf } from '../../../local/releases/record.ts';
import { type RecordedCase, tapeOf } from '../../../local/releases/recorded-case.ts';
import { buildCode } from '../../../local/run/in-process/build.ts';
import { functionsOf } from '../../../local/run/in-process/environment.ts';
import { createLocalRun, type LocalRun } from '../../../local/run/local-run.ts';
import { holdToModel } from '../../support/journey.ts';
import { RELEASED, VERSIONS, workflowOf } from './released.ts';

/** Functions after which a case waits for days, or has changed something. */
const LAST_OF_OLD = new Set(['ask', 'disable-credentials', 'revert-credentials', 'delete-credentials']);

/** After how many invocations by the old release the present one goes on, and what the last of them was. */
function handoversOf({ invocations }: RecordedCase): [count: number, folder: string][] {
  return invocations.flatMap(({ folder }, index) => (LAST_OF_OLD.has(folder) ? [[index + 1, folder]] : []));
}

/** Keys of the messages that those invocations have made. Their ids are random, so nothing else makes the same. */
function messagesOf({ invocations }: RecordedCase, count: number): unknown[] {
  const keys = invocations.slice(0, count).flatMap(({ calls }) => calls.map(({ parameters }) => parameters));
  return keys
    .map(({ Key }) => keySchema.safeParse(Key).data?.pk.S)
    .filter((pk) => pk?.startsWith('message#'));
}
const keySchema = z.object({ pk: z.object({ S: z.string() }) });

describe.each(VERSIONS)('a case that release %s has begun', (version) => {
  let run: LocalRun;
  beforeAll(async () => {
    const { functions } = readAssembly((await ensureAssembly()).directory);
    run = await createLocalRun({
      product: {
        functions: functionsOf(buildCode(functions.map(({ folder }) => folder))),
        definition: workflowOf(version),
      },
    });
  });
  afterAll(() => run.close());

  describe.each(RELEASED.filter((one) => one.version === version))('$name', ({ recorded }) => {
    const tape = tapeOf(recorded);

    it.each(handoversOf(recorded))('is finished by this one from invocation %i on, %s', async (calls) => {
      const report = await run.resume(recorded.scenario, { tape, calls });
      const messages = (await run.messages()).map(({ pk }) => pk);

      expect(messages).toEqual(expect.arrayContaining(messagesOf(recorded, calls)));
      expect(report.refusals).toEqual([]);
      expect(endOf(report)).toEqual(recorded.end);
      holdToModel(run);
    });
  });
});
