import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../functions/domain/settings/language.ts';
import { composeMail } from '../../../functions/mail/compose.ts';
import type { QuestionMessage } from '../../../functions/texts/mail-texts.ts';
import { AT, aNotice, anAnswer, anOrder, LINK, NOTICES, QUESTIONS, SES_KEY } from './orders.ts';

const QUARANTINE = {
  quarantine: { policy: 'AWSCompromisedKeyQuarantineV3', foundAt: AT, since: 1, asked: 0 },
};
const NOTHING =
  /^If (you do nothing|nobody answers|they are not used)|^何もしない場合|^誰からも回答がない場合|使用されない場合/;
const ALL: QuestionMessage[] = [...QUESTIONS, 'quarantined', 'quarantined-off', 'scheduled'];
const partsOf = (...order: Parameters<typeof anOrder>) => composeMail(anOrder(...order)).text.split('\n\n');
const place = (parts: string[], pattern: RegExp) => parts.findIndex((part) => pattern.test(part));

describe.each(LANGUAGES)('the first lines of a mail, in %s', (language) => {
  it.each(ALL)('say what is asked and what happens if nothing is done, then the button: %s', (message) => {
    const parts = partsOf(message, { settings: { language }, answer: anAnswer() });

    expect(parts[1]).toContain('alice');
    expect(parts[2]).toMatch(NOTHING);
    expect(parts[3]).toContain(LINK);
  });

  it.each(ALL.filter((message) => message !== 'scheduled'))('say until when: %s', (message) => {
    const parts = partsOf(message, { settings: { language }, answer: anAnswer() });

    expect(parts.slice(0, 4).join('\n')).toMatch(/Sun 15 Mar 2026, 09:00|2026年3月15日\(日\) 09:00/);
  });

  it.each(NOTICES)(
    'say of a notice what follows before who answered and how each credential stands: %s',
    (notice) => {
      const { text } = composeMail(aNotice(notice, { settings: { language }, answer: anAnswer() }));
      const parts = text.split('\n\n');
      const standing = place(parts, /^(How it stands|現在の状態|認証情報の状態)/);

      expect(parts[2]).not.toMatch(/^(How|Answered|現在の状態|認証情報の状態)/);
      expect(standing).toBeGreaterThan(place(parts, /^Answered|回答がありました。$/));
      expect(place(parts, /^If you need it back|^必要な場合は/)).toBeLessThan(standing);
    },
  );
});

describe('a failure', () => {
  it('comes first where not everything was given back', () => {
    const outcomes = [
      { credentialId: 'password', result: 'restored' as const },
      { credentialId: SES_KEY, result: 'failed' as const, reason: 'Throttling' },
    ];
    const parts = partsOf('restored', { case: { outcomes } });

    expect(parts[0]).toBe('Given back, but not everything');
    expect(parts[1]).toMatch(/^Please note:\n- access key AKIA…MPLE: .*could not be changed$/);
  });

  it('comes first where AWS has quarantined the user', () => {
    const parts = partsOf('quarantined', { case: QUARANTINE });

    expect(parts[0]).toBe('AWS has quarantined this user: please decide');
    expect(parts[1]).toMatch(/^AWS has quarantined this user with the policy AWSCompromisedKeyQuarantineV3/);
  });
});
