import type { EvidenceTexts } from '../evidence-texts.ts';

const DEPLOY =
  'このアカウントを読み取るロールに権限がありません。メンバースタックをもう一度デプロイする必要があります';

/** What is said in Japanese of what is known of a user besides its credentials. */
export const evidenceJa: EvidenceTexts = {
  heading: 'このユーザーについて分かっていること',
  headingInMails: 'このユーザーについて分かっていること：',
  described: (key, description) => `${key} – 説明「${description}」`,
  notDescribed: (key) => `${key} – 説明なし`,
  keys: 'アクセスキー（検索用の完全な ID）',
  services: 'いずれかの認証情報で利用を試みたサービス',
  servicesNote: (readAt) =>
    `${readAt} の AWS の記録です。拒否された試みも含み、直近の数時間は含まれないことがあります。`,
  service: (name, day, region) => `${day} – ${name}${region === undefined ? '' : `、${region}`}`,
  moreServices: (count) => `ほか ${count} 件`,
  noServices: 'AWS が記録している期間（少なくとも 400 日）にはありません。',
  servicesPending: 'サービス：まだ分かりません。AWS が集計中です。次のメールの前にもう一度確認します。',
  servicesUnknown:
    'サービス：分かりません。AWS から回答がありませんでした。次のメールの前にもう一度確認します。',
  servicesDenied: `サービス：分かりません。${DEPLOY}。`,
  latest: (services) =>
    `いずれかの認証情報で最後に利用を試みたサービス：${services.map(({ name, day }) => `${name}（${day}）`).join('、')}。`,
  admin: '管理者権限',
  adminPolicy: ({ name, by, groups = [] }) => {
    if (by === 'user') return `ポリシー ${name} があります。`;
    const [only, ...others] = groups;
    const group = only === undefined || others.length > 0 ? '所属グループのいずれか' : `グループ ${only} `;
    return `${group}によるポリシー ${name} があります。`;
  },
  moreAdmin: 'ほかにもあります。',
  notAdmin: '管理者を示す名前のポリシーはありません。',
  adminUnknown: 'ポリシー：管理者かどうか分かりません。一部を読み取れませんでした。',
  adminDenied: `グループのポリシー：分かりません。${DEPLOY}。`,
  inShort: {
    line: (parts) => `このユーザーについて：${parts.join('、')}。`,
    triedLast: (service, day) => `最後に利用を試みたサービスは ${service}（${day}）`,
    policy: (name) => `ポリシー ${name} あり`,
    managedBy: (tag) => `コードで管理（タグ ${tag}）、コードからも削除が必要`,
  },
  origin: '由来',
  managedBy: (key, value) =>
    `タグ ${key}（「${value}」）によると、コードで管理されています。コードからも消さないと、元に戻ります。`,
  madeBy: (key, value) => `タグ ${key} は「${value}」です。`,
};
