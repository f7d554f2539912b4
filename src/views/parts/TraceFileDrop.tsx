import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { useCallback, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { readContext } from '../routes';
import { tracesFilePath } from '../tracesRoutes';
import { fileState, openFile } from './openedFile';

/** Takes a file that is dropped anywhere on what it is around, and shows its traces. */
export function TraceFileDrop({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  const open = useOpenFile();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) {
      event.preventDefault();
      open(file);
    }
  };
  return (
    <div
      className={styles.around}
      data-testid="trace-file-drop"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) {
          event.preventDefault();
          setOver(true);
        }
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
          setOver(false);
        }
      }}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className={styles.over} aria-hidden="true">
          <Icon name="upload" size="xl" />
          {t('trace-file.drop', 'Drop to open the traces in this file. It stays in this browser.')}
        </div>
      )}
    </div>
  );
}

interface ButtonProps {
  readonly className?: string;
  readonly variant?: 'primary' | 'secondary';
  readonly size?: 'sm' | 'md';
}

/** The same for the keyboard: asks for a file of traces and shows them. */
export function OpenTraceFile({ className, variant = 'secondary', size = 'sm' }: ButtonProps) {
  const styles = useStyles2(getStyles);
  const open = useOpenFile();
  const input = useRef<HTMLInputElement>(null);
  const label = t('trace-file.open', 'Open a file');
  return (
    <>
      <Button
        className={cx(className)}
        size={size}
        variant={variant}
        icon="upload"
        tooltip={t('trace-file.open-what', 'Traces as OpenTelemetry JSON. The file stays in this browser.')}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        className={styles.hidden}
        type="file"
        tabIndex={-1}
        accept=".json,.jsonl,.ndjson,.txt,.log,application/json,text/plain"
        aria-label={label}
        data-testid="trace-file-input"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may have changed, and is then chosen again.
          event.target.value = '';
          if (file) {
            open(file);
          }
        }}
      />
    </>
  );
}

function useOpenFile(): (file: File) => void {
  const navigate = useNavigate();
  const { search, pathname } = useLocation();
  return useCallback(
    (file) => {
      openFile(file);
      const to = tracesFilePath(readContext(search));
      void navigate(to, { state: fileState(file), replace: to.startsWith(pathname) });
    },
    [navigate, search, pathname]
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  around: css({ position: 'relative', minWidth: 0, display: 'flex', flexDirection: 'column', gap: 'inherit' }),
  over: css({
    position: 'absolute',
    inset: 0,
    zIndex: theme.zIndex.dropdown,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    maxHeight: '80vh',
    pointerEvents: 'none',
    color: theme.colors.text.primary,
    background: theme.colors.background.secondary,
    opacity: 0.95,
    border: `2px dashed ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.default,
  }),
  hidden: css({ display: 'none' }),
});
