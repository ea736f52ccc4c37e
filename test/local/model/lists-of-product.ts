import { pageFacts } from '../../../functions/case-page/facts.ts';
import { readListForm } from '../../../functions/case-page/list-form.ts';
import { GROUP_NAMES, GROUPS } from '../../../functions/case-page/list-groups.ts';
import type { Result } from '../../../functions/case-page/take-list.ts';
import { caseView } from '../../../functions/case-page/view-case.ts';
import { listView } from '../../../functions/case-page/view-list.ts';
import type { Language } from '../../../functions/domain/settings/language.ts';
import { settingsSchema } from '../../../functions/domain/settings/settings.ts';
import { TEXTS } from '../../../functions/languages.ts';
import type { PageFacts, PageRecord } from '../../../functions/texts/page-texts.ts';
import { anAnswer, aPlan, SETTINGS, UNTIL } from '../../functions/mail/orders.ts';

/** Pages about several users: these cases in one list, with every option, every problem, and every result. */
export function listsOfProduct(records: readonly PageRecord[], language: Language): string[] {
  const settings = settingsSchema.parse({ ...SETTINGS, language });
  const texts = TEXTS[language].page;
  const { planId } = aPlan();
  const links = [
    { role: 'stakeholder' as const, address: 'alice@example.com', questionNumber: 1, planId },
    { role: 'security-contact' as const, address: 'security@example.com', questionNumber: 1, planId },
  ];
  return links.flatMap((link) => {
    const all = records.map((record) =>
      pageFacts(record, { link, settings, texts, at: UNTIL, isPaused: true, isOfSeveral: true }),
    );
    const listed = all.map((facts) => ({ is: 'shown' as const, caseId: facts.record.caseId, facts }));
    const others = [
      { is: 'hidden' as const, caseId: 'one', why: 'over' as const },
      { is: 'unreadable' as const, caseId: 'another' },
    ];
    const entered = { fields: {}, problems: problemsOf(all) };
    const shown = {
      team: 'Cloud Security',
      contact: settings.contact,
      texts,
      entered,
      results: all.slice(0, 1).flatMap(resultsOf),
    };
    return [
      listView([...listed, ...others], shown),
      listView(listed, { ...shown, results: [], entered: { fields: {}, problems: [] } }),
      ...all.slice(0, 1).map((facts) => caseView(facts)),
    ];
  });
}

/** Every problem that a form of the list can have. */
function problemsOf([first]: readonly PageFacts[]) {
  if (first === undefined) return [];
  const retired = GROUP_NAMES.filter((group) => GROUPS[group].includes('retire'));
  const ticked = Object.fromEntries(retired.map((group) => [`pick.${group}`, group]));
  const chosen = Object.fromEntries(retired.map((group) => [`answer.${group}`, 'retire']));
  return [{}, chosen, ticked, { ...ticked, ...chosen }].flatMap((fields) => {
    const { picks, problems } = readListForm(fields, retired, first.texts);
    return [...picks.flatMap((pick) => pick.problems), ...problems];
  });
}

function resultsOf(facts: PageFacts): Result[] {
  const recorded = { is: 'recorded' as const, choice: 'retire' as const, answer: anAnswer(), facts };
  const taken = [
    { ...recorded, isRepeated: false },
    { ...recorded, isRepeated: true },
    { is: 'incomplete' as const, problems: [] },
    { is: 'not-taken' as const, why: { answer: anAnswer() }, facts },
  ];
  return [
    ...taken.map((one) => ({ is: 'taken' as const, facts, taken: one })),
    { is: 'failed', facts },
    { is: 'unread' },
    { is: 'hidden' },
  ];
}
