import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where the releases are kept, one folder per version. */
export const RELEASES = join(import.meta.dirname, '../../fixtures/releases');

const object = z.record(z.string(), z.unknown());

const recordedSchema = z.object({
  /** The input of each state, as its function got it the first time. */
  payloads: z.record(z.string(), object),
  /** For each wait: a case that waits there, with its item and its findings. */
  waiting: z.record(
    z.string(),
    z.object({ state: z.string(), payload: object, item: object, findings: z.array(object) }),
  ),
  /** An item of each kind of end. */
  closed: z.record(z.string(), object),
});
export type Recorded = z.infer<typeof recordedSchema>;

/** What was recorded of a release. `workflow` is its ASL file: an execution goes on with what it was started with. */
export interface Release extends Recorded {
  version: string;
  workflow: string;
}

/** Every recorded release. */
export function recordedReleases(): Release[] {
  return readdirSync(RELEASES).map((version) => {
    const read = (name: string) => readFileSync(join(RELEASES, version, name), 'utf8');
    return {
      version,
      workflow: read('workflow.asl.json'),
      ...recordedSchema.parse(JSON.parse(read('recorded.json'))),
    };
  });
}
