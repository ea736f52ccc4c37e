import type { Says } from './claim.ts';

/**
 * Whom a sentence speaks of. `cred` and `names`: the credentials in the slot of that name; `below`: those that the
 * mail lists; `some`: those of which its list says the same, or all where the list says that of none; `password`,
 * `user` and `all`: as in a claim.
 */
export type About = 'cred' | 'names' | 'below' | 'some' | 'password' | 'user' | 'all';

/** Slots whose words are claims by themselves: `password: on; AKIA…0001: Inactive`. */
export type ListSlot = 'states' | 'outcomes' | 'evidences' | 'blockers';

/**
 * One thing that a sentence says, or `dated`: what the same text lists is said to have been so at the time that the
 * sentence names, and need not be so any more.
 */
export type Said = readonly [about: About, says: Says] | ListSlot | 'dated';

/** A sentence as the product may write it, and what it says. */
export type Phrase = readonly [text: string, ...said: Said[]];
