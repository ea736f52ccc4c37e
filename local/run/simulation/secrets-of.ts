import type { Simulation } from './simulation.ts';

type Payloads = Pick<Simulation, 'invocations'>;

/** Every task token that was handed out: a payload carries it under this name, wherever it is in there. */
export function tokensOf({ invocations }: Payloads): string[] {
  const found = invocations.flatMap(({ payload }) => [
    ...(JSON.stringify(payload) ?? '').matchAll(/"taskToken":"([^"]+)"/gi),
  ]);
  return [...new Set(found.map(([, token = '']) => token))];
}

/** Every password that was set, and every secret that was stored. */
export function passwordsOf({ world, secrets }: Pick<Simulation, 'world' | 'secrets'>): string[] {
  return [...world.passwords, ...secrets.values.map(({ value }) => value)];
}
