import type { DirectCall } from '../../twin/direct.ts';
import type { Twin } from '../../twin/server.ts';
import type {
  Environment,
  EnvironmentOptions,
  InvocationResult,
  StartEnvironment,
} from '../invoke/environment.ts';
import type { Deck } from './deck.ts';
import type { TapedInvocation } from './tape.ts';

type World = Pick<Twin, 'call'>;

/** Starts environments whose calls reach a world. */
type StartFor = (world: World) => StartEnvironment;

/** Environments that are recorded by the deck while it records, and that do what its tape says while it replays. */
export function tapedEnvironments(startFor: StartFor, world: World, deck: Deck): StartEnvironment {
  return (options) => startTaped(startFor, world, deck, options);
}

function startTaped(startFor: StartFor, world: World, deck: Deck, options: EnvironmentOptions): Environment {
  let recording: Recording | undefined;
  const environment = startFor({
    call: (call) => recorded(recording, { is: 'sent', call }, () => world.call(call)),
  })({
    ...options,
    onPause: (ms) => recorded(recording, { is: 'paused', ms }, () => options.onPause(ms)),
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

type Begun = { is: 'sent'; call: DirectCall } | { is: 'paused'; ms: number };

async function recorded<Result>(
  recording: Recording | undefined,
  begun: Begun,
  work: () => Promise<Result>,
): Promise<Result> {
  if (recording === undefined) return work();
  const n = recording.count++;
  const { deeds } = recording;
  deeds.push(begun.is === 'sent' ? { ...begun, n, call: fresh(begun.call) } : { ...begun, n });
  try {
    return await work();
  } finally {
    deeds.push({ is: 'over', n });
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
    if (deed.is === 'sent') underWay.set(deed.n, callAgain(world, deed.call));
    else if (deed.is === 'paused') underWay.set(deed.n, onPause(deed.ms));
    else if (deed.is === 'over') await underWay.get(deed.n);
    else onLine(deed.line);
  }
  return result;
}

/** A reply that is a failure was one when it was recorded too. */
async function callAgain(world: World, call: DirectCall): Promise<void> {
  await world.call(fresh(call)).catch(() => {});
  await othersGoOn();
}

/** What goes on elsewhere comes before the next deed; as where functions run, which take longer. */
const othersGoOn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The stand-in for DynamoDB changes the parameters that it is given. */
function fresh(call: DirectCall): DirectCall {
  return call.prefix === 'dynamodb' ? structuredClone(call) : call;
}
