import type * as z from 'zod';
import type { settingsFields } from '../../../functions/domain/settings/fields.ts';
import type { scenarioSchema } from '../../run/scenario/schema.ts';

/** A scenario as a file has it. */
export type Story = z.input<typeof scenarioSchema>;
/** A step of it. */
export type StoryStep = Story['then'][number];
/** A step, before it is said when. */
export type Doing = StoryStep extends infer Step
  ? Step extends StoryStep
    ? Omit<Step, 'at'>
    : never
  : never;
/** The settings in which it differs from what is deployed. */
export type StorySettings = Partial<z.input<typeof settingsFields>>;
export type StoryFinding = NonNullable<Story['findings']>[number];
type StoryAccount = Story['accounts'][number];
export type StoryUser = NonNullable<StoryAccount['users']>[number];

/** A user with what the steps need of it. */
export interface Player {
  userName: string;
  account: string;
  keys: readonly string[];
  /** Addresses in its owner tags; none where no tag names anybody. */
  owners: readonly string[];
}

/** Everybody and everything that steps can be about. */
export interface Cast {
  players: readonly Player[];
  accounts: readonly string[];
  /** Names by which steps call findings. */
  findings: readonly string[];
  securityContacts: readonly string[];
  /** Mailboxes of all owners and contacts. */
  mailboxes: readonly string[];
  /** Epoch milliseconds. */
  start: number;
  /** Waits of the settings, in seconds. */
  waits: Readonly<Record<'answer' | 'escalate' | 'observe' | 'confirm' | 'use' | 'wayBack', number>>;
}
