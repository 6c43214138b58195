/** Texts of the frame that does not answer. */
export const frameEn = {
  'state.error': 'Something went wrong. Your answers are saved. ({code})',
  'state.retry': 'Try again',
} as const;
