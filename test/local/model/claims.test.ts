import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../functions/domain/settings/language.ts';
import type { ReadText } from '../../../local/model/claims/claim.ts';
import { SPOKEN } from '../../../local/model/claims/languages.ts';
import { readMail, readNote, readPage } from '../../../local/model/claims/read-text.ts';

const EN = 'IAM user alice in AWS account 123456789012 (production)';
const JA = 'AWS アカウント 123456789012 の IAM ユーザー alice';
const AT = '2026-03-01 09:00 UTC';
const KEY = 'AKIA…0001';

function shown({ claims, unread }: ReadText): string[] {
  const said = claims.map(
    ({ credential, says, asOf }) => `${credential}: ${says}${asOf === undefined ? '' : ` at ${asOf}`}`,
  );
  return [...said, ...unread.map(() => 'unread')];
}

function page(lang: Language, body: string): string {
  return `<!doctype html>\n<html lang="${lang}">\n<head>\n<title>deleted</title>\n</head>\n<body>${body}</body></html>`;
}

/** A row of the table of a page: what happens is its last cell. */
function fate(name: string, column: string, text: string): string {
  return `<tr role="row"><th role="rowheader" scope="row">${name}</th>\n<td role="cell" data-label="${column}">${text}</td></tr>`;
}

describe('a note', () => {
  it.each<[string, string[]]>([
    [
      `Stopped. As read ${AT}: password: disabled by this case; AKIA…0001: deleted by this case.`,
      [`password: off-by-us at ${AT}`, `${KEY}: deleted-by-us at ${AT}`],
    ],
    [
      `As read ${AT}: password: on (given back); AKIA…0001: off, not by this case; AKIA…0002: on.`,
      [`password: restored at ${AT}`, `${KEY}: off-by-someone at ${AT}`, `AKIA…0002: on at ${AT}`],
    ],
    [`As read ${AT}: no password and no access key.`, [`password: gone at ${AT}`, `all: gone at ${AT}`]],
    ['The user could not be read: password: unknown.', ['password: unknown']],
    [
      `As read ${AT}: password: being disabled by this case; AKIA…0001: being given back by this case.`,
      ['password: turning-off', `${KEY}: turning-on`],
    ],
    ['Nothing is left to retire. The user no longer exists.', ['user: gone']],
    [
      `Left disabled: password, ${KEY}, proven by re-read at ${AT}.`,
      ['password: off-by-us', `${KEY}: off-by-us`],
    ],
    [`Deleted ${KEY}, proven by re-read at ${AT}.`, [`${KEY}: deleted-by-us`]],
    [
      `Disabled ${KEY}, proven by re-read. Not needed, with the link sent to a.b@example.com, ${AT}. Watching until ${AT}; the owner can have them back at any time.`,
      [`${KEY}: off-by-us`, `${KEY}: can-be-given-back`],
    ],
    [
      `Given back because of a use: ${KEY} restored; password failed (Create a login profile of alice: AccessDenied. ${KEY} restored; no). Must be used by ${AT}, or the control fails again.`,
      [`${KEY}: restored`],
    ],
    [`Also: ${KEY} left alone (it exists no more); password used.`, [`${KEY}: gone`, 'password: used']],
    [`Also: ${KEY} left alone (someone has switched it off).`, [`${KEY}: off-by-someone`]],
    [`Used, as far as IAM reports: ${KEY}, password.`, [`${KEY}: used`, 'password: used']],
    [
      `Failed: ${KEY} (Deactivate ${KEY}: AccessDenied. No). Stopped. Nothing was changed.`,
      ['all: untouched'],
    ],
    [`The case failed: X: Y (password is deleted. No). As read ${AT}: ${KEY}: on.`, [`${KEY}: on at ${AT}`]],
    [
      'The case failed: X: Y. The user could not be read: password: unknown. Disabled by this case before: password.',
      ['password: unknown', 'password: disabled-before'],
    ],
    [
      `Paused since 2026-03-01 09:00 UTC by us: "no". As read ${AT}: password: disabled by this case. What is still disabled by this case can be had back at any time.`,
      [`password: off-by-us at ${AT}`],
    ],
    [
      'Nothing was changed. AKIA…0001 is left alone: IAM did not answer X (Denied).',
      ['all: untouched', `${KEY}: unknown`],
    ],
    ['Exempt until 2026-05-01 09:00 UTC. Opens again by itself then. Reason: "password: on. No".', []],
  ])('%s', (note, claims) => {
    expect(shown(readNote(`${note} Case alice-AIDAEXAMPLE123456789-1.`))).toEqual(claims);
  });

  it('that was cut says nothing in its last sentence', () => {
    const note = `Stopped. As read ${AT}: ${KEY}: on. Left disabled: password, AKIA…00… Case alice-AIDA1-1.`;

    expect(shown(readNote(note))).toEqual([`${KEY}: on at ${AT}`]);
  });

  it('that was cut is still read up to there', () => {
    expect(shown(readNote('The password works. Left disabled: pass…'))).toEqual(['unread']);
    expect(shown(readNote('Left disabled: nothing. The password wor…'))).toEqual(['unread', 'unread']);
  });
});

describe('a mail', () => {
  const lists = `What IAM reports (use in the last hours may be missing):\n- password: never used as far as IAM has recorded, created 2024-01-01; off since ${AT}\n- access key ${KEY}`;

  it.each<[string, string[]]>([
    [
      `x\n\nThe credentials below of ${EN} are given back.\n\n${lists}`,
      ['password: restored', `${KEY}: restored`, 'password: off-by-us'],
    ],
    [
      `x\n\nThe credentials below of ${EN} are turned off. We watch until ${AT} whether anything breaks.`,
      ['all: off-by-us'],
    ],
    [
      `x\n- access key ${KEY}: last used 2026-02-27 (s3, eu-west-1), created 2023-02-01 (in use)`,
      [`${KEY}: on`, `${KEY}: used`],
    ],
    [`x\n- access key ${KEY}: last used 2026-02-27 (cannot be judged: IAM is silent)`, [`${KEY}: unknown`]],
    [
      `x\nHow it stands, as IAM showed it on ${AT}:\n- password: deleted by this case\n- access key ${KEY}: gone, left alone (someone else deleted it)`,
      [`password: deleted-by-us at ${AT}`, `${KEY}: gone at ${AT}`],
    ],
    [
      `x\nHow it stands, as IAM showed it on ${AT}:\n- password: being turned off by this case\n- access key ${KEY}: being given back by this case`,
      ['password: turning-off', `${KEY}: turning-on`],
    ],
    [
      `まだ\n認証情報の状態（${AT} 時点の IAM の情報）：\n- パスワード：この件で無効にしています\n- アクセスキー ${KEY}：この件で元に戻しています`,
      ['password: turning-off', `${KEY}: turning-on`],
    ],
    [
      'x\nHow it stands:\n- password: not known\n- access key AKIA…0001: on, given back, used',
      ['password: unknown', `${KEY}: restored`],
    ],
    [
      `x\nIAM now reports a use of what was to be used of ${EN}: password, access key ${KEY}.`,
      ['password: used', `${KEY}: used`],
    ],
    [`x\nTurned off: password.`, ['password: off-by-us']],
    [`x\nThe ${EN} does not exist any more.`, ['user: gone']],
    [
      `x\nSomething was changed on ${EN} while this case had credentials turned off, so it ended without going on.\n\nHow it stands, as IAM showed it on ${AT}:\n- password: on`,
      [`password: on at ${AT}`],
    ],
    [
      `x\nIt was answered that credentials of ${EN} are not needed, but something had changed by then. This case leaves nothing turned off.`,
      ['all: not-left-off'],
    ],
    [
      `x\nKept, as answered: access key ${KEY}, password; to be used by ${AT}.`,
      [`${KEY}: untouched`, 'password: untouched'],
    ],
    [
      `元に戻しました\n\n${JA} の次の認証情報を元に戻しました。アクセスキーは以前のまま再び有効です。`,
      ['all: restored'],
    ],
    [
      `まだ\n- アクセスキー ${KEY}：最終使用 2025-06-01（ses：SES でのメール送信、eu-central-1）、作成 2023-01-01、${AT} から無効`,
      [`${KEY}: off-by-us`],
    ],
    [
      `まだ\n- パスワード：IAM の記録では一度も使われていません（判定できません）\n認証情報の状態（${AT} 時点の IAM の情報）：\n- アクセスキー ${KEY}：この件で無効にしました、変更できませんでした`,
      [`password: unknown at ${AT}`, `${KEY}: off-by-us at ${AT}`],
    ],
    [`まだ\n${JA} はもう存在しません。`, ['user: gone']],
    [
      'まだ\n誰からも回答がない場合：何も削除されず、無効のままです。何も変更していません。',
      ['all: off-by-us', 'all: untouched'],
    ],
  ])('%s', (text, claims) => {
    expect(shown(readMail({ text }))).toEqual(claims);
  });
});

describe('a page', () => {
  it.each<[string, string[]]>([
    [
      page('en', `<p>Until ${AT}. Nothing has been changed, and without an answer nothing will be.</p>`),
      ['all: untouched'],
    ],
    [page('en', fate(`access key ${KEY}`, 'What happens', 'Not turned off')), [`${KEY}: untouched`]],
    [
      page('en', fate('password', 'What happens', 'Stays: IAM didn&#39;t say')),
      ['password: unknown', 'password: untouched'],
    ],
    [
      page(
        'en',
        `${fate('password', 'What happens', `Turned off on ${AT}`)}<p>As IAM reported it on 2026-03-02 10:00 UTC; use in the hours before may be missing.</p>`,
      ),
      ['password: off-by-us at 2026-03-02 10:00 UTC'],
    ],
    [
      page(
        'en',
        `${fate('password', 'What happens', 'Being turned off')}${fate(`access key ${KEY}`, 'What happens', 'Being given back')}<p>As IAM reported it on 2026-03-02 10:00 UTC; use in the hours before may be missing.</p>`,
      ),
      ['password: turning-off', `${KEY}: turning-on`],
    ],
    [page('ja', '<dl><dt>パスワード</dt><dd>無効にしています</dd></dl>'), ['password: turning-off']],
    [page('ja', '<dl><dt>パスワード</dt><dd>元に戻しています</dd></dl>'), ['password: turning-on']],
    [page('en', fate('password', 'What happens', 'Gone, but not deleted by this case')), ['password: gone']],
    [page('en', '<dl><dt>Policies</dt><dd>ChangePassword, disabled</dd></dl>'), []],
    [page('en', '<textarea>The password is off.</textarea>'), []],
    [page('en', '<dl><dt>password</dt><dd>Given back</dd></dl>'), ['password: restored']],
    [page('en', '<dl><dt>password</dt><dd>is fine</dd></dl>'), ['unread']],
    [page('ja', '<h2>削除しています</h2>'), ['all: cannot-be-given-back']],
    [page('ja', fate('パスワード', 'どうなるか', '回答により残します')), ['password: untouched']],
    [
      page(
        'ja',
        `${fate('パスワード', 'どうなるか', '有効')}<p>${AT} 時点の IAM の情報です。直前数時間の使用は含まれないことがあります。</p>`,
      ),
      [`password: on at ${AT}`],
    ],
  ])('%s', (html, claims) => {
    expect(shown(readPage(html))).toEqual(claims);
  });
});

describe('a claim', () => {
  it('has its sentence as people read it', () => {
    const html = page('en', fate('password', 'What happens', 'Stays: IAM didn&#39;t say'));

    expect(readPage(html).claims[0]?.sentence).toBe("password – What happens: Stays: IAM didn't say");
  });
});

describe('a sentence that no row knows', () => {
  it.each([
    ['AKIA…0001 is asleep.', readNote],
    ['Left disabled: AKIA…0001, proven by re-read at some time.', readNote],
    [`As read ${AT}: password: on; AKIA…0001: Inactive.`, readNote],
    ['The access key was given back to its owner.', readNote],
    ['The credentials of alice sleep.', readNote],
    ['x\n- password sleeps', (text: string) => readMail({ text })],
    ['x\n- password: switched off', (text: string) => readMail({ text })],
    [`x\nThe credentials below of ${EN} are turned off and deleted.`, (text: string) => readMail({ text })],
    [
      `The password is lost. ${EN} asks: the credentials below of ${EN} have not been used for a long time.`,
      (text: string) => readMail({ text }),
    ],
    ['まだ\n認証情報を無効にしませんでした。', (text: string) => readMail({ text })],
    ['まだ\n- パスワード：消えました', (text: string) => readMail({ text })],
    ['Turned off for good', (text: string) => readPage(page('en', `<h2>${text}</h2>`))],
    ['Kept for ever', (text: string) => readPage(page('en', fate('password', 'What happens', text)))],
    ['すべて元に戻せません。', (text: string) => readPage(page('ja', `<p>${text}</p>`))],
  ])('is unread: %s', (text, read) => {
    const { claims, unread } = read(text);

    expect(unread).toHaveLength(1);
    expect(claims).toEqual([]);
  });

  it('is not reported where it is about no credential', () => {
    expect(readNote('Security Hub says PASSED. Case a-AIDA1-1.')).toEqual({ claims: [], unread: [] });
  });
});

describe('the tables', () => {
  it.each(LANGUAGES)('have no sentence twice: %s', (language) => {
    for (const phrases of [SPOKEN[language].mail, SPOKEN[language].page]) {
      const texts = phrases.map(([text]) => text);

      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });
});
