import type { PlantedFault } from './fault.ts';
import { FAULTS_OF_ACTS } from './faults/acts.ts';
import { FAULTS_OF_ANSWERS } from './faults/answers.ts';
import { FAULTS_OF_READING } from './faults/reading.ts';
import { FAULTS_OF_TELLING } from './faults/telling.ts';
import { FAULTS_OF_WORKFLOW } from './faults/workflow.ts';

/** Every fault that is planted, in its order. */
export const PLANTED: readonly PlantedFault[] = [
  ...FAULTS_OF_ACTS,
  ...FAULTS_OF_READING,
  ...FAULTS_OF_ANSWERS,
  ...FAULTS_OF_TELLING,
  ...FAULTS_OF_WORKFLOW,
];
