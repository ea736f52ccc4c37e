import { classifyError } from '../domain/errors/classify-error.ts';
import { InvalidInputError } from '../domain/errors/errors.ts';
import { issuesOf } from '../domain/errors/issues.ts';
import { readFinding } from '../domain/finding/read-finding.ts';
import { log } from '../runtime/logger.ts';
import type { Dependencies } from './dependencies.ts';
import { openCase } from './open-case.ts';
import { preview } from './preview.ts';
import { refuseFinding } from './refuse-finding.ts';
import { reportFailure } from './report-failure.ts';
import { type CustomActionEvent, customActionEventSchema } from './schema.ts';
import { stopOrRestore } from './stop-or-restore.ts';
import { toldBy, toldStore } from './told-store.ts';
import { type Clicked, groupByUser, type Usable } from './users.ts';

type Act = (clicked: Clicked, at: string, dependencies: Dependencies) => Promise<void>;

/**
 * Handles one click of a custom action: every finding gets a case, an answer, a preview, or a note that says why
 * not. One finding's trouble never stops its siblings; what may work later is thrown at the end, so that the
 * event comes again, which repeats nothing that was done. `isFirst`: it has just been sent and tells what its findings
 * hold.
 */
export async function openCases(event: unknown, given: Dependencies, isFirst = false): Promise<void> {
  const dependencies = { ...given, findings: toldStore(given.findings, isFirst ? toldBy(event) : []) };
  if (!isOurAction(event, dependencies)) return;
  const parsed = customActionEventSchema.safeParse(event);
  if (!parsed.success) throw new InvalidInputError(`The event cannot be read: ${issuesOf(parsed.error)}`);
  const act = actOf(parsed.data, dependencies);
  if (act === undefined)
    return log('info', 'ignored: not one of our custom actions', { eventId: parsed.data.id });
  const later: unknown[] = [];
  const usable = await sortOut(parsed.data, act, dependencies, later);
  const clicked = { eventId: parsed.data.id, resolvesGone: act === openCase };
  const { users, failures } = await groupByUser(usable, clicked, dependencies);
  for (const { findings, error } of failures) await reportFailure(findings, error, dependencies, later);
  for (const user of users) {
    try {
      await act(user, parsed.data.time, dependencies);
    } catch (error) {
      await reportFailure(user.findings, error, dependencies, later);
    }
  }
  if (later.length > 0)
    throw classifyError(later[0], `${later.length} of ${parsed.data.detail.findings.length} findings`);
}

function isOurAction(event: unknown, { actions }: Dependencies): boolean {
  const { 'detail-type': type, resources } = (event ?? {}) as {
    'detail-type'?: unknown;
    resources?: unknown;
  };
  const ours = Array.isArray(resources) && Object.values(actions).some((arn) => resources.includes(arn));
  if (ours && type === 'Security Hub Findings - Custom Action') return true;
  log('info', 'ignored: not a custom action of ours', { type: String(type) });
  return false;
}

function actOf({ resources }: CustomActionEvent, { actions }: Dependencies): Act | undefined {
  if (resources.includes(actions.retire)) return openCase;
  if (resources.includes(actions.preview)) return preview;
  return resources.includes(actions.stop) ? stopOrRestore : undefined;
}

/** The usable findings; the others get a note instead. What no finding can be told is kept in `later`. */
async function sortOut(
  event: CustomActionEvent,
  act: Act,
  dependencies: Dependencies,
  later: unknown[],
): Promise<Usable[]> {
  const usable: Usable[] = [];
  for (const raw of event.detail.findings) {
    // The control passes soon after disabling; the case, and the right to have things back, go on, whatever the settings.
    const read = readFinding(raw, { ...dependencies.settings, opensNothing: act === stopOrRestore });
    if (read.is === 'usable') usable.push(read);
    else
      await refuseFinding(raw, read, event.time, dependencies).catch((error: unknown) =>
        read.id === undefined ? void later.push(error) : reportFailure([read.id], error, dependencies, later),
      );
  }
  return usable;
}
