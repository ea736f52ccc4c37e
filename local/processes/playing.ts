/**
 * What Node.js is told in processes that play one play after the other: V8 has no core of its own for work beside them,
 * and what a play leaves behind is dead before so much of it (MB) is full.
 */
export const PLAYING: readonly string[] = [
  '--single-threaded',
  '--min-semi-space-size=64',
  '--max-semi-space-size=64',
];
