/** Whether someone in `region` may consult; everyone may when the campaign names no regions or the host knows none. */
export function servesRegion(eligible: readonly string[] | undefined, region: string | undefined): boolean {
  if (!eligible || !region) return true;
  return eligible.some((code) => region === code || region.startsWith(`${code}-`));
}
