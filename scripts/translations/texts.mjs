// Finds the texts of the user interface in sources: `t('key', 'Text', {...})` and `<Trans i18nKey defaults>`.
import ts from 'typescript';

/**
 * @typedef {{key: string, text: string, at: string}} Text a text under its key in the English file, plural suffix included
 * @typedef {{texts: Text[], wrong: string[]}} Found texts, and calls that cannot be read or lack a plural
 */

/**
 * Calls whose key is not written out, as `file: argument`, each with its reason.
 * @type {Map<string, string>}
 */
const unwritten = new Map();

/**
 * Texts of one source file.
 * @param {string} file its name, for messages
 * @param {string} source
 * @returns {Found}
 */
export function textsOf(file, source) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = { texts: [], wrong: [] };
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      take(found, placeOf(tree, node), ofCall(node));
    } else if (isTrans(node)) {
      take(found, placeOf(tree, node), ofTrans(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * @typedef {{key?: string, text?: string, said: string, one?: string, other?: string, counts?: boolean}} Call
 */

/** @param {Found} found @param {string} at @param {Call} call */
function take(found, at, { key, text, said, one, other, counts }) {
  if (key === undefined) {
    if (!unwritten.has(`${at.split(':')[0]}: ${said}`)) {
      found.wrong.push(`${at}: the key ${said} is not written out`);
    }
  } else if (counts) {
    if (one === undefined || other === undefined) {
      found.wrong.push(`${at}: ${key} counts and lacks defaultValue_one or defaultValue_other`);
    }
    found.texts.push({ key: `${key}_one`, text: one ?? text ?? '', at });
    found.texts.push({ key: `${key}_other`, text: other ?? text ?? '', at });
  } else if (text === undefined) {
    found.wrong.push(`${at}: ${key} has no text that is written out`);
  } else {
    found.texts.push({ key, text, at });
  }
}

/** @returns {Call} */
function ofCall({ arguments: [key, text, values] }) {
  const written = literal(text);
  const property = (name) =>
    values && ts.isObjectLiteralExpression(values)
      ? values.properties.find((one) => one.name?.getText() === name)
      : undefined;
  const textOf = (name) => literal(property(name)?.initializer);
  return {
    key: literal(key),
    text: written,
    said: key?.getText() ?? 'of nothing',
    one: textOf('defaultValue_one'),
    other: textOf('defaultValue_other'),
    counts: Boolean(property('count')) || Boolean(written?.includes('{{count}}')),
  };
}

const isTrans = (node) =>
  (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && node.tagName.getText() === 'Trans';

/** @returns {Call} */
function ofTrans(node) {
  const attribute = (name) =>
    node.attributes.properties.find((one) => ts.isJsxAttribute(one) && one.name.getText() === name)?.initializer;
  const valueOf = (name) => {
    const value = attribute(name);
    return literal(value && ts.isJsxExpression(value) ? value.expression : value);
  };
  const inner = ts.isJsxOpeningElement(node) ? childrenText(node.parent.children) : undefined;
  return {
    key: valueOf('i18nKey'),
    text: valueOf('defaults') ?? inner,
    said: attribute('i18nKey')?.getText() ?? 'of nothing',
    counts: Boolean(attribute('count')),
  };
}

/**
 * The children as one text, as react-i18next reads them: an element is a tag with its place among its neighbours as its
 * name, a value in braces a placeholder. Undefined if something else is among them.
 */
function childrenText(children) {
  const shown = children.filter((child) => !(ts.isJsxText(child) && child.containsOnlyTriviaWhiteSpaces));
  const parts = shown.map((child, index) => childText(child, index));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function childText(child, index) {
  if (ts.isJsxText(child)) {
    return jsxWords(child.text);
  }
  if (ts.isJsxElement(child)) {
    const inner = childrenText(child.children);
    return inner === undefined ? undefined : `<${index}>${inner}</${index}>`;
  }
  if (ts.isJsxSelfClosingElement(child)) {
    return `<${index}></${index}>`;
  }
  const value = ts.isJsxExpression(child) ? child.expression : undefined;
  const placeholder = value && ts.isObjectLiteralExpression(value) ? value.properties[0]?.name?.getText() : undefined;
  return placeholder ? `{{${placeholder}}}` : literal(value);
}

/** Text between tags as JSX compiles it: the ends of lines and what is around them are one space. */
function jsxWords(text) {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      const begun = index > 0 ? line.trimStart() : line;
      return index < lines.length - 1 ? begun.trimEnd() : begun;
    })
    .filter((line) => line !== '')
    .join(' ');
}

/** A text that is written out, pieces joined by `+` included. */
function literal(node) {
  if (!node) {
    return undefined;
  }
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [literal(node.left), literal(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

function placeOf(tree, node) {
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
