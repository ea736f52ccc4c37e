import { SHOWN_DAY } from '../../model/shown-time.ts';

const MOMENT = new RegExp(
  `(${SHOWN_DAY})(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{3})?Z|,? \\d\\d:\\d\\d UTC)`,
  'gu',
);

/** A text with its moments cut to their days. */
export const dayOnly = (text: string): string => text.replace(MOMENT, '$1');

/** A text whose links name neither their message nor their key, which are made up. */
export const withoutLinks = (text: string): string =>
  text.replace(/\/messages\/[\w-]+\?key=[\w-]+/g, '/messages/');

/** What is made up anew in every play, or counts its writes and seconds. */
const PASSING = ['revision', 'writeId', 'messageId', 'sesMessageId', 'answerId', 'openedBy', 'expiresAt'];

/** How an API has failed: by throttling, with a 5xx of the twin, or without an answer. */
const FAILURE = [
  '(?:Throttling(?:Exception)?|TooManyRequestsException): Rate exceeded',
  String.raw`\w+: \w+ on [\w:*]+(?: \(injected\)|…)`,
  'Error: socket hang up',
  String.raw`TimeoutError: [^"\\)]+`,
].join('|');
/** The same where it is quoted: by what has failed so, in which call. */
const QUOTED = new RegExp(String.raw`\bTransientServiceError \([^"]*?(?:${FAILURE})\)`, 'g');
const ANY = new RegExp(FAILURE);
/** Whether a cause tells of a failure that passes; why something was refused for good may decide what follows. */
const isOfPassing = (cause: string): boolean => cause.includes('TransientServiceError') && ANY.test(cause);

/** A text that says that something failed for a while, and not what: it is quoted and decides nothing. */
export const withoutFailures = (text: string): string => text.replace(QUOTED, 'a failure');

/** For JSON.stringify: what of an item is the same in every play that comes to the same; moments are cut to their days. */
export function lasting(key: string, value: unknown): unknown {
  if (PASSING.includes(key)) return undefined;
  // A list of answers' ids, which are made up: only how many there are is the same.
  if (key === 'taken' && Array.isArray(value)) return value.length;
  if (key === 'pk' && String(value).startsWith('message#')) return 'message';
  return typeof value === 'string' ? dayOnly(value) : value;
}

/** For JSON.stringify: a user without the moments of a play, which all take place in this year. */
export const withoutBirth = (key: string, value: unknown): unknown =>
  key === 'createdAt' && String(value).startsWith('2026') ? undefined : value;

/** What follows from what is compared otherwise: when timers are due, which links there are, what waits for an answer. */
const DERIVED = ['timeoutSeconds', 'keyHash', 'taskToken'];

/** For JSON.stringify: what of an item, or of what an execution knows, decides how a play goes on. */
export function decisive(key: string, value: unknown): unknown {
  if (DERIVED.includes(key)) return undefined;
  if (key.toLowerCase() === 'cause' && isOfPassing(String(value))) return 'a failure';
  return lasting(key, value);
}
