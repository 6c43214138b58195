import ts from 'typescript';

/** Tags of Lit whose texts the browser reads as HTML, SVG or CSS. */
const COMPACT: Readonly<Record<string, (text: string) => string>> = { html: compactMarkup, svg: compactMarkup, css: compactCss };

/**
 * Takes the indentation out of Lit's templates and the comments out of its styles while TypeScript writes scripts: minifiers leave
 * what stands in a template alone. What the browser makes of it stays the same.
 */
export function compactTemplates(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const compact = ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) ? COMPACT[node.tag.text] : undefined;
    const visited = ts.visitEachChild(node, visit, context);
    if (!compact || !ts.isTaggedTemplateExpression(visited)) return visited;
    const { tag, typeArguments, template } = visited;
    return factory.updateTaggedTemplateExpression(visited, tag, typeArguments, compactTemplate(template, compact, factory));
  };
  return (file) => ts.visitNode(file, visit, ts.isSourceFile);
}

function compactTemplate(template: ts.TemplateLiteral, compact: (text: string) => string, factory: ts.NodeFactory): ts.TemplateLiteral {
  const textOf = ({ text, rawText }: ts.TemplateLiteralLikeNode): [string, string] => {
    // Where something is escaped, what is written and what is meant differ: left alone.
    const raw = rawText ?? text;
    return raw.includes('\\') ? [text, raw] : [compact(text), compact(raw)];
  };
  if (ts.isNoSubstitutionTemplateLiteral(template)) return factory.createNoSubstitutionTemplateLiteral(...textOf(template));
  const spans = template.templateSpans.map((span) => {
    const literal = ts.isTemplateTail(span.literal)
      ? factory.createTemplateTail(...textOf(span.literal))
      : factory.createTemplateMiddle(...textOf(span.literal));
    return factory.updateTemplateSpan(span, span.expression, literal);
  });
  return factory.updateTemplateExpression(template, factory.createTemplateHead(...textOf(template.head)), factory.createNodeArray(spans));
}

/** One space is drawn like many, and a gap between two elements stays a gap. */
function compactMarkup(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Texts in quotes stay as they are; a space before a colon may be a descendant's, so only those after it go. */
function compactCss(text: string): string {
  return text.replace(/("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};,])\s*|:\s+|\s+/g, (found, quoted?: string, mark?: string) => {
    if (quoted !== undefined) return quoted;
    if (mark !== undefined) return mark;
    if (found.startsWith(':')) return ':';
    return found.startsWith('/*') ? '' : ' ';
  });
}
