import type { World } from './world.ts';

/** One way in which an act can be interrupted: at a call, before or after its effect. */
export interface Crash {
  index: number;
  when: 'before' | 'after';
  name: string;
}

/** Every crash that the act can meet, found by running it once undisturbed. */
export async function crashesOf(
  aFreshWorld: () => World,
  act: (world: World) => Promise<unknown>,
): Promise<Crash[]> {
  const world = aFreshWorld();
  await act(world);
  return world.calls.made.flatMap((name, index) => [
    { index, when: 'before' as const, name },
    { index, when: 'after' as const, name },
  ]);
}

/** Runs the act with one crash, then again as the workflow's Retry does, until it answers. */
export async function runThrough<Result>(
  world: World,
  crash: Crash,
  act: (world: World) => Promise<Result>,
): Promise<Result> {
  world.calls.failAt(crash.index, crash.when);
  try {
    return await act(world);
  } catch {
    return act(world);
  }
}
