/** Flags for every browser that tests start: no sandbox (containers have none), and no traffic of the browser's own. */
export const chromiumArguments: string[];

/**
 * Where the machine's Chromium is: `CHROME_PATH` if set, else the usual places.
 * @returns path of the executable, `undefined` when there is none.
 */
export function findChromium(environment?: Readonly<Record<string, string | undefined>>): string | undefined;
