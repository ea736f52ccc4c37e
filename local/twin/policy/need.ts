import type { Secret } from '../secrets-manager/secret.ts';
import type { SesIdentities } from '../ses/identity.ts';
import type { AuthorizedCall } from '../session.ts';
import type { World } from '../world.ts';
import type { ContextKeys } from './conditions.ts';

/** One action on one resource that a caller must be allowed; a call may need several. */
export interface Need {
  /** As the Service Authorization Reference spells it. */
  action: string;
  /** ARN, or `*` for an action that knows no resource. */
  resource: string;
  /** The service's own condition keys that are known here; undefined where the call does not have one. */
  keys?: ContextKeys;
}

/** What must be looked up to tell the ARN of what a call is about. */
export interface NeedFacts {
  world: World;
  /** The secrets that are there now. */
  secrets(): readonly Secret[];
  /** What SES has verified. */
  ses: SesIdentities;
  /** ARN of the KMS key that encrypts a topic, unless it is AWS's own, which needs no permission. */
  keyOfTopic(topicArn: string): string | undefined;
  /** ARN of the one state machine. */
  machineArn: string;
}

/** The parameters of a call as the twin's schemas have let them through. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What one operation needs. */
export type NeedsOf = (parameters: Parameters, call: AuthorizedCall, facts: NeedFacts) => Need[];

/** A parameter that is a text; the empty text where it is left out. */
export function text(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : '';
}
