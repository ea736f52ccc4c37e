/** What a Task is, which decides how long it may try again: something may be off by the time of each. */
export type RetryProfile = 'question' | 'records' | 'after-disabling' | 'holds-up';

/** The profile of every Task of the workflow, by its state's name. */
export const retryProfiles: Readonly<Record<string, RetryProfile>> = {
  AssessUser: 'after-disabling',
  RecordAsked: 'records',
  AwaitStakeholder: 'question',
  AssessUserAgain: 'after-disabling',
  DisableCredentials: 'after-disabling',
  RecordDisabled: 'records',
  AwaitImpactReport: 'question',
  AssessDisabledUser: 'after-disabling',
  RecordDeletionAsked: 'records',
  RecordQuarantined: 'records',
  AwaitDeletionConfirmation: 'question',
  DeleteCredentials: 'after-disabling',
  RecordPaused: 'records',
  RecordHeldUp: 'holds-up',
  AwaitResume: 'question',
  RevertCredentials: 'after-disabling',
  RecordWishRefused: 'records',
  RecordRestored: 'records',
  RecordKept: 'records',
  AwaitUse: 'question',
  AssessUse: 'after-disabling',
  DiscardPassword: 'after-disabling',
  RecordEnding: 'records',
  AssessUserAfterFailure: 'after-disabling',
  RecordFailed: 'records',
};

/**
 * Under which names Step Functions sees a function that died instead of answering: at its time-out, out of memory, its
 * process or its environment gone. Every act of ours may be repeated. What fails in the same way each time is not
 * here (`Runtime.ImportModuleError`, `Function.ResponseSizeTooLarge`). Sources: Step Functions Developer Guide, "Handle
 * Lambda service exceptions" (`Lambda.Unknown`); AWS re:Post, "Lambda runtime error" (`Runtime.ExitError`); the error
 * types of AWS's Lambda Runtime Interface Emulator (the others).
 */
const DIED = [
  'Lambda.Unknown',
  'Runtime.ExitError',
  'Runtime.OutOfMemory',
  'Runtime.Unknown',
  'Sandbox.Failure',
  'Sandbox.Timedout',
] as const;

/** What passes by itself: our own class for it, what Lambda reports of itself, and of a function that died. */
const PASSING = [
  'TransientServiceError',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  ...DIED,
] as const;

const COMMON = { IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 6, JitterStrategy: 'FULL' } as const;

const ONCE_OFF = { ...COMMON, ErrorEquals: [...PASSING, 'States.Timeout'], MaxDelaySeconds: 100 } as const;

/** Tried for a day: with full jitter a try comes after half the delay. */
const FOR_A_DAY = { ...COMMON, MaxAttempts: 192, MaxDelaySeconds: 900 } as const;

/** What a question and a record throw where the table does not answer, and hardly anywhere else (ADR 047). */
const TABLE_DOWN = { ...FOR_A_DAY, ErrorEquals: ['TransientServiceError'] } as const;

/**
 * How each profile tries again. The time-out of a question is an outcome and is never tried again. Once something is
 * disabled its owner may want it back at any time: then no Task keeps the case for longer than 15 minutes, and what
 * looks or acts goes back to the question between its tries. Only where the table does not answer, so that nothing can be
 * recorded, asked or wished, and where not even holding up can be recorded, it is tried again for a day.
 */
export const retriers = {
  question: [TABLE_DOWN, { ...COMMON, ErrorEquals: PASSING, MaxDelaySeconds: 300 }],
  records: [TABLE_DOWN, ONCE_OFF],
  'after-disabling': [ONCE_OFF],
  'holds-up': [{ ...FOR_A_DAY, ErrorEquals: ONCE_OFF.ErrorEquals }],
} satisfies Record<RetryProfile, object[]>;
