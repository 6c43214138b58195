import { css, html, type TemplateResult } from 'lit';
import { icons, type Localize } from '@consult-kit/elements/foundation.js';
import { pathText, pickText, type Finding } from '@consult-kit/protocol';

/** How many findings of each severity there are, `1 error · 2 warnings`. */
export function findingCounts(findings: readonly Finding[], words: Localize): string {
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return words.text('findings', {
    errors: words.text('findings.errors', { count: count('error') }),
    warnings: words.text('findings.warnings', { count: count('warning') }),
  });
}

/** Findings as a list, errors first. @param place - Draws the path to the value; plain text if left out. */
export function findingList(
  findings: readonly Finding[],
  words: Localize,
  place: (finding: Finding) => TemplateResult = ({ path, code }) => html`<code>${path.length > 0 ? pathText(path) : code}</code>`,
): TemplateResult {
  return html`<ul>
    ${[...findings]
      .sort((a, b) => a.severity.localeCompare(b.severity))
      .map(
        (finding) =>
          html`<li class="finding ${finding.severity}">
            ${icons.warning}<span
              ><span class="strong">${words.text(`finding.${finding.severity}`)}</span> ${place(finding)}
              ${pickText(finding.messages, words.lang())}</span
            >
          </li>`,
      )}
  </ul>`;
}

export const findingStyles = css`
  li.finding {
    display: flex;
    gap: var(--_space-2);
    padding-block: var(--_space-2);
    border-block-start: calc(var(--_unit) * 1) solid var(--_border);
  }
  .finding > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .finding.error {
    color: var(--_danger);
  }
  .finding.warning {
    color: var(--_on-warning-tint);
  }
  code {
    font-family: ui-monospace, monospace;
  }
`;
