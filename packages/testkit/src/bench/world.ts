/** One consultation as the load generators need it: its id, and the session of its patient. */
export interface Talk {
  readonly consultation: string;
  readonly patient: string;
}

/** A doctor's session with the talks of that doctor. */
export interface DoctorSeat {
  readonly session: string;
  readonly talks: readonly Talk[];
}

/** So many parts of about the same size, for as many generators. */
export function split<Item>(items: readonly Item[], parts: number): Item[][] {
  return Array.from({ length: parts }, (_, part) => items.filter((_item, index) => index % parts === part));
}
