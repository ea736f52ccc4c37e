/** One call on the way to an IAM user's end: its name, what it is about, and the call. */
export interface Removal {
  operation: string;
  what: string;
  /** The credential that it deletes, if it is one. */
  credentialId?: string;
  /** It is there when its user is gone already, too. */
  outlivesUser?: true;
  run(): Promise<unknown>;
}
