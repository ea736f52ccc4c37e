import * as z from 'zod';
import { proposed } from '../domain/plan/plan.ts';
import { type Group, type ListChoice, WORD } from '../texts/list-texts.ts';
import type { PageFacts, PageTexts } from '../texts/page-texts.ts';
import type { Problem } from './form-details.ts';
import { GROUP_NAMES, GROUPS } from './list-groups.ts';

/** A user that is ticked, in which part of the list that was, and what was chosen there. */
export interface Pick {
  caseId: string;
  group: Group;
  choice: ListChoice | undefined;
  /** What is wrong with what was entered for its part. */
  problems: Problem[];
}

const PICK = 'pick.';
const groupSchema = z.enum(GROUP_NAMES);

/** What the list's form says. `isDamaged`: it names what the message does not. */
export interface ListForm {
  picks: Pick[];
  /** What is wrong with the form as a whole, or with parts in which nobody is ticked. */
  problems: Problem[];
  isDamaged: boolean;
}

/** Reads the form of the list; `known`: the cases that the message names. */
export function readListForm(
  fields: Record<string, string>,
  known: readonly string[],
  { list }: PageTexts,
): ListForm {
  const ticked = Object.entries(fields)
    .filter(([name]) => name.startsWith(PICK))
    .map(([name, group]) => ({ caseId: name.slice(PICK.length), group: groupSchema.safeParse(group).data }));
  const chosen = GROUP_NAMES.map((group) => choiceIn(fields, group));
  const isDamaged =
    ticked.some(({ caseId, group }) => group === undefined || !known.includes(caseId)) ||
    chosen.includes('damaged');
  if (isDamaged) return { picks: [], problems: [], isDamaged };
  const parts = GROUP_NAMES.map((group) => {
    const own = ticked.filter((one) => one.group === group);
    return { group, own, choice: choiceIn(fields, group) as ListChoice | undefined };
  });
  const picks = parts.flatMap(({ group, own, choice }) => {
    const problems = own.length === 0 ? [] : problemsIn(group, choice, own.length, { fields, list });
    return own.map(({ caseId }) => ({ caseId, group, choice, problems }));
  });
  const unticked = parts
    .filter(({ own, choice }) => own.length === 0 && choice !== undefined)
    .map(({ group }) => ({ field: `pick.${group}`, message: list.problems.noTick }));
  const isEmpty = picks.length === 0 && unticked.length === 0;
  return { picks, problems: isEmpty ? [{ field: '', message: list.problems.nothing }] : unticked, isDamaged };
}

function choiceIn(fields: Record<string, string>, group: Group): ListChoice | 'damaged' | undefined {
  const value = fields[`answer.${group}`];
  if (value === undefined || value === '') return undefined;
  return GROUPS[group].find((choice) => choice === value) ?? 'damaged';
}

function problemsIn(
  group: Group,
  choice: ListChoice | undefined,
  ticked: number,
  { fields, list }: { fields: Record<string, string>; list: PageTexts['list'] },
): Problem[] {
  const { problems } = list;
  if (choice === undefined) return [{ field: `answer.${group}`, message: problems.noAnswer }];
  if (choice !== 'retire') return [];
  // People write it with capitals, or in full width.
  const typed = (field: string) => (fields[field] ?? '').normalize('NFKC').trim().toLowerCase();
  const isCounted = typed(`count.${group}`) === `${ticked}`;
  const isWritten = typed(`word.${group}`) === WORD;
  return [
    ...(isCounted ? [] : [{ field: `count.${group}`, message: problems.count(ticked) }]),
    ...(isWritten ? [] : [{ field: `word.${group}`, message: problems.word }]),
  ];
}

/**
 * The fields of the form of one case that say what was chosen for it in the list. Turning off is confirmed there by the
 * count and the word, for everything that the case proposes; a deletion by the name of each user. The form of a user
 * that AWS has quarantined has no decision for each credential: nothing of it can be kept.
 */
export function fieldsOfOne(
  { caseId, choice }: Pick,
  fields: Record<string, string>,
  { record }: PageFacts,
): Record<string, string> {
  const { plan, quarantine, userName } = record;
  const named = choice === 'retire' ? userName : fields[`userName.${caseId}`];
  const [question, planId] = [fields[`question.${caseId}`], fields[`plan.${caseId}`]];
  const isEach = choice === 'retire' && quarantine === undefined;
  const items = isEach && plan !== undefined ? proposed(plan) : [];
  return {
    answer: choice ?? '',
    ...Object.fromEntries(items.map(({ credential: { id } }) => [`credential.${id}`, 'retire'])),
    ...(named !== undefined && { userName: named }),
    ...(question !== undefined && { question }),
    ...(planId !== undefined && { plan: planId }),
  };
}
