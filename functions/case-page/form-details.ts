import * as z from 'zod';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { Link } from '../domain/message/link.ts';
import type { Rhythm } from '../domain/question/answer.ts';
import type { Entry } from '../domain/question/answer-row.ts';
import { isAllowedAddress, type Settings } from '../domain/settings/settings.ts';
import type { PageTexts } from '../texts/page-texts.ts';
import { entriesOf, untilNextRun } from './choices.ts';
import { exemptionDays, extensionDays, startOfDay } from './days.ts';
import type { Form } from './schema.ts';

/** What is wrong with a form; `field` is the name of the input it belongs to. */
export interface Problem {
  field: string;
  message: string;
}

/** What an answer says besides its kind, or what is missing. */
interface Details {
  problems: Problem[];
  said: { until?: string; every?: Rhythm; person?: string };
}

const NONE: Details = { problems: [], said: {} };

const READ: Record<Entry, (form: Form, context: FormContext) => Details> = {
  // These two need more than the form's details; form.ts reads them.
  decisions: () => NONE,
  userName: () => NONE,
  reason: givenReason,
  until: exemption,
  deadline: extension,
  every: nextRun,
  person: namedPerson,
};

/** Reads the fields that belong to the chosen answer only; whatever stands in the others is left alone. */
export function formDetails(form: Form, context: FormContext): Details {
  const read = entriesOf(form.answer).map((entry) => READ[entry](form, context));
  return {
    problems: read.flatMap(({ problems }) => problems),
    said: Object.assign({}, ...read.map(({ said }) => said)),
  };
}

/** The domains of addresses that mail may go to, as people read them. */
export function domainsOf({ allowedDomains }: Pick<Settings, 'allowedDomains'>): string {
  return allowedDomains.map((domain) => `@${domain}`).join(', ');
}

function givenReason({ reason }: Form, { texts }: FormContext): Details {
  return reason === ''
    ? { problems: [{ field: 'reason', message: texts.problems.reasonMissing }], said: {} }
    : NONE;
}

function exemption({ until }: Form, { at, settings, texts }: FormContext): Details {
  return dayWithin('until', until, exemptionDays(at, settings), { settings, texts });
}

function extension({ deadline }: Form, { record, settings, texts }: FormContext): Details {
  const days = extensionDays(record, settings);
  if (days === undefined) return { problems: [{ field: 'answer', message: texts.notNow }], said: {} };
  return dayWithin('deadline', deadline, days, { settings, texts });
}

function dayWithin(
  field: string,
  day: string,
  { min, max }: { min: string; max: string },
  { settings, texts }: Pick<FormContext, 'settings' | 'texts'>,
): Details {
  if (day === '' || day < min || day > max)
    return {
      problems: [
        { field, message: texts.problems.until(texts.times.day(min, 'UTC'), texts.times.day(max, 'UTC')) },
      ],
      said: {},
    };
  return { problems: [], said: { until: startOfDay(day, settings.timeZone) } };
}

function nextRun({ every }: Form, { at, record, settings, texts }: FormContext): Details {
  if (every === undefined) return { problems: [{ field: 'every', message: texts.problems.every }], said: {} };
  const { question, openedAt } = record;
  return { problems: [], said: { every, until: untilNextRun(every, { at, question, openedAt, settings }) } };
}

function namedPerson({ person }: Form, { record, settings, texts }: FormContext): Details {
  const isAddress = z.email().safeParse(person).success && isAllowedAddress(person, settings.allowedDomains);
  const message = isAddress
    ? (record.plan?.owner.addresses ?? []).includes(person)
      ? texts.problems.personAsked
      : undefined
    : texts.problems.person(domainsOf(settings));
  return message === undefined
    ? { problems: [], said: { person } }
    : { problems: [{ field: 'person', message }], said: {} };
}

/** What a form is read against. */
export interface FormContext {
  record: CaseRecord;
  link: Pick<Link, 'planId' | 'questionNumber'>;
  settings: Settings;
  texts: PageTexts;
  at: string;
}
