/** What a text says of one credential at the moment when it is read. */
export type Says =
  | 'on'
  | 'off'
  | 'off-by-us'
  | 'off-by-someone'
  | 'restored'
  /** The case is just turning it off, or on again. */
  | 'turning-off'
  | 'turning-on'
  | 'deleted-by-us'
  | 'gone'
  | 'unknown'
  | 'disabled-before'
  | 'disabled-earlier'
  | 'can-be-given-back'
  | 'cannot-be-given-back'
  | 'used'
  | 'untouched'
  /** It is not off by this case, whatever became of it. */
  | 'not-left-off';

/** One thing that a sentence says of one credential, or of several at once. */
export interface Claim {
  /**
   * `password`, or the masked key id as shown (`AKIA…0001`); `user`: the whole user; `all`: everything that the case
   * disabled, or is about, where the text names none.
   */
  credential: string;
  says: Says;
  sentence: string;
  /** The time, as people read it, at which it is said to be so; none: now. */
  asOf?: string;
}

/** What a text says, and its sentences about a credential that no row of the tables knows. */
export interface ReadText {
  claims: Claim[];
  unread: string[];
}
