import type { PageEvent } from './chronicle.ts';
import { usersOf } from './claims/page-lines.ts';

/** What a form of a page about several users says of one of them, and what its sender was told. */
interface Listed {
  caseId: string;
  kind: string;
  form: Readonly<Record<string, string>>;
  isCounted?: boolean;
  status: number;
  mayCount: boolean;
  isRecorded: boolean;
}

type Told = 'recorded' | 'recorded-before' | 'unsure' | 'nothing';

/** One answer for each user that was ticked. */
export function wordsOfList({ form, html, status }: PageEvent): Listed[] {
  const picks = Object.entries(form).filter(([name]) => name.startsWith('pick.'));
  return picks.map(([name, group]) => {
    const caseId = name.slice('pick.'.length);
    const kind = form[`answer.${group}`] ?? '';
    const ticked = picks.filter(([, other]) => other === group).length;
    const told = status >= 500 ? 'unsure' : toldOf(html, caseId);
    return {
      caseId,
      kind,
      form: { answer: kind, userName: form[`userName.${caseId}`] ?? '' },
      ...(kind === 'retire' && { isCounted: isCounted(form, group, ticked) }),
      status: { recorded: 200, 'recorded-before': 200, unsure: 503, nothing: 422 }[told],
      mayCount: told !== 'nothing',
      isRecorded: told === 'recorded',
    };
  });
}

/** Whether somebody has typed how many users are ticked, and the word; also in full width. */
function isCounted(form: PageEvent['form'], group: string, ticked: number): boolean {
  const typed = (name: string) => (form[`${name}.${group}`] ?? '').normalize('NFKC').trim().toLowerCase();
  return typed('count') === String(ticked) && typed('word') === 'disable';
}

function toldOf(html: string, caseId: string): Told {
  const said = usersOf(html).users.find((user) => user.caseId === caseId && user.isResult)?.html ?? '';
  if (/Already recorded|すでに記録/.test(said)) return 'recorded-before';
  if (/Recorded: |記録しました: /.test(said)) return 'recorded';
  return /Not confirmed|記録を確認できません/.test(said) ? 'unsure' : 'nothing';
}
