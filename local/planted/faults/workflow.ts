import type { PlantedFault } from '../fault.ts';
import { WORKFLOW } from '../workflow-file.ts';

/** Faults of the workflow. */
export const FAULTS_OF_WORKFLOW: readonly PlantedFault[] = [
  {
    says: 'of the answers while it is watched, “restore” is the one that does not restore',
    first: 'restore',
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
    says: 'a case is closed in the middle of its observation',
    first: 'retire',
    file: WORKFLOW,
    text: `"Condition": "{% $states.input.outcome = 'wait' %}",
          "Next": "AwaitImpactReport"`,
    becomes: `"Condition": "{% $states.input.outcome = 'wait' %}",
          "Next": "CaseClosed"`,
  },
  {
    says: 'what was found to be used is left off',
    first: 'retire x key-used at iam:GetAccessKeyLastUsed',
    file: WORKFLOW,
    text: `"Condition": "{% $states.input.outcome in ['used', 'restore'] %}",
          "Next": "RevertCredentials"`,
    becomes: `"Condition": "{% $states.input.outcome in ['used', 'restore'] %}",
          "Next": "RecordEnding"`,
  },
  {
    says: 'a failed disabling ends the case, and is not tried again',
    first: 'retire x throttle at iam:UpdateAccessKey',
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
];
