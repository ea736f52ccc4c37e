import { type Control, controlOf } from '../domain/finding/control.ts';
import type { FindingRef } from '../domain/finding/finding.ts';
import type { StoredFinding } from '../ports.ts';

/** The findings among those of a user that belong to these controls and are open: active and not suppressed. */
export function siblingsOf(found: StoredFinding[], controls: readonly Control[]): FindingRef[] {
  return found.flatMap(
    ({ findingId, productArn, region, controlId, generatorId, recordState, workflowStatus }) => {
      const control = controlOf({ GeneratorId: generatorId, Compliance: { SecurityControlId: controlId } });
      const open = recordState === 'ACTIVE' && workflowStatus !== 'SUPPRESSED';
      return control !== undefined && controls.includes(control) && open
        ? [{ findingId, productArn, region, control }]
        : [];
    },
  );
}
