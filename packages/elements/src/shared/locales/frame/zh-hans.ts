import type { frameEn } from './en.ts';

/** Texts of the frame that does not answer, simplified Chinese. */
export const frameZhHans: Record<keyof typeof frameEn, string> = {
  'state.error': '出了点问题，您填写的内容已保留。({code})',
  'state.retry': '重试',
};
