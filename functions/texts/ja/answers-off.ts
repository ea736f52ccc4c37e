import { isUpToContacts } from '../../domain/question/quarantine.ts';
import type { PageFacts, PageTexts } from '../page-texts.ts';
import { soon } from './soon.ts';

const all = ({ wholeUser }: PageFacts) => (wholeUser ? 'IAM ユーザー全体' : '無効化したもの');

const howItComesBack = ({ comesBack }: PageFacts) => {
  if (!comesBack.has('password')) return '数分で元どおり使えるようになります。';
  return comesBack.size > 1
    ? 'アクセスキーは数分でまた使えます。パスワードは新しいものになり、セキュリティチームがお渡しします。'
    : '新しいパスワードを、セキュリティチームがお渡しします。';
};

/** The answers about what is turned off, in Japanese. */
export const offJa: Pick<PageTexts['answers'], 'restore' | 'confirm' | 'leave-disabled'> = {
  restore: {
    label: '元に戻してください',
    inMails: '元に戻してください',
    option: (facts) => ({
      label: '元に戻してください',
      hint: isUpToContacts(facts.record, facts.link)
        ? 'セキュリティ担当者に確認し、その判断に従います。'
        : howItComesBack(facts),
    }),
    next: ({ record, useWithinDays, team, link, comesBack }) =>
      isUpToContacts(record, link)
        ? {
            next: '元に戻すかどうか、数分以内にセキュリティ担当者に確認します。結果はメールでお知らせします。それまでは無効のままです。',
            undo: `やはり不要な場合は ${team} にお知らせください。`,
          }
        : {
            next: `このケースで無効化したものを数分以内にすべて元に戻し、メールでお知らせします。${
              comesBack.has('password') ? `新しいパスワードは ${team} がお渡しします。` : ''
            }${useWithinDays} 日以内に使用してください。`,
            undo: `元に戻した後はそのまま残します。やはり不要な場合は ${team} にお知らせください。`,
          },
  },
  confirm: {
    label: '削除してよい',
    inMails: '削除してよい',
    option: (facts) =>
      facts.stage === 'deletion'
        ? { label: '完全に削除する', hint: `${all(facts)}を削除します。元に戻せません。` }
        : {
            label: '影響はないので、削除してよい',
            hint: `${facts.until} より後に、再度の確認なしで${all(facts)}を削除します。それまでは元に戻せます。`,
          },
    next: ({ stage, until, wholeUser, isPaused, earliest }) =>
      stage === 'impact'
        ? {
            next: `無効のままです。${until} より後に、再度の確認なしで${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
            undo: 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。',
          }
        : {
            next: `${isPaused ? 'すべてのケースが一時停止中です。再開後に IAM をもう一度確認し、' : `IAM をもう一度確認し、${soon({ earliest })}に`}${wholeUser ? 'IAM ユーザー全体' : '無効化したもの'}を削除します。`,
            undo: '削除が始まる前だけ、すぐにこのリンクを開いて「元に戻してください」を選べます。削除したものは戻せません。',
          },
  },
  'leave-disabled': {
    label: '無効のままにする',
    inMails: '無効のままにする',
    option: ({ stage }) => ({
      label: '無効のままにする',
      hint:
        stage === 'deletion'
          ? '何も削除せず、ケースを終了します。'
          : '何も削除しません。期間が終わっても無効のままです。',
    }),
    next: ({ stage, team }) => ({
      next:
        stage === 'impact'
          ? '無効のままです。期間が終わるとケースを終了し、何も削除しません。'
          : '無効のままです。何も削除せず、数分以内にケースを終了します。',
      undo:
        stage === 'impact'
          ? 'それまでは、このリンクをもう一度開いて「元に戻してください」を選べます。'
          : `その後は ${team} が再び有効にできます。`,
    }),
  },
};
