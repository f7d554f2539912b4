/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { debt, layers, pureLayers, workerEntries } from '../layers.mjs';

interface Import {
  readonly from: string;
  readonly to: string;
  /** Path inside `src` when the import is one of ours, the package's name otherwise. */
  readonly ours: boolean;
}

const root = __dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter(
    (file) =>
      /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !/\.test\.tsx?$/.test(file) && !file.includes('/testing/')
  );
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const imports = files.flatMap(runtimeImports);
const layerOf = (file: string) => file.split('/')[0] ?? '';

/** Imports that remain after compilation: type-only ones do not count. */
function runtimeImports(file: string): Import[] {
  const source = ts.createSourceFile(file, text.get(file) ?? '', ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: Import[] = [];
  const add = (specifier: string) => found.push(resolved(file, specifier));
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) && !onlyTypes(node.importClause)) {
      add((node.moduleSpecifier as ts.StringLiteral).text);
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly) {
      add((node.moduleSpecifier as ts.StringLiteral).text);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) {
        add(specifier.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) {
    return false;
  }
  const named = clause.namedBindings;
  const allTyped =
    named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
  return clause.isTypeOnly || (!clause.name && allTyped);
}

function resolved(from: string, specifier: string): Import {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    return { from, to: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? ''), ours: false };
  }
  const path = relative(root, resolve(root, dirname(from), specifier))
    .split(sep)
    .join('/');
  const to = [path, `${path}.ts`, `${path}.tsx`].find((candidate) => text.has(candidate)) ?? path;
  return { from, to, ours: true };
}

const isWorkerEntry = (file: string) =>
  file.startsWith(`${workerEntries.folder}/`) && file.endsWith(workerEntries.suffix);
const listed = (edge: Import) => debt.some((owed) => owed.from === edge.from && owed.to === edge.to);

describe('the house', () => {
  it('has no arrow that the table does not allow', () => {
    const wrong = imports.filter((edge) => {
      const allowed = isWorkerEntry(edge.from) ? { ...workerEntries, packages: [] } : layers[layerOf(edge.from)];
      if (!allowed || listed(edge)) {
        return false;
      }
      if (edge.ours) {
        return layerOf(edge.to) !== layerOf(edge.from) && !allowed.layers.includes(layerOf(edge.to));
      }
      return allowed.packages !== 'any' && !allowed.packages.includes(edge.to);
    });
    expect(wrong.map((edge) => `${edge.from} → ${edge.to}`)).toEqual([]);
  });

  it('has no file outside its rooms', () => {
    const strays = files.filter((file) => !(layerOf(file) in layers) && file !== 'module.tsx');
    expect(strays).toEqual([]);
  });

  it('owes nothing that it has already paid', () => {
    const paid = debt.filter((owed) => !imports.some((edge) => edge.from === owed.from && edge.to === owed.to));
    expect(paid).toEqual([]);
  });

  it('has no circle of files that import each other at run time', () => {
    expect(circles()).toEqual([]);
  });

  it('keeps pages apart: they meet only through links', () => {
    // Patterns, the selection and the topology are no pages: parts that are big enough for folders of their own.
    const page = (file: string) =>
      file.startsWith('views/') ? (file.split('/')[1] ?? '').replace(/^(patterns|selection|topology)$/, 'parts') : '';
    const wrong = imports.filter(
      (edge) =>
        edge.ours &&
        page(edge.from).match(/^(?!parts$)[a-z]+$/) &&
        page(edge.to).match(/^(?!parts$)[a-z]+$/) &&
        page(edge.from) !== page(edge.to)
    );
    expect(wrong.map((edge) => `${edge.from} → ${edge.to}`)).toEqual([]);
  });

  it('keeps its pure layers, and at least half of its lines outside the demo, free of React, Grafana and rxjs', () => {
    const impure = reachingPackages();
    expect([...impure].filter((file) => pureLayers.includes(layerOf(file)))).toEqual([]);
    const lines = (list: readonly string[]) =>
      list.reduce((sum, file) => sum + (text.get(file)?.split('\n').length ?? 0), 0);
    const counted = files.filter((file) => layerOf(file) !== 'demo');
    const share = lines(counted.filter((file) => !impure.has(file))) / lines(counted);
    expect(share).toBeGreaterThanOrEqual(0.5);
  });

  it('has neither barrels nor drawers nor files of more than 300 lines', () => {
    const wrong = files.filter(
      (file) =>
        /(^|\/)index\.tsx?$/.test(file) ||
        /(^|\/)(utils?|helpers?|common|shared|misc|types)(\/|\.tsx?$)/.test(file) ||
        (text.get(file)?.split('\n').length ?? 0) > 301
    );
    expect(wrong).toEqual([]);
  });
});

/** Files from which a package of the shell can be reached at run time. */
function reachingPackages(): Set<string> {
  const shell = /^(react|react-dom|react-router-dom|rxjs|@grafana|@emotion|@tanstack)/;
  const reached = new Set(imports.filter((edge) => !edge.ours && shell.test(edge.to)).map((edge) => edge.from));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    imports.filter((edge) => edge.ours && reached.has(edge.to)).forEach((edge) => reached.add(edge.from));
  }
  return reached;
}

/** Peels off files without open imports until only circles are left. */
function circles(): string[] {
  const left = new Set(files);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const file of [...left]) {
      if (!imports.some((edge) => edge.ours && edge.from === file && left.has(edge.to))) {
        left.delete(file);
      }
    }
  }
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const file of [...left]) {
      if (!imports.some((edge) => edge.ours && edge.to === file && left.has(edge.from))) {
        left.delete(file);
      }
    }
  }
  return [...left].sort();
}
