/** What one source file imports and which members it uses, read from its syntax tree. */
import { type Expression, parseSync, type StringLiteral, Visitor } from 'oxc-parser';

/** How a module is taken: with the file itself, as types alone, or by `import()` when it is needed. */
export type ImportKind = 'value' | 'type' | 'lazy';

export interface ImportedModule {
  /** As written. */
  name: string;
  kind: ImportKind;
}

export interface SourceFacts {
  /** Of imports, re-exports, `import()` and `import()` types. */
  modules: ImportedModule[];
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
  const seen = (source: StringLiteral | null, kind: ImportKind): void => {
    if (source !== null) facts.modules.push({ name: source.value, kind });
  };
  new Visitor({
    ImportDeclaration(node) {
      seen(node.source, kindOf(node.importKind, node.specifiers));
      for (const specifier of node.specifiers) {
        if (specifier.type !== 'ImportSpecifier') continue;
        const { imported } = specifier;
        const name = imported.type === 'Literal' ? imported.value : imported.name;
        facts.importedNames.push({ name, from: node.source.value });
      }
    },
    ExportNamedDeclaration: (node) => seen(node.source, kindOf(node.exportKind, node.specifiers)),
    ExportAllDeclaration: (node) => seen(node.source, node.exportKind === 'type' ? 'type' : 'value'),
    TSImportType: (node) => seen(node.source, 'type'),
    ImportExpression(node) {
      const { source } = node;
      if (source.type === 'Literal' && typeof source.value === 'string') {
        facts.modules.push({ name: source.value, kind: 'lazy' });
      } else throw new Error(`${file}: import() of something that is not a plain string.`);
    },
    MemberExpression(node) {
      const member = node.computed ? literal(node.property) : lastName(node.property);
      const object = lastName(node.object);
      if (member !== undefined && object !== undefined) facts.members.push({ object, member });
    },
  }).visit(parsed.program);
  return facts;
}

/** An import of types alone loads nothing. */
function kindOf(kind: string | null | undefined, specifiers: readonly object[]): ImportKind {
  if (kind === 'type') return 'type';
  const areTypes = specifiers.every(
    (each) =>
      ('importKind' in each && each.importKind === 'type') ||
      ('exportKind' in each && each.exportKind === 'type'),
  );
  return specifiers.length > 0 && areTypes ? 'type' : 'value';
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
