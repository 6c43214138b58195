import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import ts from 'typescript';
import { compactTemplates } from './compact-templates.ts';

const compilerOptions = { target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.ESNext };

/** What a tag gets to see: texts and values one after the other. */
function seen(source: string): string {
  const { outputText } = ts.transpileModule(source, { compilerOptions, transformers: { before: [compactTemplates] } });
  const join = (strings: readonly string[], ...values: unknown[]): string =>
    strings.map((text, index) => (index < values.length ? `${text}${values[index]}` : text)).join('');
  return runInNewContext(outputText, { html: join, svg: join, css: join, other: join }) as string;
}

describe('compactTemplates', () => {
  it('takes indentation out of markup and keeps the gap between two elements', () => {
    assert.equal(seen('html`<p>\n  <b>a</b>\n  <i>${1}</i\n  >b  c</p>`'), '<p> <b>a</b> <i>1</i >b  c</p>');
  });

  it('takes spaces and comments out of styles, and keeps those that mean something', () => {
    const source =
      "css`\n  :host([open]) .a > b,\n  .c :hover {\n    /* why */\n    margin: calc(1px + ${2}px) auto;\n    content: ', ';\n  }\n`";
    assert.equal(seen(source), " :host([open]) .a > b,.c :hover{ margin:calc(1px + 2px) auto;content:', ';}");
    assert.equal(seen('css`@media (min-width: 1px) and (color) { a { b: c } }`'), '@media (min-width:1px) and (color){a{b:c}}');
  });

  it('reaches templates inside templates', () => {
    assert.equal(seen('html`<p>${html`<b>\n  x</b>`}\n</p>`'), '<p><b> x</b> </p>');
  });

  it('leaves other tags, and texts with escapes, as they are', () => {
    assert.equal(seen('other`a\n  b`'), 'a\n  b');
    assert.equal(seen('html`a\\u0041\n  b`'), 'aA\n  b');
  });
});
