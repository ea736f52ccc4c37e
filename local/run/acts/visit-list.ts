import type { AnswerSeveralStep } from '../scenario/people-steps.ts';
import type { Play } from './act.ts';
import { defaultFields, type Form, formsOf } from './form.ts';
import { caseAmong, findLink, type MailedLink } from './links.ts';
import { FORM_POST, report, target } from './visit.ts';

/** A person opens the link of a mail about several users, ticks some of them and sends one answer, like a browser without scripts. */
export async function answerSeveral(play: Play, step: AnswerSeveralStep): Promise<void> {
  const { users, answer } = step;
  const link = findLink(play, { ...step, user: step.user ?? users[0] });
  const what = `${link?.to ?? step.as} answers "${answer}" for ${users.length} users`;
  const line = { do: 'answerSeveral', users, what };
  if (link === undefined) return report(play, { ...line, isIdle: true });
  const page = await play.simulation.http({ method: 'GET', target: target(link.url) });
  const form = formsOf(page.body).find(({ controls }) => controls.some(({ type }) => type === 'checkbox'));
  const ticked = form === undefined ? [] : ticksFor(play, link, form, step);
  if (form === undefined || ticked.length < users.length) {
    const got = form === undefined ? 'no list of users' : 'one of them is not to be ticked';
    return report(play, { ...line, response: page, got, isIdle: true });
  }
  const fields = { ...defaultFields(form), ...fieldsFor(ticked, step), ...step.fields };
  const body = new URLSearchParams(fields).toString();
  const request = { method: 'POST', target: target(link.url), headers: FORM_POST, body };
  report(play, { ...line, response: await play.simulation.http(request) });
}

interface Tick {
  caseId: string;
  user: string;
  /** The part of the list in which the user stands. */
  group: string;
}

/** The boxes of these users that the form has. */
function ticksFor(play: Play, link: MailedLink, { controls }: Form, step: AnswerSeveralStep): Tick[] {
  return step.users.flatMap((user) => {
    const caseId = caseAmong(play, link, { ...step, user }) ?? '';
    const box = controls.find(({ name, type }) => type === 'checkbox' && name === `pick.${caseId}`);
    return box === undefined ? [] : [{ caseId, user, group: box.value }];
  });
}

function fieldsFor(
  ticked: readonly Tick[],
  { answer, count, word, userNames }: AnswerSeveralStep,
): Record<string, string> {
  const pairs = ticked.flatMap(({ caseId, user, group }) => {
    const those = ticked.filter((one) => one.group === group).length;
    const typed =
      answer === 'retire'
        ? [
            [`count.${group}`, count ?? String(those)],
            [`word.${group}`, word],
          ]
        : [];
    const named = answer === 'confirm' ? [[`userName.${caseId}`, userNames[user] ?? user]] : [];
    return [[`pick.${caseId}`, group], [`answer.${group}`, answer], ...typed, ...named];
  });
  return Object.fromEntries(pairs);
}
