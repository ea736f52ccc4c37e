import { PASSWORD } from './see-users.ts';

/** Whether a name in a text (`password`, `AKIA…0001`) stands for this credential. */
export function isNameOf(name: string, credentialId: string): boolean {
  if (credentialId === PASSWORD || name === PASSWORD) return name === credentialId;
  const [start = '', end = ''] = name.split('…');
  return credentialId.startsWith(start) && credentialId.endsWith(end);
}

/** Whether a text names this credential at all. */
export function isNamedIn(text: string, credentialId: string): boolean {
  if (credentialId === PASSWORD) return /password|パスワード/i.test(text);
  return text.includes(`${credentialId.slice(0, 4)}…${credentialId.slice(-4)}`);
}
