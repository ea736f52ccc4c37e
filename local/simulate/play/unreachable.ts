/** Choices whose input comes from a function of the same release, and not from whoever holds a task token. */
const AFTER_FUNCTIONS =
  /^(?:WhatAssessmentShows|WhatWasDisabled|WhatVerificationShows|WhatWasDeleted|WhatWasReverted|WhatGoesOnAfterRefusal|WhatUseShows|IsCaseClosed) -> RefuseUnknownOutcome \(else\)$/;

/**
 * Transitions of the workflow that no scenario reaches: each with the reason. They stand there for the day on which
 * something else is wrong, so a play that makes one of them is a finding.
 */
const UNREACHABLE: readonly { is: RegExp; why: string }[] = [
  {
    is: AFTER_FUNCTIONS,
    why: 'the function before gives only outcomes that the choice names; it stands there for a release whose function and workflow differ',
  },
  {
    is: /^(?:AssessUser|AssessUserAgain) -> AssessUserAfterFailure \(InvalidInputError\)$/,
    why: 'here the function refuses an item that is gone, an input or entry that somebody has invented, and a new plan once something is off: before that nothing of the case is off but for a wish, which is given back first',
  },
  {
    is: /^(?:AssessDisabledUser|AssessUse) -> AssessUserAfterFailure \(InvalidInputError\)$/,
    why: 'here the function refuses only an item that is gone, and an input or entry that somebody has invented',
  },
];

/** Why no scenario can make this transition; undefined where one can. */
export function notReachable(transition: string): string | undefined {
  return UNREACHABLE.find(({ is }) => is.test(transition))?.why;
}
