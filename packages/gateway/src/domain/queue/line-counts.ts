import type { ConsultationStore } from '../consultations/consultation-store.ts';

/** People of one group and language of a campaign who are in line or in a talk at this moment. */
export interface LineCounts {
  readonly module: string;
  /** As the campaign wrote it when they came. */
  readonly language: string;
  readonly waiting: number;
  readonly talking: number;
}

/** Whom a campaign has, group by group and language by language. */
export async function lineCounts(store: Pick<ConsultationStore, 'goingOnIn'>, campaign: string): Promise<readonly LineCounts[]> {
  return (await store.goingOnIn(campaign)).flatMap(({ module, language, state, count }) =>
    state === 'paused' ? [] : [{ module, language, waiting: 0, talking: 0, [state]: count }],
  );
}

/** When the first of those who are there, in a pause too, entered the line; `null` without anybody. */
export async function firstCameMs(store: Pick<ConsultationStore, 'goingOnIn'>, campaign: string): Promise<number | null> {
  const rows = await store.goingOnIn(campaign);
  return rows.length === 0 ? null : Math.min(...rows.map(({ sinceMs }) => sinceMs));
}
