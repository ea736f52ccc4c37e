import type { DirectCall, DirectReply } from '../../twin/direct.ts';
import { isRead } from '../../twin/is-read.ts';
import type { Twin } from '../../twin/server.ts';
import type { AnsweredCall } from '../../twin/session.ts';
import type {
  Environment,
  EnvironmentOptions,
  InvocationResult,
  StartEnvironment,
} from '../invoke/environment.ts';
import type { Deck } from './deck.ts';
import type { Deed, TapedInvocation } from './tape.ts';

type World = Pick<Twin, 'call' | 'repeat' | 'isLagging'>;

/** Starts environments whose calls reach a world. */
type StartFor = (world: Pick<Twin, 'call'>) => StartEnvironment;

/** Environments that are recorded by the deck while it records, and that do what its tape says while it replays. */
export function tapedEnvironments(startFor: StartFor, world: World, deck: Deck): StartEnvironment {
  return (options) => startTaped(startFor, world, deck, options);
}

function startTaped(startFor: StartFor, world: World, deck: Deck, options: EnvironmentOptions): Environment {
  let recording: Recording | undefined;
  const environment = startFor({
    call: (call) => sent(recording, world, call),
  })({
    ...options,
    onPause: (ms) => paused(recording, ms, () => options.onPause(ms)),
    onLine: (line) => {
      recording?.deeds.push({ is: 'wrote', line });
      options.onLine(line);
    },
  });
  return {
    ...environment,
    async invoke(event, context) {
      const asked = { folder: options.folder, event: JSON.stringify(event) };
      const taped = deck.next(asked);
      if (taped !== undefined) return replay(taped, world, options);
      const entry = deck.begin(asked);
      if (entry === undefined) return environment.invoke(event, context);
      recording = { deeds: entry.deeds, count: 0 };
      const result = await environment.invoke(event, context);
      recording = undefined;
      entry.end(result);
      return result;
    },
  };
}

/** The invocation that an environment serves; it serves one at a time. */
interface Recording {
  deeds: TapedInvocation['deeds'];
  count: number;
}

/** Makes a call; the recording keeps how it was answered where that is enough to repeat it. */
async function sent(recording: Recording | undefined, world: World, call: DirectCall): Promise<DirectReply> {
  if (recording === undefined) return world.call(call);
  const deed: Sent = { is: 'sent', n: recording.count++, call: fresh(call) };
  return during(recording, deed, async () => {
    let answered: AnsweredCall | undefined;
    const reply = await world.call(call, (heard) => {
      answered = heard;
    });
    const { changes = [] } = 'result' in reply ? reply : {};
    const isTraceless = call.prefix === 'dynamodb' || (isRead(call.operation) && !world.isLagging);
    if (answered !== undefined && isTraceless) deed.before = { answered, changes };
    return reply;
  });
}

async function paused(
  recording: Recording | undefined,
  ms: number,
  pause: () => Promise<void>,
): Promise<void> {
  if (recording === undefined) return pause();
  return during(recording, { is: 'paused', n: recording.count++, ms }, pause);
}

type Sent = Extract<Deed, { is: 'sent' }>;

async function during<Result>(
  { deeds }: Recording,
  deed: Exclude<Deed, { is: 'over' | 'wrote' }>,
  work: () => Promise<Result>,
): Promise<Result> {
  deeds.push(deed);
  try {
    return await work();
  } finally {
    deeds.push({ is: 'over', n: deed.n });
  }
}

/** Does once more what an invocation did, in the same order, and gives back what it returned. */
async function replay(
  { deeds, result }: TapedInvocation,
  world: World,
  { onPause, onLine }: EnvironmentOptions,
): Promise<InvocationResult> {
  const underWay = new Map<number, Promise<unknown>>();
  await othersGoOn();
  for (const deed of deeds) {
    if (deed.is === 'sent') underWay.set(deed.n, callAgain(world, deed));
    else if (deed.is === 'paused') underWay.set(deed.n, onPause(deed.ms));
    else if (deed.is === 'over') await underWay.get(deed.n);
    else onLine(deed.line);
  }
  return result;
}

/** A reply that is a failure was one when it was recorded too. */
async function callAgain(world: World, { call, before }: Sent): Promise<void> {
  const again = before === undefined ? world.call(fresh(call)) : world.repeat(call, before);
  await again.catch(() => {});
  await othersGoOn();
}

/** What goes on elsewhere comes before the next deed; as where functions run, which take longer. */
const othersGoOn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The stand-in for DynamoDB changes the parameters that it is given. */
function fresh(call: DirectCall): DirectCall {
  return call.prefix === 'dynamodb' ? structuredClone(call) : call;
}
