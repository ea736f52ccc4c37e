import type { SweptCall } from './calls-of.ts';

/** A reason for which a fault at one call is taken for the same as at another one. */
export interface EqualRule {
  /** Which calls it leaves out, and why nothing else can come of them. */
  says: string;
  /** The place that stands for that of a call; its own key where nothing does. The first and the last of a key are swept. */
  keyOf(call: SweptCall): string;
}

/** The rules by which places are left out, by the names that the matrix prints with their counts. */
export const EQUAL_RULES = {
  'daily sweep that finds nothing': {
    says: 'The sweep of each day reads the same table in the same state, and nothing has been changed since the one before: the first and the last of them stand for all.',
    keyOf: (call) =>
      call.function === 'sweep-cases' ? `${call.state} ${call.changes} ${call.api} ${call.inRun}` : own(call),
  },
  'same API in the same state': {
    says: 'What fails for a day or for good from one call on fails at the next call of the same API too: of those that one function makes in one state, the first and the last are swept.',
    keyOf: ({ api, state, function: folder }) => `${api} ${state} ${folder}`,
  },
  'what only tells fails for good': {
    says: 'Mails, notes, messages to operators, answers handed on and what the deliverer reads are tried again for as long as the journey lasts, and decide nothing (design D13): of each such API the first and the last call of the journey are swept.',
    keyOf: (call) => (ONLY_TELLS.includes(call.api) ? call.api : own(call)),
  },
  'act in IAM beside calls that see none': {
    says: 'What somebody does in IAM at one moment is the same before and after a call that neither reads nor changes IAM: it is placed just before each call of IAM or STS, just after each, and before time passes.',
    keyOf: (call) => (seesIam(call.api) || seesIam(call.next) || call.next === '' ? own(call) : 'beside'),
  },
  'killed before a call, and after the one before it': {
    says: 'Between the reply to one call and the next call of the same invocation nothing is seen from outside: a function killed there has made the first and not the second.',
    keyOf: (call) => (call.inRun === 0 ? own(call) : 'within an invocation'),
  },
  'killed after one of several reads': {
    says: 'A read leaves no trace: a function that is killed after one of several in a row has done the same as after another one; the first and the last of them are swept.',
    keyOf: (call) =>
      isRead(call.api) ? `${call.function} ${call.state} ${call.changes} ${call.atSeconds}` : own(call),
  },
  'read whose reply is lost': {
    says: 'A read has no effect: whether it is lost before or after it was answered is the same.',
    keyOf: (call) => (isRead(call.api) ? 'read' : own(call)),
  },
  'call that the SDK repeats': {
    says: 'A call that fails once and takes no effect is made again within the same call of the SDK, and the function sees nothing of it: the first and the last of each function and API in a state stand for all.',
    keyOf: (call) => `${call.function} ${call.api} ${call.state}`,
  },
  'outage that begins at a later equal read': {
    says: 'Of equal reads of a function between which nothing was changed, the first and the last stand for all: an outage that begins at one of them finds the same.',
    keyOf: (call) =>
      isRead(call.api) ? `${call.function} ${call.api} ${call.state} ${call.changes}` : own(call),
  },
  'read that fails in another way': {
    says: 'How a read fails is only told, since it has no effect: where throttling for an hour, or once, is swept at each place, a 5xx, silence, a reset and a longer outage are swept at the first and the last read of each function in a state, and at all that is no read.',
    keyOf: (call) => (isRead(call.api) ? `${call.function} ${call.state}` : own(call)),
  },
  'word before a read of IAM': {
    says: 'What a person asks for changes the table, not IAM: just before a read of IAM it comes to the same as just after it, where it is swept.',
    keyOf: (call) => (seesIam(call.next) && isRead(call.next) ? 'before a read' : own(call)),
  },
} satisfies Record<string, EqualRule>;

export type EqualRuleName = keyof typeof EQUAL_RULES;

/** The calls at which a fault is placed, and how many were left out by which rule. */
export interface Chosen {
  swept: readonly SweptCall[];
  leftOut: Readonly<Record<string, number>>;
}

/** Leaves out what each of these rules takes for equal, one rule after the other. */
export function withoutEquals(calls: readonly SweptCall[], rules: readonly EqualRuleName[]): Chosen {
  let swept = calls;
  const leftOut: Record<string, number> = {};
  for (const name of rules) {
    const kept = ends(swept, EQUAL_RULES[name].keyOf);
    leftOut[name] = swept.length - kept.length;
    swept = kept;
  }
  return { swept, leftOut };
}

/** The first and the last call of each key. */
function ends(calls: readonly SweptCall[], keyOf: EqualRule['keyOf']): SweptCall[] {
  const keys = calls.map(keyOf);
  const first = new Map<string, number>();
  const last = new Map(keys.map((key, index) => [key, index]));
  keys.forEach((key, index) => {
    if (!first.has(key)) first.set(key, index);
  });
  return calls.filter((_, index) => [first, last].some((map) => map.get(keys[index] ?? '') === index));
}

const ONLY_TELLS: readonly string[] = [
  'ses:SendEmail',
  'sns:Publish',
  'securityhub:BatchUpdateFindings',
  'states:SendTaskSuccess',
  'dynamodb:DescribeTable',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

const own = ({ before }: SweptCall): string => `#${before}`;

/** By the names of the operations; `AssumeRole` makes a session and changes nothing. */
const isRead = (api: string): boolean => /:(?:Get|List|Query$|Scan$|Describe|AssumeRole$)/.test(api);

const seesIam = (api: string): boolean => api.startsWith('iam:') || api.startsWith('sts:');
