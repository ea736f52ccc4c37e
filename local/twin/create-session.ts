import type { Clock } from '../engine/clock.ts';
import { createCredentials } from './credentials.ts';
import { createEnvironments, type EndEnvironment, type PauseEnvironment } from './environments.ts';
import { createFaults } from './faults.ts';
import { createIamService } from './iam/iam.ts';
import { createInterludes } from './interludes.ts';
import type { Rates } from './rates.ts';
import type { RawService, Service } from './service.ts';
import type { AnsweredCall, Authorize, Served, Session } from './session.ts';
import { createStsService } from './sts/sts.ts';
import type { World } from './world.ts';

/** What one scenario is played on. IAM and STS are served from the world; the other services are given. */
export interface TwinOptions {
  clock: Clock;
  world: World;
  services: Service[];
  dynamodb?: RawService;
  /** The permission engine; without one everything is allowed. */
  authorize?: Authorize;
  /** How often each API may be called; as often as one likes where there are none. */
  rates?: Rates;
  /** Told of every call when it has been answered. */
  onCall?: (call: AnsweredCall) => void;
  endEnvironment?: EndEnvironment;
  /** For what gets no answer over HTTP; without it such a call waits until its client gives up. */
  pauseEnvironment?: PauseEnvironment;
}

/** A session in which nothing has been called yet. */
export function createSession(options: TwinOptions): Session {
  const { clock, world, services, dynamodb, authorize, onCall = () => {} } = options;
  const { endEnvironment = async () => {} } = options;
  const credentials = createCredentials();
  const all = [createIamService(world), createStsService(world, credentials), ...services];
  const served = new Map<string, Served>(all.map((service) => [service.prefix, { service }]));
  if (dynamodb !== undefined) served.set('dynamodb', { service: DYNAMODB, raw: dynamodb });
  return {
    clock,
    served,
    credentials,
    faults: createFaults(),
    rates: options.rates,
    environments: createEnvironments(endEnvironment),
    pauseEnvironment: options.pauseEnvironment,
    calls: new Map(),
    answered: { total: 0 },
    refusals: [],
    authorize: authorize ?? (() => ({ allowed: true })),
    onCall,
    isLagging: world.readLagReads > 0,
    interludes: createInterludes(),
    isLooking: false,
  };
}

const DYNAMODB: Served['service'] = {
  name: 'dynamodb',
  prefix: 'dynamodb',
  protocol: 'aws-json-1.0',
  operations: {},
};

/** The same session, whose calls are told to one more listener. */
export function heard(session: Session, onAnswer: (answered: AnsweredCall) => void): Session {
  const onCall: Session['onCall'] = (call) => {
    session.onCall(call);
    onAnswer(call);
  };
  return Object.assign(Object.create(session) as Session, { onCall });
}
