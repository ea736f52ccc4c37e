import { isUpToContacts } from '../../domain/question/quarantine.ts';
import { TRY_AGAIN_MINUTES } from '../../domain/settings/longest-history.ts';
import { canAskBack } from '../../domain/wish/have-back.ts';
import { nameIn } from '../credential-texts.ts';
import type { PageFacts, PageTexts } from '../page-texts.ts';
import { credentialsJa } from './credentials.ts';

/** That nothing of a quarantined user is given back on an owner's word; empty where this person decides. */
export const whoDecides = ({ record, link }: Pick<PageFacts, 'record' | 'link'>) =>
  isUpToContacts(record, link) ? '元に戻すかどうかは、セキュリティ担当者が判断します。' : '';

const whileWatched = ({ until, comesBack, record, link }: PageFacts) => {
  const isNew = comesBack.has('password');
  if (isUpToContacts(record, link))
    return `${until} まで、このケースで無効化したものを元に戻すよう依頼できます。${whoDecides({ record, link })}それまで${isNew ? '、ほかには' : ''}何も削除しません。`;
  return isNew
    ? `${until} まで、このケースで無効化したものを元に戻せます。パスワードは新しいものになります。それまで、ほかには何も削除しません。`
    : `${until} まで、このケースで無効化したものを元に戻せます。それまで何も削除しません。`;
};

/** Where a case stands, in Japanese. */
export const stagesJa: PageTexts['stages'] = {
  starting: () => ['ケースを準備しています', '何も変更していません。数分後にもう一度ご覧ください。'],
  stakeholder: ({ until }) => [
    '回答をお待ちしています',
    `期限は ${until} です。まだ何も変更していません。回答がなければ何も変更しません。`,
  ],
  impact: (facts) => ['影響がないか様子を見ています', whileWatched(facts)],
  deletion: ({ until }) => [
    '削除してよいですか',
    `${until} まで回答をお待ちします。回答がなければ何も削除せず、無効化したものはそのままにします。`,
  ],
  use: ({ until, record }) => [
    '使用をお待ちしています',
    `${until} までにそれぞれ使用してください: ${(record.mustUse?.credentialIds ?? []).map(nameIn(credentialsJa)).join('、')}。数日ごとに確認します。使用がなくても無効化はしませんが、検出結果を再び開きます。`,
  ],
  paused: ({ record, link, isPaused, earliest }) =>
    record.question?.window !== undefined && !isPaused && earliest !== undefined
      ? [
          record.question.window.resumeAt === 'delete' ? '削除の予定です' : '無効化の予定です',
          `${earliest} 以降に行います。それまでは何も変更しません。${record.disabled.length > 0 ? 'このケースで無効化したものは、それまで元に戻すよう依頼できます。' : 'やはり必要な場合は、それまでに回答してください。'}`,
        ]
      : isPaused
        ? [
            '一時停止中です',
            `セキュリティチームがすべてのケースを一時停止している間は、何も無効化・削除しません。${record.disabled.length > 0 ? `このケースで無効化したものは、その間も元に戻すよう依頼できます。${whoDecides({ record, link })}` : ''}再開後は自動的に続きます。`,
          ]
        : ['一時停止は終わりました', 'このケースは数時間以内に自動的に続きます。'],
  taken: ({ isPaused }) => [
    '回答を受け付けました',
    isPaused
      ? '次の手順に進みます。無効化や削除は、一時停止が終わるまで待ちます。'
      : '次の手順を進めています。数分かかります。',
  ],
  'held-up': ({ heldUp, record }) => [
    '障害のため止まっています',
    `${heldUp?.since} から処理できていません。${heldUp?.until} まで ${TRY_AGAIN_MINUTES} 分ごとに再試行します。決まったことは変わりません。${heldUp?.isGivingBack ? '依頼されたものは、復旧後に元に戻します。' : canAskBack(record) ? '無効になっているものは、その間も元に戻すよう依頼できます。' : ''}`,
  ],
  restoring: () => [
    '元に戻しています',
    '数分かかります。何がいつまでに使用を必要とするか、メールでお知らせします。',
  ],
  deleting: () => ['削除しています', '削除が始まったため、もう止められません。'],
  closed: ({ record, time }) => [
    'このケースは終了しました',
    record.closedAt === undefined ? '' : `終了日時: ${time(record.closedAt)}`,
  ],
};
