import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Doc comments of one exported schema: of itself (`''`), of its properties by path, and of its variants by their literal. */
export type SchemaComments = ReadonlyMap<string, string>;

/**
 * Reads the doc comments of every exported schema of a source file, so that the reference says what the source says.
 * A property of a variant stands under `literal/path`, any other under its dotted path.
 */
export function readSchemaComments(file: URL): ReadonlyMap<string, SchemaComments> {
  const source = ts.createSourceFile(file.pathname, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Map<string, SchemaComments>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (!ts.isIdentifier(declaration.name) || !declaration.initializer) continue;
      const comments = new Map<string, string>([['', commentBefore(statement, source)]]);
      collect(declaration.initializer, '', source, comments);
      found.set(declaration.name.text, comments);
    }
  }
  return found;
}

function collect(node: ts.Node, path: string, source: ts.SourceFile, comments: Map<string, string>): void {
  if (ts.isObjectLiteralExpression(node)) {
    const literal = literalOf(node);
    const prefix = literal ? `${literal}/` : path;
    if (literal) comments.set(`${literal}/`, commentBefore(node.parent, source) || commentBefore(node, source));
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) collectSpread(property, prefix, source, comments);
      if (!ts.isPropertyAssignment(property)) continue;
      const own = `${prefix}${property.name.getText(source).replace(/['"]/g, '')}`;
      comments.set(own, commentBefore(property, source));
      collect(property.initializer, `${own}.`, source, comments);
    }
    return;
  }
  ts.forEachChild(node, (child) => collect(child, path, source, comments));
}

/** Comments of the properties that come from a constant of the same file: `...questionBase`. */
function collectSpread(spread: ts.SpreadAssignment, prefix: string, source: ts.SourceFile, comments: Map<string, string>): void {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText(source) !== spread.expression.getText(source) || !initializer || !ts.isObjectLiteralExpression(initializer))
        continue;
      for (const property of initializer.properties) {
        if (ts.isPropertyAssignment(property)) comments.set(`${prefix}${property.name.getText(source)}`, commentBefore(property, source));
      }
    }
  }
}

/** The value of `type` or `kind` that tells a variant from the others. */
function literalOf(node: ts.ObjectLiteralExpression): string | undefined {
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || !/^(type|kind)$/.test(property.name.getText(source(node)))) continue;
    const literal = /z\.literal\('([^']+)'\)/.exec(property.initializer.getText(source(node)));
    if (literal) return literal[1];
  }
  return undefined;
}

function source(node: ts.Node): ts.SourceFile {
  return node.getSourceFile();
}

/** The doc comment right before a node, as one paragraph. */
function commentBefore(node: ts.Node, file: ts.SourceFile): string {
  const ranges = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  const last = ranges.at(-1);
  const text = last ? file.text.slice(last.pos, last.end) : '';
  if (!text.startsWith('/**')) return '';
  return text
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
