/** One line of a plain page: text, or a link. */
export type PlainLine = string | { text: string; href: string };

/** A page of a title and some lines, without scripts and styles: for the index, and where a page is missing. */
export function plainPage(title: string, lines: readonly PlainLine[]): string {
  const body = lines.map((line) =>
    typeof line === 'string' ? `<p>${escape(line)}</p>` : `<p><a href="${escape(line.href)}">${escape(line.text)}</a></p>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head><body><main><h1>${escape(title)}</h1>${body.join('')}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
