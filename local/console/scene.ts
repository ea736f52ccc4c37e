import type { Workflow } from '../docs/workflow.ts';
import type { WorldSnapshot } from '../twin/world/snapshot.ts';
import type { Desk } from './desk/desk.ts';
import type { Layout } from './workflow/layout.ts';

/** A scenario as it stands in a file. */
export interface ScenarioDocument {
  $schema?: string;
  title?: string;
  then?: readonly object[];
  until?: string;
  expect?: object | undefined;
}

/** Everything that the pages of the console show. */
export interface Scene {
  desk: Desk;
  /** The users as they were when the scenario began. */
  before: WorldSnapshot;
  workflow: Workflow;
  layout: Layout;
  /** Where the case page is served, as `http://127.0.0.1:<port>`. */
  casePage: string;
  /** The scenario that was opened, as its file has it. */
  document: ScenarioDocument;
}
