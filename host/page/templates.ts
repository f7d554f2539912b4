import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

/**
 * Variables as data sources ask for them. Scenes resolve their own before a request leaves the plugin, so only what
 * the request brings along (`scopedVars`) is known here.
 */
export const hostTemplates: TemplateSrv = {
  getVariables: () => [],
  containsTemplate: (text) => /\$\{?\w/.test(text ?? ''),
  updateTimeRange: () => undefined,
  replace: (text, scopedVars) => withScoped(text ?? '', scopedVars ?? {}),
};

function withScoped(text: string, scopedVars: ScopedVars): string {
  return text.replace(/\$\{(\w+)[^}]*\}|\$(\w+)/g, (whole, braced: string, bare: string) => {
    const value: unknown = scopedVars[braced || bare]?.value;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
