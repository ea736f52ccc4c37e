import { isUpToContacts } from '../domain/question/quarantine.ts';
import { type Html, html } from '../texts/html.ts';
import { type Group, type ListChoice, WORD } from '../texts/list-texts.ts';
import type { PageFacts, PageTexts } from '../texts/page-texts.ts';
import { whyYou } from './facts.ts';
import { deadlineOf, type Listed } from './list-cases.ts';
import { byDeadline, choicesIn, groupOf, partsOf } from './list-groups.ts';
import { describedBy, problemBeside } from './list-problem.ts';
import type { Result } from './take-list.ts';
import type { Entered } from './view-form.ts';
import { document } from './view-layout.ts';
import { userAsItIs, userToAnswer } from './view-list-user.ts';
import { resultsSection } from './view-results.ts';

/** What the page about several users shows besides them. */
export interface ListShown {
  team: string;
  /** Whom people may ask. */
  contact: string;
  texts: PageTexts;
  entered: Entered;
  results: readonly Result[];
}

/** The page about several users of one message: what waits for an answer first, then how the others stand. */
export function listView(listed: readonly Listed[], shown: ListShown): string {
  const { team, contact, texts, entered } = shown;
  const all = listed.flatMap((one) => (one.is === 'shown' ? [one.facts] : []));
  const title = texts.list.title(listed.filter(({ is }) => is !== 'hidden').length);
  const isWrong = entered.problems.length > 0;
  const content = html`<main>
<h1>${title}</h1>
${resultsSection(shown)}
${waitingOf(all, texts)}
${formOf(all, shown)}
${othersOf(all, texts)}
${linesBelow(listed, texts)}
${aboutOf(all, shown)}
</main>`;
  return document({
    title: isWrong ? texts.problemTitle(title) : title,
    ...{ team, contact, texts, content },
    footer: texts.list.genuine(team),
  });
}

const WAITING: readonly (Group | undefined)[] = ['quarantined', 'needed', 'deletion'];

function waitingOf(all: readonly PageFacts[], { list, allPaused }: PageTexts): Html {
  const waiting = byDeadline(all.filter((facts) => WAITING.includes(groupOf(facts))));
  const [first] = waiting;
  const waits =
    first === undefined
      ? list.noneWaiting
      : list.waiting(waiting.length, first.time(deadlineOf(first)), all.length - waiting.length);
  return html`<div class="notice"><p>${waits}</p></div>
${all.some(({ isPaused }) => isPaused) && html`<div class="notice"><p>${allPaused}</p></div>`}`;
}

function aboutOf(all: readonly PageFacts[], { texts, team }: ListShown): Html {
  const reasons = new Set(all.map((facts) => texts.why(whyYou(facts))));
  return html`<section><p>${texts.list.whatThisIs(team)}</p>${[...reasons].map((reason) => html`<p>${reason}</p>`)}</section>`;
}

// Without an action the forms go to the page's own address, so that the link's key is not on the page.
function formOf(all: readonly PageFacts[], shown: ListShown): Html {
  const { texts } = shown;
  const parts = partsOf(all);
  const open = html`<form id="open" method="post"></form>`;
  if (parts.length === 0) return open;
  return html`${open}
<form method="post" novalidate autocomplete="off" id="users" tabindex="-1">
<p>${texts.list.howTo}</p>
${parts.map((part) => partOf(part.group, part.users, shown))}
<p><button type="submit">${texts.list.send}</button></p>
</form>
`;
}

function partOf(group: Group, users: readonly PageFacts[], { texts, entered }: ListShown): Html {
  const { heading, answer, nothing = '' } = texts.list.groups[group];
  const [first] = users;
  const choices = choicesIn(group, users);
  return html`<section aria-labelledby="part-${group}"><h2 id="part-${group}">${heading}</h2>
${nothing !== '' && html`<p>${nothing}</p>`}
${problemBeside(`pick.${group}`, entered)}
<ul class="users cards" id="pick-${group}" tabindex="-1">${users.map((facts) => userToAnswer(facts, group, entered))}</ul>
<fieldset${describedBy(`answer.${group}`, entered)}><legend>${answer}</legend>
${problemBeside(`answer.${group}`, entered)}
${first && choices.map((choice, index) => option(choice, { group, users, first, entered, id: index === 0 ? `answer-${group}` : `answer-${group}-${choice}` }))}
</fieldset></section>
`;
}

interface Optional {
  group: Group;
  users: readonly PageFacts[];
  first: PageFacts;
  entered: Entered;
  id: string;
}

function option(choice: ListChoice, { group, users, first, entered, id }: Optional): Html {
  const { texts, observationDays, useWithinDays } = first;
  const about = {
    ...{ group, observationDays, useWithinDays },
    isUpToContacts: users.some(({ record, link }) => isUpToContacts(record, link)),
  };
  const { label, hint } = texts.list.options[choice](about);
  const checked = entered.fields[`answer.${group}`] === choice && html` checked`;
  return html`<div class="option"><input type="radio" name="answer.${group}" id="${id}" value="${choice}" aria-describedby="hint-${id}"${checked}>
<label for="${id}">${label}<span class="hint" id="hint-${id}">${hint}</span></label></div>
${choice === 'retire' && html`<div class="more">${countAndWord(group, texts, entered)}</div>`}`;
}

function countAndWord(group: Group, { list }: PageTexts, entered: Entered): Html[] {
  const field = (name: string, label: Html, length: number, mode: Html | false) =>
    html`<div class="field"><label for="${name}-${group}">${label}</label>
${problemBeside(`${name}.${group}`, entered)}<input type="text" id="${name}-${group}" name="${name}.${group}" value="${entered.fields[`${name}.${group}`] ?? ''}" maxlength="${length}"${mode} autocapitalize="none" autocomplete="off" spellcheck="false"${describedBy(`${name}.${group}`, entered)}></div>`;
  return [
    field('count', html`${list.count}`, 6, html` inputmode="numeric"`),
    field('word', html`${list.word} <code>${WORD}</code>`, 20, false),
  ];
}

function othersOf(all: readonly PageFacts[], texts: PageTexts): Html | false {
  const others = byDeadline(all.filter((facts) => groupOf(facts) === undefined));
  return (
    others.length > 0 &&
    html`<section aria-labelledby="others"><h2 id="others">${texts.list.others}</h2>
<ul class="users">${others.map(userAsItIs)}</ul></section>`
  );
}

function linesBelow(listed: readonly Listed[], { list }: PageTexts): Html {
  const count = (is: Listed['is']) => listed.filter((one) => one.is === is).length;
  const [hidden, unreadable] = [count('hidden'), count('unreadable')];
  return html`${unreadable > 0 && html`<div class="notice bad"><p>${list.unreadable(unreadable)}</p></div>`}
${hidden > 0 && html`<p class="soft">${list.hidden(hidden)}</p>`}`;
}
