import type { Report } from './report.ts';
import { summaryText } from './summary.ts';
import { type TimelineOptions, timelineText } from './timeline.ts';

/** What happened in a scenario, for a terminal: how it went for each user, first and last, and between them the timeline. */
export function headlessText(report: Report, options: TimelineOptions): string {
  const summary = summaryText(report, options.width);
  return [summary, timelineText(report, options), summary].filter(Boolean).join('\n\n');
}
