/** What one source file imports and which members it uses, read from its syntax tree. */
import { type Expression, parseSync, type StringLiteral, Visitor } from 'oxc-parser';

export interface SourceFacts {
  /** Module names as written, of imports, re-exports, `import()` and `import()` types. */
  modules: string[];
  /** Names imported from a module. */
  importedNames: { name: string; from: string }[];
  /** `object.member` uses; `object` is the last name before the member. */
  members: { object: string; member: string }[];
}

/** Throws when the text does not parse. */
export function sourceFacts(file: string, text: string): SourceFacts {
  const parsed = parseSync(file, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const facts: SourceFacts = { modules: [], importedNames: [], members: [] };
  const seen = (source: StringLiteral | null): void => {
    if (source !== null) facts.modules.push(source.value);
  };
  new Visitor({
    ImportDeclaration(node) {
      seen(node.source);
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') continue;
        const { imported } = specifier;
        const name = imported.type === 'Literal' ? imported.value : imported.name;
        facts.importedNames.push({ name, from: node.source.value });
      }
    },
    ExportNamedDeclaration: (node) => seen(node.source),
    ExportAllDeclaration: (node) => seen(node.source),
    TSImportType: (node) => seen(node.source),
    ImportExpression(node) {
      const { source } = node;
      if (source.type === 'Literal' && typeof source.value === 'string') facts.modules.push(source.value);
      else throw new Error(`${file}: import() of something that is not a plain string.`);
    },
    MemberExpression(node) {
      const member = node.computed ? literal(node.property) : lastName(node.property);
      const object = lastName(node.object);
      if (member !== undefined && object !== undefined) facts.members.push({ object, member });
    },
  }).visit(parsed.program);
  return facts;
}

function literal(node: Expression | { type: string }): string | undefined {
  return node.type === 'Literal' && 'value' in node && typeof node.value === 'string'
    ? node.value
    : undefined;
}

function lastName(node: Expression | { type: string }): string | undefined {
  if ('name' in node && typeof node.name === 'string') return node.name;
  return node.type === 'MemberExpression' && 'property' in node ? lastName(node.property) : undefined;
}
