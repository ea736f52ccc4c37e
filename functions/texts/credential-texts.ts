import { type CredentialKind, kindOf } from '../domain/credential/kinds.ts';

/** What one language says of one kind of credential. */
export interface KindTexts {
  /** As a list or a table names it. */
  name(id: string): string;
  /** As a sentence names it. */
  nameInSentence(id: string): string;
  /** What somebody does to use it, as one part of a list. */
  howToUse(id: string): string;
  /** What to do with it, said of one that is named already. */
  useIt: string;
  /** How it comes back, as one part of a list. */
  comesBack: string;
  /** What is true of it once it is back; empty: nothing to say. */
  isBack: string;
  /** What goes on for a while although it is off; empty: nothing. */
  goesOn: string;
}
export type CredentialTexts = Readonly<Record<CredentialKind, KindTexts>>;

/** What a list or a table names a credential. */
export function nameIn(texts: CredentialTexts): (id: string) => string {
  return (id) => texts[kindOf(id)].name(id);
}

/** What a sentence names a credential. */
export function nameInSentenceIn(texts: CredentialTexts): (id: string) => string {
  return (id) => texts[kindOf(id)].nameInSentence(id);
}

/** What somebody does to use a credential, as one part of a list. */
export function howToUseIn(texts: CredentialTexts): (id: string) => string {
  return (id) => texts[kindOf(id)].howToUse(id);
}

/** What there is to say of these kinds, in the order of the texts. */
export function saidOf(
  texts: CredentialTexts,
  kinds: ReadonlySet<string>,
  what: 'comesBack' | 'isBack' | 'goesOn',
): string[] {
  return Object.entries(texts).flatMap(([kind, said]) =>
    kinds.has(kind) && said[what] !== '' ? [said[what]] : [],
  );
}
