import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

interface Found {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/** Fails with what axe finds on the page and in each of its frames, shadow roots included. */
export async function assertAccessible(page: Page, screen: string): Promise<void> {
  for (const frame of page.frames()) {
    const found = await violationsIn(frame);
    const lines = found.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${JSON.stringify(target)} ${failureSummary ?? ''}`),
    );
    assert.deepEqual(lines, [], `${screen} (${new URL(frame.url()).pathname})`);
  }
}

async function violationsIn(frame: Frame): Promise<Found[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: Found[] }> } };
    // Each frame is looked at by itself, because axe cannot talk across origins.
    return (await inPage.run(document, { iframes: false })).violations;
  });
}
