import { showCredential } from '../domain/credential/credential.ts';
import type { Evidence } from '../domain/evidence/evidence.ts';
import { TEXTS } from '../languages.ts';
import type { EvidenceTexts } from '../texts/evidence-texts.ts';
import { type Html, html } from '../texts/html.ts';
import type { PageFacts } from '../texts/page-texts.ts';
import { oneLine } from '../texts/visible.ts';

/**
 * What is known of the user besides its credentials, folded. Only here is a key's id whole, so that who has the link can
 * search for it. Nothing, where the case has read no evidence.
 */
export function evidenceSection(facts: PageFacts): Html {
  const { evidence } = facts.record;
  if (evidence === undefined) return html``;
  const texts = TEXTS[facts.texts.language].evidence;
  return html`<details class="evidence"><summary>${texts.heading}</summary>
${part(texts.keys, keyLines(facts, evidence, texts))}
${servicesPart(facts, evidence, texts)}
${part(texts.admin, adminLines(evidence, texts))}
${part(texts.origin, originLines(evidence, texts))}</details>
`;
}

function part(heading: string, lines: string[], note = ''): Html {
  if (lines.length === 0) return html``;
  return html`<h3>${heading}</h3>${note !== '' && html`<p class="soft">${note}</p>`}<ul>${lines.map(
    (line) => html`<li>${line}</li>`,
  )}</ul>`;
}

function keyLines({ record }: PageFacts, { descriptions }: Evidence, texts: EvidenceTexts): string[] {
  const planned = (record.plan?.items ?? []).map(({ credential }) => credential.id);
  const all = [...planned, ...record.disabled.map(({ credentialId }) => credentialId)];
  const keys = all.filter((id) => showCredential(id) !== id);
  return [...new Set(keys)].map((id) => {
    const text = descriptions[id];
    return text === undefined ? texts.notDescribed(id) : texts.described(id, oneLine(text, 256));
  });
}

function servicesPart({ time, day }: PageFacts, { services }: Evidence, texts: EvidenceTexts): Html {
  switch (services.is) {
    case 'pending':
      return part(texts.services, [texts.servicesPending]);
    case 'unknown':
      return part(texts.services, [services.isDenied ? texts.servicesDenied : texts.servicesUnknown]);
    case 'known': {
      const used = services.used.map(({ name, at, region }) =>
        texts.service(oneLine(name), day(at), region === undefined ? undefined : oneLine(region)),
      );
      const more = services.more === 0 ? [] : [texts.moreServices(services.more)];
      const lines = used.length === 0 ? [texts.noServices] : [...used, ...more];
      return part(texts.services, lines, texts.servicesNote(time(services.readAt)));
    }
  }
}

function adminLines({ admin }: Evidence, texts: EvidenceTexts): string[] {
  const { policies, isCut, isWhole, isDenied } = admin;
  const found = policies.map((one) =>
    texts.adminPolicy({
      ...one,
      name: oneLine(one.name),
      ...(one.groups && { groups: one.groups.map((group) => oneLine(group)) }),
    }),
  );
  const unknown = isWhole ? [] : [isDenied ? texts.adminDenied : texts.adminUnknown];
  const none = isWhole && found.length === 0 ? [texts.notAdmin] : [];
  return [...found, ...(isCut ? [texts.moreAdmin] : []), ...none, ...unknown];
}

function originLines({ managedBy, madeBy }: Evidence, texts: EvidenceTexts): string[] {
  return [
    ...(managedBy === undefined
      ? []
      : [texts.managedBy(oneLine(managedBy.key), oneLine(managedBy.value, 256))]),
    ...(madeBy === undefined ? [] : [texts.madeBy(oneLine(madeBy.key), oneLine(madeBy.value, 256))]),
  ];
}
