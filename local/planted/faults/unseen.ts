import type { PlantedFault } from '../fault.ts';

/** Faults that nothing has shown yet in the plays that were tried (docs/mutation.md says why): each is a hole in what is played, in the model, or none since another place guards. */
export const UNSEEN: readonly PlantedFault[] = [
  {
    says: 'a case ends although somebody wants everything back',
    first: 'retire x wish',
    file: 'functions/update-finding/update-finding.ts',
    text: 'if (holdsUp !== undefined) return { outcome: holdsUp, case: known };',
    becomes: '',
    also: {
      file: 'functions/domain/telling/write-step.ts',
      text: '(one) => one.ofCases !== undefined && (isGone || !wantsMore(record, one)),',
      becomes: "(one) => one.kind === 'restore' || (isGone && wantsMore(record, one)),",
    },
  },
];
