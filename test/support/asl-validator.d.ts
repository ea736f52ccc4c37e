declare module 'asl-validator' {
  /** Checks a state machine definition offline (package asl-validator, which ships no types for this entry). */
  export default function validate(definition: unknown): { isValid: boolean; errorsText(): string };
}
