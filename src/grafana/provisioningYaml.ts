import { pluginId } from './pluginId';
import { writeSettings, type SavedSettings } from './settings';

/**
 * A provisioning file that sets the app up as `saved`. Grafana replaces `$NAME` in such files by variables of its
 * environment, so a dollar sign is written twice.
 */
export function provisioningYaml(saved: SavedSettings): string {
  const app = { type: pluginId, org_id: 1, disabled: false, jsonData: writeSettings(saved) };
  return `${lines({ apiVersion: 1, apps: [app] }, '').join('\n')}\n`;
}

/** Lists and objects as blocks, everything else as JSON, which YAML contains. */
function lines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = isBlock(item) ? lines(item, `${indent}  `) : [`${indent}  ${scalar(item)}`];
      return [`${indent}- ${first.slice(indent.length + 2)}`, ...rest];
    });
  }
  return Object.entries(Object(value)).flatMap(([key, item]: [string, unknown]) => {
    const name = `${indent}${/^[A-Za-z_]\w*$/.test(key) ? key : scalar(key)}:`;
    if (item === undefined) {
      return [];
    }
    return isBlock(item) ? [name, ...lines(item, `${indent}  `)] : [`${name} ${scalar(item)}`];
  });
}

function isBlock(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function scalar(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll('$', '$$$$').replace(/[\u007f-\u009f\u2028\u2029]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
