import type { PlantedFault } from '../fault.ts';
import { WORKFLOW } from '../workflow-file.ts';

/** Faults of the workflow. */
export const FAULTS_OF_WORKFLOW: readonly PlantedFault[] = [
  {
    says: 'a failed disabling ends the case, and is not tried again',
    file: WORKFLOW,
    text: `"FunctionName": "\${DisableCredentialsFunctionArn}"
      },
      "Catch": [
        {
          "ErrorEquals": ["States.ALL"],
          "Next": "RecordHeldUp"
        }
      ],`,
    becomes: `"FunctionName": "\${DisableCredentialsFunctionArn}"
      },`,
  },
  {
    says: 'a failed read after disabling ends the case as failed',
    file: WORKFLOW,
    text: `"Condition": "{% $states.input.outcome = 'restore' %}",
          "Next": "RevertCredentials"
        },
        {
          "Condition": "{% $states.input.outcome in ['leave-disabled', 'ask-again', 'extend', 'unreachable'] %}",
          "Next": "AssessDisabledUser"`,
    becomes: `"Condition": "{% $states.input.outcome != 'restore' %}",
          "Next": "RevertCredentials"
        },
        {
          "Condition": "{% $states.input.outcome in ['restore', 'leave-disabled', 'ask-again', 'extend', 'unreachable'] %}",
          "Next": "AssessDisabledUser"`,
  },
  {
    says: 'what was found to be used is left off',
    file: WORKFLOW,
    text: `"Condition": "{% $states.input.outcome in ['used', 'restore'] %}",
          "Next": "RevertCredentials"`,
    becomes: `"Condition": "{% $states.input.outcome in ['used', 'restore'] %}",
          "Next": "RecordEnding"`,
  },
  {
    says: 'a case ends before its last step is written',
    file: WORKFLOW,
    text: `"Condition": "{% $states.input.outcome = 'wait' %}",
          "Next": "AwaitImpactReport"`,
    becomes: `"Condition": "{% $states.input.outcome = 'wait' %}",
          "Next": "CaseClosed"`,
  },
];
