import { canStillRetire } from '../../domain/wish/wishes.ts';
import { keeps } from '../kept.ts';
import type { AnswerTexts, PageFacts, PageTexts } from '../page-texts.ts';
import { soon } from './soon.ts';

// A password that is turned off is gone: what comes back is a new one.
const turnedOff = ({ kinds, observationDays: days }: PageFacts) => {
  if (!kinds.has('password'))
    return `無効化するだけで、削除はしません。無効化から ${days} 日間は元に戻せます。`;
  return kinds.size > 1
    ? `無効化します。無効化から ${days} 日間は元に戻せます。パスワードは新しいものになります。`
    : `無効化します。無効化から ${days} 日間は、代わりに新しいパスワードを発行できます。`;
};

const notNeeded = ({ stage, isSeveral, record }: PageFacts) => {
  if (record.quarantine !== undefined) return '無効化する';
  if (isSeveral) return '一部だけ必要です';
  return stage === 'use' ? 'やはり不要です' : 'もう不要です';
};

const LATER: Record<PageFacts['ending'], string> = {
  'stay-disabled': 'その後は無効のまま残し、何も削除しません',
  asked: 'その後、誰かが確認するまで何も削除しません',
  deleted: 'その後、完全に削除します',
};

// What was to be turned off before and is kept now is not turned off by this case any more.
const keepUndo = ({ record, team }: PageFacts) =>
  `何も変更していないので、取り消すものはありません。やはり不要な場合は、${canStillRetire(record) ? '数分後にこのリンクをもう一度開いて回答してください' : `${team} にお知らせください`}。`;

const RETIRE: AnswerTexts = {
  label: 'もう不要',
  inMails: 'もう不要',
  option: (facts) => ({
    label: notNeeded(facts),
    hint: facts.isSeveral
      ? `それぞれ選んでください。残すものは ${facts.useWithinDays} 日以内に使用する必要があります。`
      : turnedOff(facts),
  }),
  next: (facts, answer) => ({
    next: `${facts.isPaused ? 'すべてのケースが一時停止中です。再開後に IAM をもう一度確認し、まだ使われていないものを無効化します。' : `IAM をもう一度確認し、まだ使われていないものを${soon(facts)}に無効化します。`}${facts.observationDays} 日間様子を見て、${LATER[facts.ending]}。${keeps(answer) ? `残すものは ${facts.useWithinDays} 日以内に使用してください。` : ''}メールでお知らせします。`,
    undo: `${facts.earliest === undefined || facts.isPaused ? '' : 'それまでは、このリンクをもう一度開いて、必要だと回答できます。'}無効化の後は、削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。`,
  }),
};

/** The answers to whether it is needed, in Japanese. */
export const needJa: Pick<PageTexts['answers'], 'retire' | 'none' | 'keep' | 'rarely' | 'exempt'> = {
  retire: RETIRE,
  none: {
    ...RETIRE,
    option: (facts) => ({ label: 'すべて不要です', hint: turnedOff(facts) }),
  },
  keep: {
    label: 'まだ必要',
    inMails: 'まだ必要',
    option: ({ isSeveral, useWithinDays }) => ({
      label: isSeveral ? 'すべてまだ必要です' : 'まだ必要です',
      hint: `何も無効化しません。AWS は最後の使用日だけを見るため、${useWithinDays} 日以内に使用する必要があります。`,
    }),
    next: (facts) => ({
      next: `何も無効化しません。残すものはそれぞれ、${facts.useWithinDays} 日以内に使用する必要があります。方法と期限は${facts.link.role === 'stakeholder' ? '' : '所有者に'}メールでお知らせし、数日ごとに確認します。`,
      undo: keepUndo(facts),
    }),
  },
  exempt: {
    label: '適用除外',
    inMails: '適用除外',
    option: () => ({
      label: '指定日まで適用除外とする',
      hint: '何も無効化しません。指定日まで検出結果を抑制し、その後は自動で再開します。理由が必要です。',
    }),
    next: () => ({
      next: '何も無効化しません。検出結果は指定日まで抑制され、その後は自動で再開します。',
      undo: '何も無効化していないため、元に戻す操作は不要です。適用除外は指定日に終わり、それより前には終わりません。',
    }),
  },
  rarely: {
    label: 'たまにしか使わない',
    inMails: 'たまにしか使わない',
    option: ({ stage }) => ({
      label: 'たまにしか使いません',
      hint:
        stage === 'impact'
          ? '無効のまま、次に使う時期まで長く様子を見ます。'
          : '何も無効化せず、使用の期限を長くします。',
    }),
    next: (facts) =>
      facts.stage === 'impact'
        ? {
            next: '無効のまま、より長く様子を見ます。新しい日付をメールでお知らせします。',
            undo: '削除までいつでも、このリンクをもう一度開いて「元に戻してください」を選べます。',
          }
        : {
            next: '何も無効化しません。使用の期限をメールでお知らせします。年に一度の使用ではコントロールに合格できないため、残す必要がある場合はセキュリティ担当者に適用除外を依頼してください。',
            undo: keepUndo(facts),
          },
  },
};
