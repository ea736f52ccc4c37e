import * as z from 'zod';
import { ofLastDay, pauseStateSchema, type Restore, restoreSchema } from '../domain/assess/pause.ts';
import { TransientServiceError } from '../domain/errors/errors.ts';
import type { PauseControl } from '../ports.ts';
import { type TableOptions, tableItems, unchangedSince } from './table-items.ts';

const SWITCH = 'control#pause';
const RESTORES = 'control#restores';
const ATTEMPTS = 8;

export const restoresSchema = z.object({
  version: z.literal(1),
  revision: z.number().int(),
  restores: z.array(restoreSchema),
});

/**
 * The pause switch in the table `cases`: item `control#pause`, and `control#restores` with the restores of the last
 * day. An item that does not fit throws PermanentServiceError: what cannot be read does not let anything be disabled.
 */
export function pauseControl(options: TableOptions): PauseControl {
  const items = tableItems(options);
  const last: PauseControl['last'] = () => items.get(SWITCH, pauseStateSchema);

  return {
    last,
    async read() {
      const state = await last();
      return state?.paused === true ? state : undefined;
    },
    async write(state) {
      await items.put(SWITCH, state);
    },
    async addRestore(restore) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { restores = [], revision = 0 } = (await items.get(RESTORES, restoresSchema)) ?? {};
        const recent = ofLastDay(restores, restore.at);
        if (isAmong(recent, restore)) return recent;
        const added = [...recent, restore];
        const item = { version: 1, revision: revision + 1, restores: added };
        if (await items.put(RESTORES, item, unchangedSince(revision))) return added;
      }
      throw new TransientServiceError(`${RESTORES} was changed by others ${ATTEMPTS} times in a row.`);
    },
  };
}

function isAmong(restores: readonly Restore[], { caseId, at }: Restore): boolean {
  return restores.some((one) => one.caseId === caseId && one.at === at);
}
