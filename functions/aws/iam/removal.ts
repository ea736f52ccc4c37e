/** One call on the way to an IAM user's end: its name, what it is about, and the call. */
export interface Removal {
  operation: string;
  what: string;
  run(): Promise<unknown>;
}
