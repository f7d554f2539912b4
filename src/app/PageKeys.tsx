import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Modal, useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useTimeKeys } from '../grafana/clock';
import { logsPath } from '../views/logsRoutes';
import { mapPath } from '../views/mapRoutes';
import { environmentsPath, overviewPath, readContext } from '../views/routes';
import { tracesPath } from '../views/tracesRoutes';
import { belongsToFocus, readKey, type KeyCommand, type PressedKey } from './keyCommand';

/** Keys that hold on every page, and the list of all keys behind a button. */
export function PageKeys() {
  const [shown, show] = useState(false);
  const run = useCommands(show);
  const waiting = useRef<PressedKey>(undefined);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (belongsToFocus(event)) {
        return;
      }
      const reading = readKey({ key: event.key, at: event.timeStamp }, waiting.current);
      waiting.current = reading.waiting;
      if (reading.command) {
        event.preventDefault();
        run(reading.command);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [run]);
  return (
    <>
      <IconButton
        name="keyboard"
        size="lg"
        tooltip={t('keys.show', 'Keys')}
        onClick={() => show(true)}
        data-testid="show-keys"
      />
      {shown && <KeyList onDismiss={() => show(false)} />}
    </>
  );
}

function useCommands(showKeys: (shown: boolean) => void): (command: KeyCommand) => void {
  const time = useTimeKeys();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return useCallback(
    (command) => {
      const commands: Record<KeyCommand, () => void> = {
        'zoom-out': time.zoomOut,
        'shift-back': () => time.shift('back'),
        'shift-forth': () => time.shift('forth'),
        refresh: time.refresh,
        overview: () => navigate(overviewPath(readContext(search))),
        map: () => navigate(mapPath(readContext(search))),
        environments: () => navigate(environmentsPath(readContext(search))),
        traces: () => navigate(tracesPath(readContext(search))),
        logs: () => navigate(logsPath(readContext(search))),
        'copy-link': () =>
          void navigator.clipboard?.writeText(new URL(`${pathname}${search}`, document.baseURI).toString()),
        'show-keys': () => showKeys(true),
      };
      commands[command]();
    },
    [time, navigate, pathname, search, showKeys]
  );
}

function KeyList({ onDismiss }: { readonly onDismiss: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <Modal title={t('keys.title', 'Keys')} isOpen onDismiss={onDismiss}>
      <table className={styles.table}>
        <tbody>
          {keyRows().map(([keys, what]) => (
            <tr key={keys}>
              <td>
                <Keys text={keys} />
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

/** Alternatives are divided by two spaces, keys that follow each other by one. */
function Keys({ text }: { readonly text: string }) {
  return text.split('  ').map((sequence, index) => (
    <React.Fragment key={sequence}>
      {index > 0 && ', '}
      {sequence.split(' ').map((key, place) => (
        <React.Fragment key={place}>
          {place > 0 && ' '}
          <kbd>{key}</kbd>
        </React.Fragment>
      ))}
    </React.Fragment>
  ));
}

function keyRows(): ReadonlyArray<readonly [string, string]> {
  return [
    [', o', t('keys.overview', 'Overview')],
    [', m', t('keys.map', 'Map')],
    [', a', t('keys.environments', 'All environments')],
    [', r', t('keys.traces', 'Traces')],
    [', l', t('keys.logs', 'Logs')],
    ['t z', t('keys.zoom-out', 'Twice as much time')],
    ['t ←  t →', t('keys.shift', 'Earlier, later')],
    ['d r', t('keys.refresh', 'Ask again')],
    ['c', t('keys.copy', 'Copy the link to what is shown')],
    ['←  ↑  →  ↓', t('keys.arrows', 'Move in map, table, exemplars and waterfall; fold and unfold spans')],
    ['Enter', t('keys.enter', 'Select or open')],
    ['e  E', t('keys.errors', 'Next, previous failed span')],
    ['n  N', t('keys.found-spans', 'Next, previous span found')],
    ['p  P', t('keys.path', 'Along the critical path of a trace')],
    ['[  ]', t('keys.trace-list', 'Previous, next trace of the list')],
    ['s', t('keys.show-as', 'Trace as waterfall, flame graph, services, story')],
    ['+  -  0', t('keys.zoom', 'Zoom the time of a trace, and see all of it')],
    ['/', t('keys.find', 'Find text in log lines, spans of a trace')],
    ['l', t('keys.span-logs', 'Log lines of the selected span')],
    ['t', t('keys.line-trace', 'Trace of a log line')],
    ['h  o', t('keys.pattern', 'Hide a pattern of log lines, show only it')],
    ['Esc', t('keys.up', 'One step up')],
    ['shift+k', t('keys.list', 'This list')],
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    td: { padding: theme.spacing(0.5, 2, 0.5, 0), verticalAlign: 'top' },
    kbd: { whiteSpace: 'nowrap' },
  }),
});
