/**
 * Quotas of Standard workflows that the engine enforces
 * (AWS Step Functions Developer Guide, "Service quotas" and "Passing data with variables").
 */
export const limits = {
  /** Bytes of a state's input, output, result or Arguments, and of an execution's input. */
  payloadBytes: 262_144,
  /** Events in one history; the last of them is the failure that the limit causes. */
  historyEvents: 25_000,
  /** Characters of an execution, state or variable name. */
  nameLength: 80,
  /** Bytes of one variable, and of all variables of one Assign. */
  assignBytes: 262_144,
  /** Bytes of all variables of one execution. */
  variablesBytes: 10_485_760,
  /** Characters of a task token. */
  taskTokenLength: 2_048,
  /** Characters of an error name and of a cause. */
  errorLength: 256,
  causeLength: 32_768,
  /** Bytes of a definition. */
  definitionBytes: 1_048_576,
  /** Largest TimeoutSeconds, HeartbeatSeconds, Seconds, IntervalSeconds and MaxAttempts. */
  maxSeconds: 99_999_999,
  /** Seconds that one execution may run: one year. */
  executionSeconds: 31_536_000,
  /** Days after its end in which an execution keeps its name. */
  nameReuseDays: 90,
} as const;

const forbiddenInNames =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what AWS forbids here
  /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

/** True for a name that StartExecution accepts: 1 to 80 characters, none of those that its API page forbids. */
export function isValidName(name: string): boolean {
  return name.length >= 1 && name.length <= limits.nameLength && !forbiddenInNames.test(name);
}
