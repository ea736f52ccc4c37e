/** The days of the week by their English names. */
export const weekdaysJa = {
  Mon: '月',
  Tue: '火',
  Wed: '水',
  Thu: '木',
  Fri: '金',
  Sat: '土',
  Sun: '日',
} as const;
