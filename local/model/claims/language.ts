import type { Language } from './scan.ts';

/** Where an English sentence ends, and the words by which one is about a credential. */
export const ENGLISH: Language = {
  about:
    /[A-Z]{4}…|passwords?\b|access keys?\b|\bkeys?\b|credential|\bturn(ed|s)?\b.{0,20}\b(on|off)\b|\boff\b|disabl|enabl|delet|\bback\b|restor|retire|\bchanged?\b|untouched|left alone|exists?\b|\bactive\b|\bused\b/i,
  end: /[.?!]["”)]*(?=\s|$)/,
};

/** The same of Japanese. */
export const JAPANESE: Language = {
  about:
    /[A-Z]{4}…|パスワード|アクセスキー|キー|認証情報|無効|有効|削除|元に戻|戻せ|戻す|復元|残し|変更|使用され|使用を確認|存在し/,
  end: /[。？！][」）]*/,
};
