import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { keyOf, knownViolationSchema } from '../model/known.ts';
import type { Violation } from '../model/violation.ts';

const knownSchema = knownViolationSchema.extend({
  journey: z.string(),
  fault: z.string(),
  /** Where the fault was placed. */
  apis: z.array(z.string()).min(1),
});

/** Violations that the sweep finds today and that wait to be mended. */
export type KnownOfSweep = z.infer<typeof knownSchema>;

/** A violation with the journey, the fault and the API at which it was found. */
export interface Finding {
  journey: string;
  fault: string;
  api: string;
  violation: Violation;
  /** The scenario that shows it. */
  document: object;
}

/** The list of the project. Throws a ZodError for a bad file. */
export function readKnown(): KnownOfSweep[] {
  const text = readFileSync(join(import.meta.dirname, 'known.json'), 'utf8');
  return z.array(knownSchema).parse(JSON.parse(text));
}

/** Something that is wrong, with every API at which a fault shows it. */
export interface Wrong {
  finding: Finding;
  apis: string[];
}

/** The findings that are not known, put together by what is wrong. */
export function unknownAmong(findings: readonly Finding[], known: readonly KnownOfSweep[]): Wrong[] {
  const listed = new Set(known.flatMap(keysOf));
  const groups = new Map<string, Wrong>();
  for (const finding of findings.filter((one) => !listed.has(keyOfFinding(one)))) {
    const key = keyOfFinding({ ...finding, api: '' });
    const { apis } = groups.get(key) ?? { apis: [] };
    groups.set(key, { finding, apis: [...new Set([...apis, finding.api])] });
  }
  return [...groups.values()];
}

/** What is known and was not found. Only a whole sweep of these journeys and faults can tell. */
export function goneAmong(
  findings: readonly Finding[],
  known: readonly KnownOfSweep[],
  swept: { journeys: readonly string[]; faults: readonly string[] },
): string[] {
  const found = new Set(findings.map(keyOfFinding));
  return known
    .filter(({ journey, fault }) => swept.journeys.includes(journey) && swept.faults.includes(fault))
    .flatMap((entry) => keysOf(entry).filter((key) => !found.has(key)));
}

function keysOf(entry: KnownOfSweep): string[] {
  return entry.apis.map((api) => keyFrom(entry.journey, entry.fault, api, keyOf(entry)));
}

function keyOfFinding({ journey, fault, api, violation }: Finding): string {
  return keyFrom(journey, fault, api, keyOf(violation));
}

function keyFrom(journey: string, fault: string, api: string, key: string): string {
  return `${journey} ${fault} ${api} ${key}`;
}
