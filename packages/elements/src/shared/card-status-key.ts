/** Before a campaign's id: where a device keeps what the entry card may know of a consultation. */
export const CARD_STATUS_KEY = 'consult:state:';

/** Whether there is anything to read; apart from the reading, which comes with the card's looks. */
export function hasCardStatus(campaign: string): boolean {
  try {
    return CARD_STATUS_KEY + campaign in localStorage;
  } catch {
    return false;
  }
}
