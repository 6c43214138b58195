import ts from 'typescript';

/**
 * Turns `#name` into the ordinary property `_name` while TypeScript writes scripts; sources and declarations keep `#`.
 *
 * The oldest browsers of the shopper's elements know no private methods, so TypeScript would keep every private member in a `WeakMap`
 * and read it through a function: measured, that made the client 14 % larger and the chat 8 %. A class that extends another one puts its own name
 * behind, `_name$Class`, because both may have a `#state`.
 */
export function softPrivates(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  return (file) => new Softener(context).visit(file) as ts.SourceFile;
}

class Softener {
  readonly #context: ts.TransformationContext;
  /** New names by old, one map for each class around the current node, the innermost last. */
  readonly #classes: Array<ReadonlyMap<string, string>> = [];

  constructor(context: ts.TransformationContext) {
    this.#context = context;
  }

  visit(node: ts.Node): ts.Node {
    if (ts.isClassLike(node)) return this.#visitClass(node);
    if (ts.isBinaryExpression(node) && ts.isPrivateIdentifier(node.left)) return this.#visitBrandCheck(node, node.left);
    if (ts.isPrivateIdentifier(node)) {
      const name = this.#newName(node);
      return name === undefined ? node : this.#context.factory.createIdentifier(name);
    }
    return this.#visitChildren(node);
  }

  #visitClass(node: ts.ClassLikeDeclaration): ts.Node {
    this.#classes.push(newNames(node));
    const visited = this.#visitChildren(node);
    this.#classes.pop();
    return visited;
  }

  /** `#name in object` → `'_name' in object`. */
  #visitBrandCheck(node: ts.BinaryExpression, left: ts.PrivateIdentifier): ts.Node {
    const name = this.#newName(left);
    if (name === undefined) return this.#visitChildren(node);
    const { factory } = this.#context;
    const right = ts.visitNode(node.right, (child) => this.visit(child), ts.isExpression);
    return factory.updateBinaryExpression(node, factory.createStringLiteral(name), node.operatorToken, right);
  }

  #visitChildren(node: ts.Node): ts.Node {
    return ts.visitEachChild(node, (child) => this.visit(child), this.#context);
  }

  #newName({ text }: ts.PrivateIdentifier): string | undefined {
    return this.#classes.findLast((names) => names.has(text))?.get(text);
  }
}

/** A class without a name keeps its private members as they are: nothing would tell them from those of the class that it extends. */
function newNames({ name, members, heritageClauses }: ts.ClassLikeDeclaration): ReadonlyMap<string, string> {
  if (!name) return new Map();
  const suffix = heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) ? `$${name.text}` : '';
  const privates = members.flatMap((member) => (member.name && ts.isPrivateIdentifier(member.name) ? [member.name.text] : []));
  return new Map(privates.map((text) => [text, `_${text.slice(1)}${suffix}`]));
}
