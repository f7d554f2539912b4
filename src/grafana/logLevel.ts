import type { GrafanaTheme2 } from '@grafana/data';
import type { LogLevel } from '../model/log';
import { unreachable } from '../model/outcome';
import type { Translate } from './translate';

/** The colours that Grafana gives levels. Always shown beside the word. */
export function levelColour(level: LogLevel, theme: GrafanaTheme2): string {
  const named: Readonly<Record<LogLevel, string>> = {
    critical: 'purple',
    error: 'red',
    warn: 'yellow',
    info: 'green',
    debug: 'blue',
    trace: 'light-blue',
    unknown: theme.colors.text.disabled,
  };
  return theme.visualization.getColorByName(named[level]);
}

export function levelName(level: LogLevel, t: Translate): string {
  switch (level) {
    case 'critical':
      return t('log-level.critical', 'critical');
    case 'error':
      return t('log-level.error', 'error');
    case 'warn':
      return t('log-level.warn', 'warn');
    case 'info':
      return t('log-level.info', 'info');
    case 'debug':
      return t('log-level.debug', 'debug');
    case 'trace':
      return t('log-level.trace', 'trace');
    case 'unknown':
      return t('log-level.unknown', 'no level');
    default:
      return unreachable(level);
  }
}
