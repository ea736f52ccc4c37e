/** A part of the workflow that people talk about. */
export interface Phase {
  name: string;
  /** What happens in it, in one sentence. */
  is: string;
  states: readonly string[];
}

/** The workflow in seven phases. The three states with which every case ends that does not fail belong to none. */
export const PHASES: readonly Phase[] = [
  {
    name: 'ask',
    is: 'The user is read, and the stakeholder is asked whether the credentials are needed.',
    states: [
      'AssessUser',
      'WhatAssessmentShows',
      'RecordAsked',
      'AwaitStakeholder',
      'AssessUserAgain',
      'WhatStakeholderSays',
    ],
  },
  {
    name: 'disable',
    is: 'What nobody needs is disabled, and that is proven.',
    states: ['DisableCredentials', 'WhatWasDisabled', 'RecordDisabled'],
  },
  {
    name: 'observe',
    is: 'For days the owner can have everything back; IAM is read early and at the end.',
    states: ['AwaitImpactReport', 'WhatImpactReportSays', 'AssessDisabledUser', 'WhatVerificationShows'],
  },
  {
    name: 'delete',
    is: 'A person confirms the deletion, and what was disabled is deleted.',
    states: [
      'RecordDeletionAsked',
      'RecordQuarantined',
      'AwaitDeletionConfirmation',
      'WhatConfirmationSays',
      'DeleteCredentials',
      'WhatWasDeleted',
    ],
  },
  {
    name: 'restore and use',
    is: 'What is wanted back is given back; what is kept or given back must be used.',
    states: [
      'RevertCredentials',
      'WhatWasReverted',
      'RecordWishRefused',
      'WhatGoesOnAfterRefusal',
      'RecordRestored',
      'RecordKept',
      'AwaitUse',
      'WhatUseAnswerSays',
      'AssessUse',
      'WhatUseShows',
      'DiscardPassword',
    ],
  },
  {
    name: 'pause',
    is: 'Operators have paused all cases, an act waits for its day and hour, or something has failed and is tried again: nothing is disabled or deleted meanwhile.',
    states: ['RecordPaused', 'RecordHeldUp', 'WhatIsHeldUp', 'AwaitResume', 'WhatFollowsPause'],
  },
  {
    name: 'failure',
    is: 'Something failed for good: the finding says what is true then.',
    states: [
      'RefuseUnknownOutcome',
      'AssessUserAfterFailure',
      'RecordFailed',
      'IsFailureClosed',
      'CaseFailed',
    ],
  },
];
