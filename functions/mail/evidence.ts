import type { CaseRecord } from '../domain/case/case-record.ts';
import { showCredential } from '../domain/credential/credential.ts';
import type { Evidence } from '../domain/evidence/evidence.ts';
import { proposed } from '../domain/plan/plan.ts';
import { TEXTS } from '../languages.ts';
import type { EvidenceTexts } from '../texts/evidence-texts.ts';
import type { MailFacts } from '../texts/mail-texts.ts';
import { oneLine } from '../texts/visible.ts';
import type { MailOrder } from './order.ts';

/** As many services, and policies, as help to remember; the page has them all. */
const SHOWN = 3;

/**
 * What is known of the user besides its credentials, a line each, for whoever is asked whether it is needed. Keys are
 * masked. Empty where nothing was read.
 */
export function evidenceIn({
  case: case_,
  settings,
}: Pick<MailOrder, 'case' | 'settings'>): MailFacts['evidence'] {
  const { evidence } = case_;
  const { evidence: texts, mail } = TEXTS[settings.language];
  const day = (iso: string) => mail.times.day(iso, settings.timeZone);
  if (evidence === undefined) return { heading: texts.headingInMails, lines: [] };
  const { managedBy } = evidence;
  const lines = [
    ...descriptions(case_, evidence, texts),
    ...services(evidence, texts, day),
    ...admin(evidence, texts),
    ...(managedBy === undefined ? [] : [texts.managedBy(ofOthers(managedBy.key), ofOthers(managedBy.value))]),
  ];
  return { heading: texts.headingInMails, lines };
}

/** As much of each part as tells it from another, where fifty users stand in one mail; and of a line. */
const SHORT = { part: 40, line: 240 };

/**
 * The same in one line for a mail about several users: what first helps to remember the user, and what to mind. What is not known is left to
 * the page. Empty where there is nothing to say.
 */
export function evidenceInShort({ case: case_, settings }: Pick<MailOrder, 'case' | 'settings'>): string {
  const { evidence } = case_;
  if (evidence === undefined) return '';
  const { evidence: texts, mail } = TEXTS[settings.language];
  const { services: read, admin: known, managedBy } = evidence;
  const [latest] = read.is === 'known' ? read.used : [];
  const [description] = describedKeys(case_, evidence);
  const parts = [
    ...(description === undefined ? [] : [`“${short(description.text)}”`]),
    ...(latest === undefined
      ? []
      : [texts.inShort.triedLast(short(latest.name), mail.times.day(latest.at, settings.timeZone))]),
    ...known.policies.slice(0, 1).map(({ name }) => texts.inShort.policy(short(name))),
    ...(managedBy === undefined ? [] : [texts.inShort.managedBy(short(managedBy.key))]),
  ];
  return parts.length === 0 ? '' : oneLine(texts.inShort.line(parts), SHORT.line);
}

function short(text: string): string {
  return oneLine(ofOthers(text), SHORT.part);
}

function descriptions(case_: CaseRecord, evidence: Evidence, texts: EvidenceTexts): string[] {
  return describedKeys(case_, evidence).map(({ id, text }) =>
    texts.described(showCredential(id), ofOthers(text)),
  );
}

function describedKeys({ plan }: CaseRecord, { descriptions: known }: Evidence) {
  return (plan === undefined ? [] : proposed(plan)).flatMap(({ credential: { id } }) => {
    const text = known[id];
    return text === undefined ? [] : [{ id, text }];
  });
}

function services(
  { services: read }: Evidence,
  texts: EvidenceTexts,
  day: (iso: string) => string,
): string[] {
  if (read.is === 'pending') return [texts.servicesPending];
  if (read.is === 'unknown') return [read.isDenied ? texts.servicesDenied : texts.servicesUnknown];
  const latest = read.used.slice(0, SHOWN).map(({ name, at }) => ({ name: ofOthers(name), day: day(at) }));
  return latest.length === 0 ? [] : [texts.latest(latest)];
}

function admin({ admin: { policies, isWhole, isDenied } }: Evidence, texts: EvidenceTexts): string[] {
  const shown = policies.slice(0, SHOWN).map((one) =>
    texts.adminPolicy({
      ...one,
      name: ofOthers(one.name),
      ...(one.groups && { groups: one.groups.map((group) => ofOthers(group)) }),
    }),
  );
  const isMore = policies.length > SHOWN ? [texts.moreAdmin] : [];
  const unknown = isWhole ? [] : [isDenied ? texts.adminDenied : texts.adminUnknown];
  return shown.length + unknown.length === 0 ? [] : [[...shown, ...isMore].join(' '), ...unknown];
}

/** A text that whoever may tag the user has written: on one line, and no address that a mail program would make a link of. */
function ofOthers(text: string): string {
  return oneLine(text, 120)
    .replace(/:\/\//g, ': //')
    .replace(/\bwww\./gi, 'www .');
}
