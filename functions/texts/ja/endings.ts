import type { MailFacts } from '../mail-texts.ts';
import type { EndingsTexts } from '../step-texts.ts';

const of = ({ user, account }: MailFacts) => `AWS アカウント ${account} の IAM ユーザー ${user}`;
const closed = ({ team, quarantine }: MailFacts) =>
  quarantine === ''
    ? `この件は終了しました。対応していただくことはありません。ご不明な点は ${team} にお問い合わせください。`
    : `この件は終了しましたが、インシデントは終わっていません。今後の対応は ${team} が判断します。`;
const unchanged = ({ touched }: MailFacts) =>
  ({
    unknown: 'IAM を読み取れなかったため、何が変更されたかは分かっていません。',
    no: '何も変更していません。',
    yes: '',
  })[touched];
const list = (names: string[]) => names.join('、') || 'なし';
const open = ({ team }: MailFacts) =>
  `この件は終了しました。検出結果は未解決のまま残り、今後の対応は ${team} が判断します。`;
const irrevocable = ({ team }: MailFacts) =>
  `削除は取り消せません。必要なアクセスがある場合は、${team} に新しく依頼してください。この件は終了しました。`;

/** What is said in Japanese of each step that ends a case: in the history of the page, and in a mail. */
export const endingsJa: EndingsTexts = {
  gone: {
    inHistory: 'ユーザーはもう存在しません',
    notice: (facts) => ({
      headline: '回答は不要になりました',
      intro: `${of(facts)} はもう存在しません。`,
      next: closed(facts),
    }),
  },
  recreated: {
    inHistory: 'ユーザーが作り直されたため、ケースを終了しました',
    notice: (facts) => ({
      headline: '別のユーザーになったため終了しました',
      intro: `${of(facts)} は誰かによって削除され、作り直されました。新しいユーザーには触れずに終了しました。`,
      next: closed(facts),
    }),
  },
  'in-use': {
    inHistory: '使用中のため、ケースを終了しました',
    notice: (facts) => ({
      headline: '回答は不要になりました',
      intro: `IAM の記録では、${of(facts)} に使われていない認証情報はなくなりました。${unchanged(facts)}`,
      next: closed(facts),
    }),
  },
  protected: {
    inHistory: '保護されたユーザーのため、ケースを終了しました',
    notice: (facts) => ({
      headline: '保護されたユーザーのため終了しました',
      intro: `${of(facts)} は設定で保護されているため、この件を終了しました。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  unknown: {
    inHistory: 'IAM の情報が足りないため、ケースを終了しました',
    notice: (facts) => ({
      headline: '読み取れない情報があるため終了しました',
      intro: `${of(facts)} の認証情報について、判断に必要な情報を IAM から得られませんでした。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'nothing-active': {
    inHistory: '有効なものがないため、ケースを終了しました',
    notice: (facts) => ({
      headline: '回答は不要になりました',
      intro: `${of(facts)} に有効な認証情報はなくなったため、おたずねすることはありません。`,
      next: closed(facts),
    }),
  },
  unanswered: {
    inHistory: '回答がなく、何も変更しませんでした',
    notice: (facts) => ({
      headline: '回答がありませんでした',
      intro: `${of(facts)} の使われていない認証情報がまだ必要かどうか、誰からも回答がありませんでした。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'quarantine-unanswered': {
    inHistory: 'AWS による隔離を確認しましたが、回答がありませんでした',
    notice: (facts) => ({
      headline: '隔離されたユーザーについて回答がありませんでした',
      intro: `${of(facts)} の使われていない認証情報をどうするか、セキュリティ担当者から回答がありませんでした。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  'quarantine-found': {
    inHistory: 'AWS による隔離を確認したため、ケースを終了しました',
    notice: (facts) => ({
      headline: 'AWS がこのユーザーを隔離したため終了しました',
      intro: `${of(facts)} の認証情報の使用を待っていましたが、隔離が見つかったため終了しました。今使っているのは所有者とは限りません。`,
      next: facts.isSecurityContact
        ? 'インシデントとして対応してください。使われていない認証情報を無効にするには、検出結果をもう一度選択してください。すぐにおたずねします。'
        : closed(facts),
    }),
  },
  changed: {
    inHistory: '状況が変わったため、無効のまま残したものはありません',
    notice: (facts) => ({
      headline: '状況が変わったため、無効のまま残したものはありません',
      intro: `${of(facts)} の認証情報は不要との回答がありましたが、その時点で状況が変わっていました。このケースで無効のまま残すものはありません。`,
      next: open(facts),
    }),
  },
  'no-day-free': {
    inHistory: '空いている日がないため、何も無効化しませんでした',
    notice: (facts) => ({
      headline: '空いている日がないため、無効にしていません',
      intro: `${of(facts)} の認証情報は不要との回答がありましたが、今後 30 日間に無効化できる日がありませんでした。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  stop: {
    inHistory: '中止しました',
    notice: (facts) => ({
      headline: '中止しました',
      intro: `${of(facts)} の使われていない認証情報についての対応を中止しました。${unchanged(facts)}`,
      next: open(facts),
    }),
  },
  exempt: {
    inHistory: '適用除外とし、ケースを終了しました',
    notice: (facts) => ({
      headline: `${facts.exemption?.until ?? '当面'} まで適用除外`,
      intro: `${of(facts)} は、${facts.exemption?.until ?? '当面'} まで適用除外となり、使われていない認証情報を残すことができます。${unchanged(facts)}${facts.exemption?.reason ? `理由：「${facts.exemption.reason}」` : ''}`,
      next: 'その後、検出結果は自動的に再び開かれます。この件は終了しました。対応していただくことはありません。',
    }),
  },
  used: {
    inHistory: '使用を確認し、ケースを終了しました',
    notice: (facts) => ({
      headline:
        facts.named.used.length === 0
          ? '使用していただくものはなくなりました'
          : '使用を確認しました。ありがとうございます',
      intro:
        facts.named.used.length === 0
          ? `${of(facts)} に、使用していただくものはなくなりました。`
          : `${of(facts)} の、使用していただくものの使用が IAM に記録されました：${list(facts.named.used)}。`,
      next: closed(facts),
    }),
  },
  'not-used': {
    inHistory: '使用されないまま、ケースを終了しました',
    notice: (facts) => ({
      headline: '期限までに使用されませんでした',
      intro: `${of(facts)} の、使用していただくものについて、${facts.until} までの使用が IAM に記録されていません：${list(facts.named.notUsed)}。これらはそのままにしてあります。`,
      next: `必要な場合は、使用したうえで ${facts.team} に連絡してください。${open(facts)}`,
    }),
  },
  drift: {
    inHistory: '途中で変更があったため、ケースを終了しました',
    notice: (facts) => ({
      headline: '変更があったため終了しました',
      intro: `認証情報を無効にしている間に ${of(facts)} に変更があったため、続行せずに終了しました。`,
      next: open(facts),
    }),
  },
  'left-disabled': {
    inHistory: '無効のまま残し、ケースを終了しました',
    notice: (facts) => ({
      headline: '無効のままにしました',
      intro:
        facts.named.off.length === 0
          ? `${of(facts)} の、この件で無効にしたものは、もう残っていません。`
          : `${of(facts)} の、この件で無効にしたものは、無効のままにしました：${list(facts.named.off)}。`,
      next: 'この件は終了しました。',
    }),
  },
  deleted: {
    inHistory: '削除しました',
    notice: (facts) => ({
      headline: '削除しました',
      intro: `${of(facts)} の次のものを完全に削除し、IAM を読み直して確認しました：${list(facts.named.deleted)}。`,
      next: irrevocable(facts),
    }),
  },
  'user-deleted': {
    inHistory: 'ユーザー全体を削除しました',
    notice: (facts) => ({
      headline: 'ユーザー全体を削除しました',
      intro: `${of(facts)} を関連するものも含めて完全に削除し、IAM を読み直して確認しました。`,
      next: irrevocable(facts),
    }),
  },
  'nothing-to-restore': {
    inHistory: '何も元に戻さず、ケースを終了しました',
    notice: (facts) => ({
      headline:
        facts.whyNothingBack === 'on' ? '元に戻す必要はありませんでした' : '元に戻せるものがありませんでした',
      intro: `${of(facts)} の認証情報を元に戻すよう求められましたが、${
        {
          failed: '戻すことができませんでした。',
          on: 'すでに有効になっていたため、そのままにしました。',
          'nothing-left': '元に戻すものは残っていませんでした。',
        }[facts.whyNothingBack]
      }`,
      next:
        facts.whyNothingBack === 'on'
          ? open(facts)
          : `アクセスが必要な場合は ${facts.team} に連絡してください。${open(facts)}`,
    }),
  },
  failed: {
    inHistory: '問題が起きました。セキュリティチームが確認します',
    notice: (facts) => ({
      headline: '処理に失敗しました',
      intro: `${of(facts)} の使われていない認証情報についての処理を完了できませんでした。${unchanged(facts)}`,
      next: facts.isSecurityContact
        ? '現在の IAM の状態と失敗の内容は、検出結果のメモに記載されています。原因を取り除いたうえで、検出結果をもう一度選択してください。'
        : `動かなくなったものがある場合は ${facts.team} に連絡してください。${open(facts)}`,
    }),
  },
};
