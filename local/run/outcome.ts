import { readFileSync } from 'node:fs';
import { objectionsTo } from '../model/objections.ts';
import type { LocalRun } from './local-run.ts';
import type { Report } from './report/report.ts';
import { countsText } from './report/summary.ts';
import { BadScenario } from './scenario/problems.ts';

/** Exit codes: played to its end; the run failed; the scenario is bad. */
export type ExitCode = 0 | 1 | 2;

/** How playing one scenario file went. `error` says what is wrong, one problem a line. */
export interface Outcome {
  file: string;
  code: ExitCode;
  report?: Report;
  error?: string;
}

/** Plays one scenario file and holds it to the model; never throws. */
export async function playFile(run: LocalRun, file: string): Promise<Outcome> {
  try {
    const report = await run.play(readScenarioFile(file));
    const refusals = report.refusals.map(
      ({ service, operation, reason }) => `${service}:${operation}: ${reason}`,
    );
    if (refusals.length > 0) return failed(file, report, 'the local run does not know:', refusals);
    const objections = objectionsTo(run.chronicle());
    return objections.length > 0
      ? failed(file, report, 'the model objects (docs/model.md):', objections)
      : { file, code: 0, report };
  } catch (error) {
    if (error instanceof BadScenario) return { file, code: 2, error: error.message };
    return {
      file,
      code: 1,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

function failed(file: string, report: Report, what: string, problems: string[]): Outcome {
  return { file, code: 1, report, error: [what, ...problems].join('\n  ') };
}

/** A line about one scenario of many. */
export function outcomeLine({ file, code, report, error }: Outcome): string {
  const mark = { 0: 'ok    ', 1: 'FAILED', 2: 'BAD   ' }[code];
  const text = error ?? (report === undefined ? '' : countsText(report));
  return `${mark} ${file}: ${text.replaceAll('\n', '; ')}`;
}

/** The document in a scenario file. Throws BadScenario if it cannot be read or is not JSON. */
export function readScenarioFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new BadScenario([{ path: '', message: whyUnread(error as NodeJS.ErrnoException) }]);
  }
}

function whyUnread({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'is a directory; give one file';
  return code === undefined ? `is not JSON: ${message}` : message;
}

/** What is wrong with a file, a line for each problem below its name. */
export const problemsOfFile = (file: string, problems: string): string =>
  `${file}:\n${problems.replaceAll(/^/gm, '  ')}`;
