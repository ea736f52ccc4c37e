import type { Journey } from './journeys/journey.ts';

/** Everything about a journey but its title and its steps, as one text. */
export const worldOf = (journey: Journey): string => JSON.stringify({ ...journey, title: '', then: [] });
