/** The kinds of problem that Step Functions' own validation names. */
export type ProblemCode =
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION';

/** Takes one problem; the location reads `/States/<state>/<field>`. */
export type Report = (code: ProblemCode, message: string, location: string) => void;
